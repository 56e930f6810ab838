export { AuditModule } from './audit.module';
export { type Actor, recordAudit, recordAuditOfMany } from './record';
