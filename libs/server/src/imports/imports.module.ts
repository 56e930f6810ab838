import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit';
import { FactsModule } from '../facts';
import { QueueModule } from '../queue';
import { ORGANISATION_ENTITIES } from '../organisation';
import { SITE_ENTITIES } from '../sites';
import { ImportController } from './imports.controller';
import { ImportDesk } from './desk';
import { ImportProposalController } from './proposal.controller';
import { ImportProposalReader } from './proposal-reader';
import { ImportProposals } from './proposals';
import { ImportFolder } from './import-folder';
import { ImportSettings } from './import-settings';
import { ImportSettingsController } from './import-settings.controller';
import { ImportTokenController } from './import-token.controller';
import { ImportTokens } from './import-tokens';
import { ServiceImportController } from './service-imports.controller';
import { TokenGate } from './token-gate';
import { ImportSlots } from './slots';
import { ImportWorker } from './import-worker';
import { UploadController } from './uploads.controller';
import { UploadDesk } from './upload-desk';
import { UploadReader } from './upload-reader';
import { UploadWork } from './upload-work';

/** Who works where: how files about it come into the database. */
@Module({
  imports: [
    AuditModule,
    FactsModule,
    QueueModule,
    TypeOrmModule.forFeature([...ORGANISATION_ENTITIES, ...SITE_ENTITIES]),
  ],
  controllers: [
    ImportController,
    UploadController,
    ImportProposalController,
    ImportSettingsController,
    ImportTokenController,
    ServiceImportController,
  ],
  providers: [
    ImportDesk,
    ImportSlots,
    ImportProposals,
    ImportProposalReader,
    UploadDesk,
    UploadReader,
    ImportSettings,
    ImportTokens,
    TokenGate,
  ],
  exports: [ImportDesk],
})
export class ImportsModule {}

/** The work on uploaded files: what the worker process runs. */
@Module({
  imports: [
    AuditModule,
    FactsModule,
    QueueModule,
    TypeOrmModule.forFeature([...ORGANISATION_ENTITIES, ...SITE_ENTITIES]),
  ],
  providers: [ImportDesk, ImportSlots, ImportFolder, UploadDesk, UploadWork, ImportWorker],
})
export class ImportsWorkerModule {}
