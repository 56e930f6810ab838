export * from './api.module';
export * from './approval';
export * from './booking';
export * from './database';
export * from './evaluation';
export * from './identity';
export * from './platform';
