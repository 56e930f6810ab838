export { type AccessPurpose, issueAccessCode, withdrawAccessCodes, withdrawResetCodes } from './access-code';
export { hasPassword, holdsRole } from './account-sql';
export { ACCESS_PURPOSES, AccessCodeDto, OpenedAccountDto } from './access-code.dto';
export { accessCodeFromCommandLine } from './access-code-command';
export { ChoosePassword, keepPassword } from './choose-password';
export { accountOfItsOwn, changeSignInAddress } from './accounts';
export { DEMO_PEOPLE, type DemoPeopleSource } from './demo-people';
export { endSessionsAt } from './end-sessions';
export { endSessionsFromCommandLine } from './end-sessions-command';
export { IdentityModule } from './identity.module';
export { mountAuth } from './mount-auth';
export { DemoPersonDto } from './session.dto';
export { IdentityWorkerModule } from './session-cleaner';
export { cookieName, hashOf, signedCookieValue } from './session-cookie';
export { hashOfCode, newCode } from './one-time-code';
export { SessionReader } from './session-reader';
export { unitsBelowCte } from './units-below';
export {
  ADMINISTERED_CTE,
  CARE,
  type Readable,
  TEAM_CTE,
  TeamScope,
  UNLED_CTE,
  administersTime,
  careCte,
  hasAccess,
  isAdministered,
  isStillKnown,
} from './team-scope';
export { TeamScopeModule } from './team-scope.module';
