export * from './holidays';
export * from './import';
