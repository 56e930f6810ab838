export * from './leave-accounts';
export * from './leave.dto';
export * from './leave.module';
export * from './leave.worker';
