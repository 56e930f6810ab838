import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation';
import { ParticularsController } from './particulars.controller';

/** What is known of single days and times of a person, on their screen: the same checks as where a file says it. */
@Module({
  imports: [OrganisationModule],
  controllers: [ParticularsController],
})
export class ParticularsModule {}
