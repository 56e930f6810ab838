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
export {
  ClosingWorkerModule,
  type ClosingStanding,
  type PersonPlan,
  planPerson,
  valueOfPersonMonth,
  storePlans,
  writeClosedMonths,
  MonthPlans,
  MonthValues,
  OnCall,
  OrderedWork,
} from './closing';
export {
  APPLICATION_ROLE,
  checkInvariants,
  grantToApplication,
  migrate,
  ensureApplicationRole,
  ALLOW_DATA_LOSS,
  dataSourceOptions,
} from './database';
export {
  AgreementCache,
  EVALUATION_COLUMNS,
  FACT_RECORDS,
  type FactRecord,
  type EvaluatedDay,
  FactsLoader,
  ReevaluateDays,
  dateRange,
  evaluateDate,
  evaluationValues,
} from './facts';
export { type FourEyesProcess, fourEyesFromCommandLine } from './four-eyes';
export {
  IdentityWorkerModule,
  cookieName,
  accessCodeFromCommandLine,
  endSessionsFromCommandLine,
  hashOf,
  signedCookieValue,
  DEMO_PEOPLE,
  type DemoPeopleSource,
  DemoPersonDto,
} from './identity';
export { insertOpenings } from './openings';
export { administratorFromCommandLine } from './organisation';
export { MailWorkerModule } from './mail';
export { LeaveWorkerModule, LeaveAccounts, LeaveDto, LeaveNoticesDto } from './leave';
export { MonthWorkerModule } from './month';
export { IMPORT_KINDS, ImportsWorkerModule, importFromCommandLine } from './imports';
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
  type Queryable,
  type Role,
} from './platform';
export { setUpCodeFromCommandLine } from './setup';
export { foundAbsenceKinds } from './absence';
export { publicHolidays, renewCalendars } from './sites';
export { DayExplanationDto, MonthDto } from './views';
export { recordAudit } from './audit';
