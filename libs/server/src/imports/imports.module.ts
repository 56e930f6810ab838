import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { FactsModule } from '../facts';
import { ImportController } from './imports.controller';
import { ImportDesk } from './desk';
import { ImportProposalController } from './proposal.controller';
import { ImportProposalReader } from './proposal-reader';
import { ImportProposals } from './proposals';
import { ImportSlots } from './slots';

/** Who works where: for now, how that comes into the database. */
@Module({
  imports: [AuditModule, FactsModule],
  controllers: [ImportController, ImportProposalController],
  providers: [ImportDesk, ImportSlots, ImportProposals, ImportProposalReader],
  exports: [ImportDesk],
})
export class ImportsModule {}
