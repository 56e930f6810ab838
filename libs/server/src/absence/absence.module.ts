import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { LeaveModule } from '../leave';
import { AbsenceController } from './absence.controller';
import { AbsenceJudge } from './absence-judge';
import { AbsenceReader } from './absence-reader';
import { AbsenceRequests } from './absence-requests';
import { AbsenceWriter } from './absence-writer';
import { EnteredAbsencesController } from './entered-absences.controller';
import { EnteredAbsences } from './entered-absences';
import { PendingRequests } from './pending-requests';
import { RequestDecisions } from './request-decisions';

@Module({
  imports: [FactsModule, LeaveModule, TeamScopeModule],
  controllers: [AbsenceController, EnteredAbsencesController],
  providers: [
    AbsenceJudge,
    AbsenceReader,
    AbsenceRequests,
    AbsenceWriter,
    EnteredAbsences,
    PendingRequests,
    RequestDecisions,
  ],
  exports: [PendingRequests, RequestDecisions],
})
export class AbsenceModule {}
