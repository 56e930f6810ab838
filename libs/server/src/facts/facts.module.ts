import { Module } from '@nestjs/common';
import { FactsLoader } from './facts-loader';
import { ReevaluateDays } from './reevaluate-days';

/** Facts in, stored evaluations out. One cache of agreements for each process. */
@Module({ providers: [FactsLoader, ReevaluateDays], exports: [FactsLoader, ReevaluateDays] })
export class FactsModule {}
