export { APPLICATION_ROLE, ensureApplicationRole, grantToApplication, refuseTemporaryTables } from './application-role';
export { migrate, dataSourceOptions } from './data-source';
export { checkInvariants } from './invariants';
export { ALLOW_DATA_LOSS } from './data-loss';
