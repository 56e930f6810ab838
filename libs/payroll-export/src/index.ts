/** Payroll lines to files: pure, deterministic, whole or not at all. */
export * from './aggregate';
export * from './codes';
export * from './control-totals';
export { fitsPersonnelNumbers } from './datev-lodas/validate';
export * from './decimal';
export * from './file-name';
export * from './format';
export * from './formats';
export * from './map-lines';
export * from './payroll-line';
export * from './problem';
