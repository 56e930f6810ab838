-- What a unit is called and where it belongs is dated: each state of it has days, and neither people nor units below are
-- in one on a day without a state. The unit itself is only what all its states have in common.

create table org_unit_state (
  tenant_id int not null,
  org_unit_id uuid not null,
  -- Without a first day: since before the records.
  valid_during daterange not null check (not isempty(valid_during)),
  parent_id uuid check (parent_id <> org_unit_id),
  kind text not null check (kind in ('division', 'department', 'section', 'municipalEnterprise')),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  primary key (tenant_id, org_unit_id, valid_during without overlaps),
  foreign key (tenant_id, org_unit_id) references org_unit (tenant_id, org_unit_id),
  constraint org_unit_state_short_name
    exclude using gist (tenant_id with =, short_name with =, valid_during with &&) deferrable initially immediate,
  constraint org_unit_state_above foreign key (tenant_id, parent_id, period valid_during)
    references org_unit_state (tenant_id, org_unit_id, period valid_during) deferrable initially immediate
);
comment on table org_unit_state is 'How a unit is called and where it belongs, on the days of valid_during';
insert into org_unit_state (tenant_id, org_unit_id, valid_during, parent_id, kind, name, short_name)
  select tenant_id, org_unit_id, '(,)', parent_id, kind, name, short_name from org_unit;
-- Beside the key, which PostgreSQL searches by days as well: the way of the hot statements.
create index org_unit_state_of_unit on org_unit_state (tenant_id, org_unit_id);
create index org_unit_state_below on org_unit_state (tenant_id, parent_id);

-- check: every unit has a state
select tenant_id, org_unit_id from org_unit except select tenant_id, org_unit_id from org_unit_state;

drop trigger org_unit_version_insert on org_unit;
drop trigger org_unit_version_update on org_unit;
drop trigger org_unit_version_delete on org_unit;
drop trigger org_unit_version_truncate on org_unit;
alter table org_unit
  drop column parent_id,
  drop column kind,
  drop column name,
  drop column short_name,
  -- Counts every change of the unit, its states and its leaderships: who changes what somebody else changed meanwhile hears of it.
  add column version int not null default 1,
  add column changed_at timestamptz not null default now();

-- Of units only the tree below an annex decides anything.
create trigger org_unit_state_version_insert after insert on org_unit_state
  referencing new table as new_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_state_version_update after update on org_unit_state
  referencing old table as old_rows new table as new_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_state_version_delete after delete on org_unit_state
  referencing old table as old_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_state_version_truncate after truncate on org_unit_state
  for each statement execute function raise_every_version('rules');

-- Whoever belongs to a unit does so on days on which it exists.
alter table org_assignment
  drop constraint org_assignment_tenant_id_org_unit_id_fkey,
  add constraint org_assignment_unit foreign key (tenant_id, org_unit_id, period valid_during)
    references org_unit_state (tenant_id, org_unit_id, period valid_during) deferrable initially immediate;
