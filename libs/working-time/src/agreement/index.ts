export * from './parameters';
export * from './resolve-agreement';
export * from './schema';
export * from './validate-agreement';
export * from './validate-version';
