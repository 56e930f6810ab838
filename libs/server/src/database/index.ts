export * from './data-loss';
export * from './data-source';
export { migrations } from './migrations';
