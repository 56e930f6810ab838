import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Response } from 'express';
import { PERMISSION, PUBLIC, Problem, UNLIMITED, may, type ContextRequest, type Permission } from '../platform';
import { RequestLimiter, routeClass } from './request-limiter';
import { SessionReader } from './session-reader';

/** The employee for whom a client sends its request, where it says so. */
const SIGNED_IN_AS = 'x-signed-in-as';

/** Nobody may do anything, unless the route says who; and nobody may do it without end. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RequestLimiter,
    private readonly sessions: SessionReader,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const route = execution.getHandler();
    const http = execution.switchToHttp();
    const request = http.getRequest<ContextRequest>();
    const response = http.getResponse<Response>();
    if (this.reflector.get<boolean>(UNLIMITED, route)) return true;
    const key = this.sessions.keyOf(request);
    if (key === null) await this.limiter.takeAnonymous(request, response);
    if (this.reflector.get<boolean>(PUBLIC, route)) {
      if (key !== null) await this.limiter.takeSession(key, 'read', response);
      return true;
    }
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, route);
    if (!permission) throw new Problem('forbidden');
    if (key === null) throw new Problem('sign-in.required');
    await this.limiter.takeSession(key, routeClass(permission, request.method), response);
    const context = await this.sessions.read(request, key);
    if (!context) throw new Problem('sign-in.required');
    request.context = context;
    // All tabs of a browser share the cookie: what one tab sends for the person on its screen must not reach another.
    const person = request.headers[SIGNED_IN_AS];
    if (person !== undefined && person !== context.employeeId) throw new Problem('session.other-person');
    if (!may(context, permission)) throw new Problem('forbidden');
    return true;
  }
}
