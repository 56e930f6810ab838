import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PayrollController } from './payroll.controller';
import { PayrollDecisions } from './payroll-decisions';
import { PayrollExports } from './payroll-exports';
import { PayrollGaps } from './payroll-gaps';
import { PayrollGroup } from './payroll-group.entity';
import { PayrollGroups } from './payroll-groups';
import { PayrollProposal } from './payroll-proposal.entity';
import { PayrollProposals } from './payroll-proposals';
import { PayrollReader } from './payroll-reader';
import { PayrollTestFiles } from './payroll-test-files';
import { SettingProposals } from './setting-proposals';
import { SettingsController } from './settings.controller';
import { SettingsReader } from './settings-reader';

/** Closed months on their way to payroll, and what payroll sets for that. */
@Module({
  imports: [TypeOrmModule.forFeature([PayrollGroup, PayrollProposal])],
  controllers: [PayrollController, SettingsController],
  providers: [
    PayrollDecisions,
    PayrollExports,
    PayrollGaps,
    PayrollGroups,
    PayrollProposals,
    PayrollReader,
    PayrollTestFiles,
    SettingProposals,
    SettingsReader,
  ],
  exports: [PayrollExports],
})
export class PayrollModule {}
