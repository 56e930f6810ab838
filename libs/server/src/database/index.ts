export * from './application-role';
export * from './data-loss';
export * from './data-source';
export * from './invariants';
