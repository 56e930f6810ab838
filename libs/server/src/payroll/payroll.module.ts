import { Module } from '@nestjs/common';
import { PayrollController } from './payroll.controller';
import { PayrollExports } from './payroll-exports';
import { PayrollReader } from './payroll-reader';

@Module({ controllers: [PayrollController], providers: [PayrollExports, PayrollReader], exports: [PayrollExports] })
export class PayrollModule {}
