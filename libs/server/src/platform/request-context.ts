import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

export const ROLES = [
  'employee',
  'supervisor',
  'timeAdministrator',
  'payroll',
  'organisationAdministrator',
  'agreementEditor',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that somebody is given; the others follow from being employed and from leading a unit. */
export const GRANTED_ROLES = ['timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** Who asks, for which tenant, with which roles today. The first argument of every service method. */
export interface RequestContext {
  tenantId: number;
  employeeId: string;
  authUserId: string;
  /** Time zone of the tenant: local days begin at its midnight. */
  zone: string;
  /** Those that somebody has without a limit, or as far as they lead. */
  roles: readonly Role[];
  /** Those that somebody has for some units only, and none of which is in {@link roles}: who forgets them lets nobody in. */
  unitRoles: readonly Role[];
  correlationId: string;
}

/** A request with what middleware and guard add to it. */
export type ContextRequest = Request & {
  correlationId: string;
  context?: RequestContext;
  /** The route's template, where the framework does not know it. */
  openRoute?: string;
  /** The client sends its body only when asked to (`Expect: 100-continue`). */
  awaitsContinue?: boolean;
};

/** Whether something follows the head of a request. */
export const hasBody = ({ headers }: Pick<Request, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** Hands the request context to a controller method. */
export const Ctx = createParamDecorator((_: unknown, execution: ExecutionContext): RequestContext => {
  const { context } = execution.switchToHttp().getRequest<ContextRequest>();
  if (!context) throw new Error('a public route has no request context');
  return context;
});
