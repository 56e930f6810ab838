/** Whether the person of this row has a password. */
export const hasPassword = (employee: string): string =>
  `exists (select from auth_account a where a."userId" = ${employee}.auth_user_id and a.password is not null)`;

/**
 * Whether the person of this row has a granted role with this employer; those with others are no matter of it, and a code
 * of this one does not reach them (ADR 0054). Also one that is yet to begin: the password outlives the day.
 */
export const holdsRole = (employee: string): string => `
  exists (select from role_grant r join tenant there on there.tenant_id = r.tenant_id
    where r.tenant_id = ${employee}.tenant_id and r.employee_id = ${employee}.employee_id
      and (upper(r.valid_during) is null or upper(r.valid_during) > (now() at time zone there.zone)::date))`;
