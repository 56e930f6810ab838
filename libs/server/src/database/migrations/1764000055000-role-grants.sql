-- A role holds for the whole tenant or for units, and says who gave it: two people, or one alone in the set-up.

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check
  check (role in ('timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor'));

alter table role_grant
  add column grant_id uuid not null default gen_random_uuid(),
  -- With those below them; null: the whole tenant.
  add column unit_ids uuid[],
  -- Null: from the server's command line, by import, or from before this step.
  add column granted_by uuid,
  add column confirmed_by uuid,
  -- One person did both, because there was no second one yet.
  add column alone boolean not null default false,
  add column version int not null default 1,
  add primary key (tenant_id, grant_id),
  add constraint role_grant_units check (
    unit_ids is null or (role = 'timeAdministrator' and cardinality(unit_ids) between 1 and 200)),
  add constraint role_grant_four_eyes check (
    (granted_by is null and confirmed_by is null and not alone)
    or coalesce(granted_by <> employee_id and confirmed_by <> employee_id and alone = (granted_by = confirmed_by), false));
comment on column role_grant.unit_ids is 'units for which the role holds, with those below; null: the whole tenant';

-- check: every grant of before holds for the whole tenant and came without a proposal
select tenant_id, grant_id from role_grant where unit_ids is not null or granted_by is not null or alone;
