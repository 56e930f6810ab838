export { publicHolidays, writeHolidays } from './holidays';
export { type ImportKind, ImportReportDto } from './import.dto';
export { importFromCommandLine } from './import-cli';
export { OrganisationModule } from './organisation.module';
