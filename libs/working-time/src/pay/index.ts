export * from './money';
export * from './overtime';
export * from './pay-group';
export * from './standby';
export * from './travel';
