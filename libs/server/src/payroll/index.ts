export * from './payroll.dto';
export * from './payroll.module';
export * from './payroll-exports';
