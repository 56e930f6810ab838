export { PayrollClosingsDto, PayrollExportDto } from './payroll.dto';
export { PayrollModule } from './payroll.module';
