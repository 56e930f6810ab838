export * from './day-evaluation';
export * from './day-facts';
export * from './evaluate-day';
export * from './evaluate-days';
export * from './foresight';
export { drivenOn } from './open-day-work';
export * from './portable-facts';
export { ruleTermsOf } from './rule-terms';
export { gatherSessionsWork } from './gather-work';
