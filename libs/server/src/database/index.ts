export { APPLICATION_ROLE, ensureApplicationRole, grantToApplication } from './application-role';
export { migrate } from './data-source';
export { checkInvariants } from './invariants';
