import { SetMetadata, UseInterceptors, applyDecorators } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import { type Role } from './request-context';
import { ViewTraces } from './views';

/**
 * Which role may call which function. Whether it may for this person and this
 * month is decided by the service, on the object.
 */
export const permissions = {
  'self.read': ['employee'],
  'self.clock': ['employee'],
  'self.request': ['employee'],
  'month.read': ['employee'],
  'team.read': ['supervisor'],
  'month.submit-for': ['supervisor', 'timeAdministrator'],
  'absence.decide': ['supervisor', 'timeAdministrator'],
  // Time administrators for those whom nobody leads.
  'approval.decide': ['supervisor', 'timeAdministrator'],
  'clarification.decide': ['supervisor', 'timeAdministrator'],
  'closing.read': ['timeAdministrator'],
  'closing.run': ['timeAdministrator'],
  'payroll.read': ['payroll'],
  'payroll.export': ['payroll'],
  'payroll.release': ['payroll'],
  // Rules that hold for people are theirs to read.
  'agreement.read': ['employee'],
  'agreement.publish': ['timeAdministrator'],
  'import.run': ['timeAdministrator'],
  'people.read': ['organisationAdministrator'],
  'account.manage': ['organisationAdministrator'],
  'organisation.read': ['organisationAdministrator'],
  'organisation.edit': ['organisationAdministrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

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

/** Whether one of the roles may call the function. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).some((role) => roles.includes(role));
}
