export * from './absence';
export * from './work-on-absence';
export * from './foremost-absence';
export * from './paid-release';
export * from './sick-pay';
export * from './validate-absence';
