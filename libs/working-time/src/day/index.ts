export * from './day-evaluation';
export * from './day-facts';
export * from './evaluate-day';
export * from './evaluate-days';
export * from './foresight';
export { gatherSessionsWork } from './gather-work';
