import { Module } from '@nestjs/common';
import { TeamScope } from './team-scope';

/** Whose data somebody may see; also for the worker, which has no sign-in. */
@Module({ providers: [TeamScope], exports: [TeamScope] })
export class TeamScopeModule {}
