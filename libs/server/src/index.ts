export { ApiModule } from './api.module';
export { createApi, startApi } from './start-api';
export { AgreementWorkerModule } from './agreement';
export {
  ApprovalItemDto,
  ApprovalsDto,
  CorrectionDto,
  CreateCorrectionDto,
  DayEffectDto,
  DecideDto,
  DecisionResultDto,
} from './approval';
export { ClosingWorkerModule } from './closing';
export { APPLICATION_ROLE, checkInvariants, grantToApplication, migrate } from './database';
export { isDemoOrEmpty, prepareDatabase, seedDemo } from './demo';
export {
  type EvaluatedDay,
  PersonFacts,
  TenantAgreements,
  UnitAnnexes,
  evaluateDate,
  evaluationValues,
} from './evaluation';
export { type FourEyesProcess, fourEyesFromCommandLine } from './four-eyes';
export { IdentityWorkerModule, cookieName, endSessionsFromCommandLine, hashOf, signedCookieValue } from './identity';
export { LeaveWorkerModule } from './leave';
export { MonthWorkerModule } from './month';
export { type ImportKind, importFromCommandLine } from './imports';
export {
  API_PREFIX,
  Clock,
  type Config,
  ConfigError,
  Db,
  PlatformModule,
  STOP_LIMIT_SECONDS,
  describeApi,
  endOnSignal,
  logProcessFaults,
  readConfig,
} from './platform';
export { DayExplanationDto, MonthDto } from './views';
