export * from './database';
export * from './evaluation';
export * from './platform';
