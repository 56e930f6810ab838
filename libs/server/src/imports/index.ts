export { IMPORT_KINDS, ImportReportDto } from './imports.dto';
export { kindsOf } from './who-imports';
export { importFromCommandLine } from './cli';
export { ImportsModule, ImportsWorkerModule } from './imports.module';
export { ImportUploadDto } from './upload.dto';
