import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CONFIG, Db, type Config } from '../platform';
import { AccessGuard } from './access.guard';
import { AUTH, createAuth } from './auth';
import { RouteCheck } from './route-check';
import { SessionController } from './session.controller';
import { SessionReader } from './session-reader';
import { TeamScopeModule } from './team-scope.module';

/** Sign-in, sessions and the guard in front of every route. For the API only; scopes are a module of their own. */
@Module({
  imports: [DiscoveryModule, TeamScopeModule],
  controllers: [SessionController],
  providers: [
    SessionReader,
    RouteCheck,
    { provide: AUTH, inject: [CONFIG, Db], useFactory: (config: Config, db: Db) => createAuth(config, db.pool) },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [SessionReader, AUTH],
})
export class IdentityModule {}
