export * from './additional-leave';
export * from './carry-over';
export * from './connected-days';
export * from './entitlement';
export * from './illness';
export * from './leave-account';
export * from './months';
