export * from './contract';
export * from './fulltime';
export * from './raised-hours';
