import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CONFIG, Db, REFUSAL_TRACE, type Config } from '../platform';
import { AccessCodeController } from './access-code.controller';
import { AccessGuard } from './access.guard';
import { Accounts } from './accounts';
import { AUTH, createAuth } from './auth';
import { AuthGateway } from './auth-gateway';
import { Employers } from './employers';
import { EmployersController } from './employers.controller';
import { ChoosePassword } from './choose-password';
import { PasswordChange } from './password-change';
import { AuditedRefusals } from './refusal-trace';
import { RepeatedTraces } from './repeated-traces';
import { RequestLimiter } from './request-limiter';
import { RouteCheck } from './route-check';
import { SessionController } from './session.controller';
import { SessionReader } from './session-reader';
import { SignIn } from './sign-in';
import { SignInBrake } from './sign-in-brake';
import { TeamScopeModule } from './team-scope.module';

/** Sign-in, sessions and the guard in front of every route. For the API only; scopes are a module of their own. */
@Module({
  imports: [DiscoveryModule, TeamScopeModule],
  controllers: [SessionController, AccessCodeController, EmployersController],
  providers: [
    SessionReader,
    RouteCheck,
    Accounts,
    AuthGateway,
    ChoosePassword,
    Employers,
    PasswordChange,
    RepeatedTraces,
    RequestLimiter,
    SignIn,
    SignInBrake,
    { provide: REFUSAL_TRACE, useClass: AuditedRefusals },
    { provide: AUTH, inject: [CONFIG, Db], useFactory: (config: Config, db: Db) => createAuth(config, db.pool) },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [ChoosePassword, SessionReader],
})
export class IdentityModule {}
