import { Module } from '@nestjs/common';
import { BookingModule } from '../booking';
import { ApprovalController } from './approval.controller';
import { ApprovalDesk } from './approval-desk';
import { CorrectionRequests } from './correction-requests';
import { MonthSubmission } from './month-submission';

@Module({
  imports: [BookingModule],
  controllers: [ApprovalController],
  providers: [ApprovalDesk, CorrectionRequests, MonthSubmission],
})
export class ApprovalModule {}
