import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { LeaveModule } from '../leave';
import { AbsenceController } from './absence.controller';
import { AbsenceJudge } from './absence-judge';
import { AbsenceReader } from './absence-reader';
import { AbsenceRequests } from './absence-requests';
import { AbsenceWriter } from './absence-writer';
import { PendingRequests } from './pending-requests';
import { RequestDecisions } from './request-decisions';

@Module({
  imports: [FactsModule, LeaveModule],
  controllers: [AbsenceController],
  providers: [AbsenceJudge, AbsenceReader, AbsenceRequests, AbsenceWriter, PendingRequests, RequestDecisions],
  exports: [PendingRequests, RequestDecisions],
})
export class AbsenceModule {}
