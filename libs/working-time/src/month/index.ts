export * from './evaluate-month';
export * from './split-by-month';
