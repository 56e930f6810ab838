export { serveApiDocs } from './api-docs';
export {
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  LocalTimeField,
  MinutesField,
  MonthField,
  ParamsField,
  TextField,
} from './api-fields';
export { ApiServer } from './api-server';
export { Batching } from './batching';
export { LONGEST_FILE_BYTES } from './bodies';
export { addressRangeOf } from './client-address';
export { Clock } from './clock';
export { CONFIG, type Config, ConfigError, type RequestLimits, readConfig } from './config';
export { LOCK_NOT_AVAILABLE, isWorthAskingAlone, sqlState, violatedConstraint } from './database-errors';
export { Db, type Queryable } from './db';
export { HealthController } from './health.controller';
export { API_PREFIX, configureHttp, refuseTheRest } from './http';
export { newId } from './ids';
export { describeApi } from './openapi';
export {
  type FunctionRow,
  MATRIX_ROLES,
  type MatrixRole,
  type Permission,
  permissions,
  ROLE_ORIGINS,
  ROLES_WITHOUT_DESK,
  type RoleOrigin,
  SCOPES,
  type Scope,
} from './permission-matrix';
export { Can, PERMISSION, PUBLIC, Public, UNLIMITED, may, rolesFor } from './permissions';
export { CodePipe, DatePipe, IdPipe, MonthPipe, TextParam, TextQuery, YearPipe } from './pipes';
export { PlatformModule } from './platform.module';
export { type FieldError, Problem, type ProblemParams } from './problem';
export { type ProblemCode, problemCodes } from './problem-codes';
export { problemOf, sendProblem } from './problem.filter';
export { logProcessFaults } from './process-faults';
export { Readiness } from './readiness';
export { Recurring } from './recurring';
export { REFUSAL_TRACE, type RefusalTrace } from './refusals';
export {
  type ContextRequest,
  Ctx,
  GRANTED_ROLES,
  type GrantedRole,
  ROLES,
  type RequestContext,
  type Role,
} from './request-context';
export { ROLE_BOOK } from './role-book';
export { STOP_LIMIT_SECONDS, endOnSignal } from './stopping';
export { LineField } from './line-field';
export {
  IsAddress,
  IsCount,
  IsInstantText,
  IsListOf,
  IsLocalDateText,
  IsLocalTimeText,
  IsMonthText,
  IsPlainLine,
  IsPlainText,
  MayBeLeftOut,
} from './validation';
export { type View, ViewLog, noteShown } from './views';
