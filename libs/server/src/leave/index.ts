export { LeaveAccounts } from './leave-accounts';
export { LeaveDto, LeaveNoticesDto } from './leave.dto';
export { LeaveModule } from './leave.module';
export { LeaveWorkerModule } from './leave.worker';
