import { Module } from '@nestjs/common';
import { AbsenceModule } from '../absence';
import { BookingModule } from '../booking';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { ViewsModule } from '../views';
import { AbsenceDecisions } from './absence-decisions';
import { ApprovalController } from './approval.controller';
import { ApprovalDesk } from './approval-desk';
import { DecidedItems } from './decided-items';
import { CorrectionDecisions } from './correction-decision';
import { CorrectionPreviews } from './correction-preview';
import { CorrectionRequests } from './correction-requests';
import { CorrectionWithdrawals } from './correction-withdrawals';
import { MonthSubmission } from './month-submission';

@Module({
  imports: [AbsenceModule, BookingModule, FactsModule, TeamScopeModule, ViewsModule],
  controllers: [ApprovalController],
  providers: [
    AbsenceDecisions,
    ApprovalDesk,
    CorrectionDecisions,
    CorrectionPreviews,
    CorrectionRequests,
    CorrectionWithdrawals,
    DecidedItems,
    MonthSubmission,
  ],
})
export class ApprovalModule {}
