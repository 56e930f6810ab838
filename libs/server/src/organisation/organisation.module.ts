import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { EvaluationModule } from '../evaluation';
import { ImportController } from './import.controller';
import { ImportDesk } from './import-desk';
import { ImportProposalController } from './import-proposal.controller';
import { ImportProposalReader } from './import-proposal-reader';
import { ImportProposals } from './import-proposals';
import { ImportSlots } from './import-slots';

/** Who works where: for now, how that comes into the database. */
@Module({
  imports: [AuditModule, EvaluationModule],
  controllers: [ImportController, ImportProposalController],
  providers: [ImportDesk, ImportSlots, ImportProposals, ImportProposalReader],
  exports: [ImportDesk],
})
export class OrganisationModule {}
