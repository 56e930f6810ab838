export * from './date';
export * from './instant';
export * from './prorate';
export * from './span';
export * from './zone';
