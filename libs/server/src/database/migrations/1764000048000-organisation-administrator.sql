-- Who administers people and their access; and access that is closed, whoever's password is right.

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('timeAdministrator', 'payroll', 'organisationAdministrator'));

alter table employee add column access_blocked_at timestamptz;
comment on column employee.access_blocked_at is 'since when the person gets no access; null where nobody closed it';
