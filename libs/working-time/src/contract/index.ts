export * from './contract';
export * from './fulltime';
