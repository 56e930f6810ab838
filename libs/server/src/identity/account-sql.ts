/** Whether the person of this row has a password. */
export const hasPassword = (employee: string): string =>
  `exists (select from auth_account a where a."userId" = ${employee}.auth_user_id and a.password is not null)`;

/**
 * Whether the account of this row has a granted role, in whatever tenant: one password opens all of them. Also one that
 * is yet to begin: the password outlives the day.
 */
export const holdsRole = (employee: string): string => `
  exists (select from employee same join role_grant r on r.tenant_id = same.tenant_id and r.employee_id = same.employee_id
      join tenant there on there.tenant_id = same.tenant_id
    where same.auth_user_id = ${employee}.auth_user_id
      and (upper(r.valid_during) is null or upper(r.valid_during) > (now() at time zone there.zone)::date))`;
