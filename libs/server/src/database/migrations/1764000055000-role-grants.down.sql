-- loses: role_grant where role = 'agreementEditor'
-- loses: role_grant where unit_ids is not null

-- Without its limit a role would reach further than it was given.
delete from role_grant where role = 'agreementEditor' or unit_ids is not null;
alter table role_grant
  drop constraint role_grant_units,
  drop constraint role_grant_four_eyes,
  drop constraint role_grant_pkey,
  drop column grant_id, drop column unit_ids, drop column granted_by, drop column confirmed_by, drop column alone,
  drop column version;
alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('timeAdministrator', 'payroll', 'organisationAdministrator'));
