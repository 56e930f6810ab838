/** Worked examples and builders, for the tests of other projects. */
export * from './arbitraries';
export * from './arbitrary-terms';
export * from './builders';
export * from './period-days';
export { runs } from './runs';
export { attendanceFacts } from './conformance/attendance';
export * from './conformance/case';
export { differences, isSame } from './conformance/compare';
export { type ConformanceResult, runCase } from './conformance/runner';
