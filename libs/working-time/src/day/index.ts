export * from './day-evaluation';
export * from './day-facts';
