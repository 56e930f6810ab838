-- loses: org_unit_state where (lower_inf(valid_during) and upper_inf(valid_during)) is not true

alter table org_assignment drop constraint org_assignment_unit;
alter table org_unit
  drop column version,
  drop column changed_at,
  add column parent_id uuid,
  add column kind text check (kind in ('division', 'department', 'section', 'municipalEnterprise')),
  add column name text,
  add column short_name text;
-- As it is today, or was last; before it begins, as it will be first.
update org_unit u set parent_id = s.parent_id, kind = s.kind, name = s.name, short_name = s.short_name
from (
  select distinct on (tenant_id, org_unit_id) * from org_unit_state
  order by tenant_id, org_unit_id, valid_during @> current_date desc,
    coalesce(lower(valid_during), '-infinity') <= current_date desc, lower(valid_during) desc nulls last
) s where s.tenant_id = u.tenant_id and s.org_unit_id = u.org_unit_id;
drop table org_unit_state;

-- check: no short name is that of two units
select tenant_id, min(org_unit_id::text)::uuid as org_unit_id from org_unit group by tenant_id, short_name having count(*) > 1;

alter table org_unit
  alter column kind set not null,
  alter column name set not null,
  alter column short_name set not null,
  add unique (tenant_id, short_name),
  add foreign key (tenant_id, parent_id) references org_unit (tenant_id, org_unit_id);
alter table org_assignment
  add foreign key (tenant_id, org_unit_id) references org_unit (tenant_id, org_unit_id);

create trigger org_unit_version_insert after insert on org_unit
  referencing new table as new_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_version_update after update on org_unit
  referencing old table as old_rows new table as new_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_version_delete after delete on org_unit
  referencing old table as old_rows for each statement execute function raise_rules_version('agreement_annex');
create trigger org_unit_version_truncate after truncate on org_unit
  for each statement execute function raise_every_version('rules');
