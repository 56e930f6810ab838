import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { ImportController } from './import.controller';
import { ImportDesk } from './import-desk';

/** Who works where: for now, how that comes into the database. */
@Module({
  imports: [EvaluationModule],
  controllers: [ImportController],
  providers: [ImportDesk],
  exports: [ImportDesk],
})
export class OrganisationModule {}
