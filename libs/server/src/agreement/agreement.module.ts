import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { AgreementController } from './agreement.controller';
import { AgreementReader } from './agreement-reader';
import { PublishAnnex } from './publish-annex';
import { PublishOverlay } from './publish-overlay';
import { PublishVersion } from './publish-version';
import { Publishing } from './publishing';

/** Staff agreements as data: read by everybody, published by time administrators. */
@Module({
  imports: [EvaluationModule],
  controllers: [AgreementController],
  providers: [AgreementReader, PublishAnnex, PublishOverlay, PublishVersion, Publishing],
})
export class AgreementModule {}
