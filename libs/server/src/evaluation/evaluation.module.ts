import { Module } from '@nestjs/common';
import { FactsLoader } from './facts-loader';
import { OrderedWork } from './ordered-work';
import { ReevaluateDays } from './reevaluate-days';

/** Facts in, stored evaluations out. One cache of agreements for each process. */
@Module({ providers: [FactsLoader, OrderedWork, ReevaluateDays], exports: [FactsLoader, OrderedWork, ReevaluateDays] })
export class EvaluationModule {}
