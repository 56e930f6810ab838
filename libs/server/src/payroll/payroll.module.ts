import { Module } from '@nestjs/common';
import { PayrollController } from './payroll.controller';
import { PayrollDecisions } from './payroll-decisions';
import { PayrollExports } from './payroll-exports';
import { PayrollReader } from './payroll-reader';

@Module({
  controllers: [PayrollController],
  providers: [PayrollDecisions, PayrollExports, PayrollReader],
  exports: [PayrollExports],
})
export class PayrollModule {}
