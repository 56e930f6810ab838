export * from './finding-codes';
