export * from './fingerprint';
export * from './overtime-lines';
export * from './payroll-lines';
export * from './plan-closing';
export * from './settlement';
export * from './standby-lines';
export * from './states';
export * from './traffic-light';
