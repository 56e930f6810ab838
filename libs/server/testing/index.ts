export * from './app';
export * from './approval-steps';
export * from './closing-city';
export * from './database';
export * from './fault-proxy';
export * from './redis';
export * from './scenario';
export * from './worker';
