import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { LeaveAccounts } from './leave-accounts';
import { LeaveController } from './leave.controller';
import { LeaveNotices } from './leave-notices';
import { LeaveReader } from './leave-reader';

@Module({
  imports: [FactsModule, TeamScopeModule],
  controllers: [LeaveController],
  providers: [LeaveAccounts, LeaveNotices, LeaveReader],
  exports: [LeaveAccounts],
})
export class LeaveModule {}
