import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { AgreementController } from './agreement.controller';
import { AgreementReader } from './agreement-reader';
import { CreateAgreement } from './create-agreement';
import { ProposalController } from './proposal.controller';
import { ProposalReader } from './proposal-reader';
import { Publishing } from './publishing';
import { UnitReader } from './unit-reader';

/** Staff agreements as data: read by everybody, proposed and released by time administrators. */
@Module({
  imports: [FactsModule],
  controllers: [AgreementController, ProposalController],
  providers: [AgreementReader, CreateAgreement, ProposalReader, Publishing, UnitReader],
})
export class AgreementModule {}
