import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { LeaveAccounts } from './leave-accounts';
import { LeaveController } from './leave.controller';
import { LeaveNotices } from './leave-notices';
import { LeaveReader } from './leave-reader';

@Module({
  imports: [EvaluationModule],
  controllers: [LeaveController],
  providers: [LeaveAccounts, LeaveNotices, LeaveReader],
})
export class LeaveModule {}
