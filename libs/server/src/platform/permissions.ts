import { SetMetadata, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import { type FunctionRow, type MatrixRole, type Permission, permissions } from './permission-matrix';
import { type RequestContext, ROLES, type Role } from './request-context';
import { ViewTraces } from './views';

export const PERMISSION = 'zeitbuch:permission';
export const PUBLIC = 'zeitbuch:public';
/** The session, as the description of the API names it. */
export const SESSION_COOKIE = 'session';

/**
 * The function a route stands for. A route that says neither `@Can` nor `@Public` stops the start of the API. Where
 * others may be looked at, each look leaves a trace.
 */
export const Can = (permission: Permission) =>
  permission.startsWith('self.')
    ? applyDecorators(SetMetadata(PERMISSION, permission), ApiCookieAuth(SESSION_COOKIE))
    : applyDecorators(SetMetadata(PERMISSION, permission), ApiCookieAuth(SESSION_COOKIE), UseInterceptors(ViewTraces));

/** A route that needs no sign-in. */
export const Public = () => SetMetadata(PUBLIC, true);

export const UNLIMITED = 'zeitbuch:unlimited';

/** A public route that may be asked as often as one likes, e.g. by load balancers. It must cost next to nothing. */
export const Unlimited = () => SetMetadata(UNLIMITED, true);

/** The roles, as routes know them, that may call the function at all. */
export const rolesFor = (permission: Permission): Role[] =>
  ROLES.filter((role) => (permissions[permission].scopes as FunctionRow['scopes'])[role] !== undefined);

/**
 * Whether somebody may call the function. A role that one has for some units only is not enough for what needs the whole
 * tenant.
 */
export function may(
  { roles, unitRoles }: Pick<RequestContext, 'roles' | 'unitRoles'>,
  permission: Permission,
): boolean {
  const { scopes }: FunctionRow = permissions[permission];
  const reach = (role: MatrixRole) => scopes[role];
  return roles.some((role) => reach(role) !== undefined) || unitRoles.some((role) => reach(role) === 'units');
}
