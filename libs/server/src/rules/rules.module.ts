import { Module } from '@nestjs/common';
import { FactsModule } from '../facts';
import { TeamScopeModule } from '../identity';
import { RulesController } from './rules.controller';
import { RulesReader } from './rules-reader';

/** Which rules hold for whom, in words. */
@Module({
  imports: [FactsModule, TeamScopeModule],
  controllers: [RulesController],
  providers: [RulesReader],
})
export class RulesModule {}
