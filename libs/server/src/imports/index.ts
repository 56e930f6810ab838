export { IMPORT_KINDS, type ImportKind, ImportReportDto } from './imports.dto';
export { kindsOf } from './who-imports';
export { importFromCommandLine } from './cli';
export { ImportsModule, ImportsWorkerModule } from './imports.module';
