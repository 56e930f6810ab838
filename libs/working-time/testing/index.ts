/** Worked examples and builders, for the tests of other projects. */
export * from './arbitraries';
export * from './arbitrary-terms';
export * from './builders';
export * from './period-days';
export * from './person';
export { runs } from './runs';
export * from './conformance/case';
