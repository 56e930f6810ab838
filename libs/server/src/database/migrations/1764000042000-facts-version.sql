-- Counts how often something changed that decides what a person's days and months are worth, so that who remembers
-- results compares one number and need not look at the facts. Triggers count, for whoever writes, by whatever means.

create table facts_version (
  tenant_id int not null,
  employee_id uuid not null,
  version int not null default 1,
  primary key (tenant_id, employee_id),
  foreign key (tenant_id, employee_id) references employee (tenant_id, employee_id) on delete cascade
);
insert into facts_version (tenant_id, employee_id) select tenant_id, employee_id from employee;
alter table month_value add column facts_version int;
alter table month_value rename column facts_stamp to basis;
create sequence rules_version as int;
select setval('rules_version', coalesce(max(rules_version), 1)) from tenant;

-- One statement for all its people, in the order of their ids, so that two writers never wait for each other in a
-- circle. An update counts for those only of whose deciding columns one is another now.
create function raise_facts_version() returns trigger language plpgsql security definer as $$
declare
  columns text := 'tenant_id, employee_id, ' || tg_argv[0];
  changed text := case tg_op
    when 'INSERT' then 'select * from new_rows'
    when 'DELETE' then 'select * from old_rows'
    else format('(select %1$s from new_rows except all select %1$s from old_rows) union all
                 (select %1$s from old_rows except all select %1$s from new_rows)', columns) end;
begin
  execute format('
    insert into public.facts_version (tenant_id, employee_id)
    select distinct tenant_id, employee_id from (%s) changed join public.employee using (tenant_id, employee_id)
    order by tenant_id, employee_id
    on conflict (tenant_id, employee_id) do update set version = facts_version.version + 1', changed);
  return null;
end $$;

-- With an argument: only where the tenant has rows in the table of that name. A number is never given twice, not even
-- where the first transaction that got it was rolled back: caches that saw it there must not take other rules for the
-- same.
create function raise_rules_version() returns trigger language plpgsql security definer as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select tenant_id from new_rows'
    when 'DELETE' then 'select tenant_id from old_rows'
    else 'select tenant_id from new_rows union select tenant_id from old_rows' end;
begin
  execute format('update public.tenant t set rules_version = nextval(''public.rules_version'') where t.tenant_id in (%s)', changed)
    || case when tg_nargs > 0 then format(' and exists (select from public.%I x where x.tenant_id = t.tenant_id)', tg_argv[0]) else '' end;
  return null;
end $$;

do $$
declare
  counted record;
begin
  for counted in
    select t.name, e.event, e.rows, t.call from (values
      -- Tables with facts of persons, and the columns that decide; facts-version.spec compares them with facts/fact-kinds.ts.
      ('employee', $call$raise_facts_version('birth_date, hired_on, left_on')$call$),
      ('contract', $call$raise_facts_version('contract_id, valid_during, weekly_minutes, pattern_odd, pattern_even, personnel_group, pay_group, works_in_shifts')$call$),
      ('agreement_assignment', $call$raise_facts_version('agreement_id, valid_during')$call$),
      ('org_assignment', $call$raise_facts_version('org_unit_id, valid_during')$call$),
      ('remote_work_permission', $call$raise_facts_version('kind, valid_during, equipment_installed')$call$),
      ('protected_status', $call$raise_facts_version('kind, valid_during')$call$),
      ('day_fact', $call$raise_facts_version('date, kind, during, minutes, number')$call$),
      ('standby', $call$raise_facts_version('standby_id, date, during, is_late')$call$),
      ('standby_callout', $call$raise_facts_version('standby_id, date, at_minute, minutes, is_remote')$call$),
      ('absence', $call$raise_facts_version('absence_id, kind, from_date, to_date, details')$call$),
      ('site_assignment', $call$raise_facts_version('site_id, valid_during')$call$),
      -- Tables with facts of a whole tenant. Of units only the tree below an annex decides anything.
      ('staff_agreement', 'raise_rules_version()'),
      ('staff_agreement_version', 'raise_rules_version()'),
      ('agreement_overlay', 'raise_rules_version()'),
      ('agreement_overlay_end', 'raise_rules_version()'),
      ('agreement_annex', 'raise_rules_version()'),
      ('holiday', 'raise_rules_version()'),
      ('org_unit', $call$raise_rules_version('agreement_annex')$call$)
    ) as t (name, call), (values
      ('insert', 'new table as new_rows'),
      ('update', 'old table as old_rows new table as new_rows'),
      ('delete', 'old table as old_rows')
    ) as e (event, rows)
  loop
    execute format('create trigger %I after %s on %I referencing %s for each statement execute function %s',
      counted.name || '_version_' || counted.event, counted.event, counted.name, counted.rows, counted.call);
  end loop;
end $$;

-- check: the facts of everybody are counted
select tenant_id, employee_id from employee except select tenant_id, employee_id from facts_version;

-- check: the next version of the rules is higher than every one that was given
select tenant_id from tenant where rules_version > (select last_value from rules_version);

-- check: a table that counts does so when rows come, change and go
select tgrelid::regclass as "table" from pg_trigger
where tgfoid in ('raise_facts_version'::regproc, 'raise_rules_version'::regproc)
group by tgrelid having count(*) <> 3;
