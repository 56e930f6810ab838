export { foundAbsenceKinds } from './absence-kinds';
export { PORTIONS, type Portion, REQUEST_ACTS, type RequestAct } from './absence.dto';
export { AbsenceModule } from './absence.module';
export { PendingRequests, type WaitingRequest } from './pending-requests';
export { readRequest } from './request-query';
export { RequestDecisions } from './request-decisions';
