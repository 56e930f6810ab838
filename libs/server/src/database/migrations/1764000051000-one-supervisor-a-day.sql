-- A unit has one supervisor on any day, and leads nobody on days without a state. Each leadership has a name of its own,
-- so that it can be ended.

-- check: no unit has two supervisors on the same day
select a.tenant_id, a.org_unit_id from leadership a join leadership b using (tenant_id, org_unit_id)
where a.kind = 'supervisor' and b.kind = 'supervisor' and a.employee_id < b.employee_id and a.valid_during && b.valid_during;

alter table leadership
  add column leadership_id uuid not null default uuidv7(),
  add column version int not null default 1,
  add primary key (tenant_id, leadership_id),
  add constraint leadership_one_supervisor exclude using gist (tenant_id with =, org_unit_id with =, valid_during with &&)
    where (kind = 'supervisor') deferrable initially immediate,
  drop constraint leadership_tenant_id_org_unit_id_fkey,
  add constraint leadership_unit foreign key (tenant_id, org_unit_id, period valid_during)
    references org_unit_state (tenant_id, org_unit_id, period valid_during) deferrable initially immediate;
create index leadership_of_unit on leadership (tenant_id, org_unit_id);
