import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { TeamScopeModule } from '../identity';
import { RulesController } from './rules.controller';
import { RulesReader } from './rules-reader';

/** Which rules hold for whom, in words. */
@Module({
  imports: [EvaluationModule, TeamScopeModule],
  controllers: [RulesController],
  providers: [RulesReader],
})
export class RulesModule {}
