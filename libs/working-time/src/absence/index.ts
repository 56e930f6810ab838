export * from './absence';
export * from './paid-release';
export * from './sick-pay';
