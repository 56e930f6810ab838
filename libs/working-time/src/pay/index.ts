export * from './money';
export * from './overtime';
export * from './overtime-weeks';
export * from './pay-group';
export * from './standby';
export * from './travel';
