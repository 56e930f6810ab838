export { publicHolidays, writeHolidays } from './holidays';
export { type ImportKind, ImportReportDto } from './imports.dto';
export { importFromCommandLine } from './cli';
export { ImportsModule, ImportsWorkerModule } from './imports.module';
