-- An annex is agreed for a unit, for a personnel group, or for people by name; and somebody may be taken out of one for
-- a time.

alter table agreement_annex
  alter column org_unit_id drop not null,
  add column personnel_group text check (personnel_group in ('TVOED_VKA', 'BEAMTE_SN', 'TVAOED')),
  add column by_name boolean not null default false,
  add constraint agreement_annex_circle check (num_nonnulls(org_unit_id, personnel_group) + by_name::int = 1),
  -- On any date a personnel group has at most one annex to an agreement, as a unit has.
  add constraint agreement_annex_of_group exclude using gist
    (tenant_id with =, agreement_id with =, personnel_group with =, valid_during with &&),
  add unique (tenant_id, annex_id, by_name);

create table agreement_annex_person (
  tenant_id int not null,
  annex_id uuid not null,
  employee_id uuid not null,
  -- Only of an annex by name.
  by_name boolean not null default true check (by_name),
  primary key (tenant_id, annex_id, employee_id),
  foreign key (tenant_id, annex_id, by_name) references agreement_annex (tenant_id, annex_id, by_name),
  foreign key (tenant_id, employee_id) references employee
);
comment on table agreement_annex_person is 'Who is named in an annex';
create trigger agreement_annex_person_append_only before update or delete or truncate on agreement_annex_person
  for each statement execute function refuse_change();
create trigger agreement_annex_person_version_insert after insert on agreement_annex_person
  referencing new table as new_rows for each statement execute function raise_rules_version();
create trigger agreement_annex_person_version_update after update on agreement_annex_person
  referencing old table as old_rows new table as new_rows for each statement execute function raise_rules_version();
create trigger agreement_annex_person_version_delete after delete on agreement_annex_person
  referencing old table as old_rows for each statement execute function raise_rules_version();

-- Days on which an annex does not hold for somebody. What was there before stands in person_change.
create table agreement_exception (
  tenant_id int not null,
  annex_id uuid not null,
  employee_id uuid not null,
  valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
  reason text not null check (length(reason) between 3 and 255 and reason ~ '\S'),
  foreign key (tenant_id, annex_id) references agreement_annex,
  foreign key (tenant_id, employee_id) references employee,
  exclude using gist (tenant_id with =, employee_id with =, annex_id with =, valid_during with &&)
);
comment on table agreement_exception is 'Who is taken out of an annex for a time, and why';
create trigger agreement_exception_version_insert after insert on agreement_exception
  referencing new table as new_rows for each statement execute function raise_rules_version();
create trigger agreement_exception_version_update after update on agreement_exception
  referencing old table as old_rows new table as new_rows for each statement execute function raise_rules_version();
create trigger agreement_exception_version_delete after delete on agreement_exception
  referencing old table as old_rows for each statement execute function raise_rules_version();

-- check: every annex has its circle
select annex_id from agreement_annex where num_nonnulls(org_unit_id, personnel_group) + by_name::int <> 1;
