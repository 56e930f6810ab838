export * from './money';
export * from './overtime';
export * from './overtime-weeks';
export * from './time-off-later';
export * from './pay-group';
export * from './standby';
export * from './standby-pay';
export * from './travel';
