export * from './date';
export * from './instant';
export * from './prorate';
export * from './rounding';
export * from './span';
export * from './zone';
