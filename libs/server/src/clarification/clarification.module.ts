import { Module } from '@nestjs/common';
import { TeamScopeModule } from '../identity';
import { ClarificationController } from './clarification.controller';
import { ClarificationDesk } from './clarification-desk';

@Module({ imports: [TeamScopeModule], controllers: [ClarificationController], providers: [ClarificationDesk] })
export class ClarificationModule {}
