export * from './app';
export * from './closing-city';
export * from './database';
export * from './scenario';
export * from './worker';
