export * from './database';
export * from './platform';
