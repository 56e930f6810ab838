-- loses: role_grant where role = 'organisationAdministrator'
-- loses: employee where access_blocked_at is not null

alter table employee drop column access_blocked_at;
delete from role_grant where role = 'organisationAdministrator';
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in ('timeAdministrator', 'payroll'));
