export * from './additional-leave';
export * from './carry-over';
export * from './entitlement';
export * from './illness';
export * from './months';
