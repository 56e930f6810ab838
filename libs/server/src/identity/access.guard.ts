import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PERMISSION, PUBLIC, Problem, may, type ContextRequest, type Permission } from '../platform';
import { SessionReader } from './session-reader';

/** Nobody may do anything, unless the route says who. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReader,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const route = execution.getHandler();
    if (this.reflector.get<boolean>(PUBLIC, route)) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, route);
    if (!permission) throw new Problem('forbidden');
    const request = execution.switchToHttp().getRequest<ContextRequest>();
    const context = await this.sessions.read(request);
    if (!context) throw new Problem('sign-in.required');
    if (!may(context.roles, permission)) throw new Problem('forbidden');
    request.context = context;
    return true;
  }
}
