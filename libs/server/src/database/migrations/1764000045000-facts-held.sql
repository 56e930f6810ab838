-- A closing compares what was counted, and a change that is under way has counted nothing yet that others see: it has to
-- be waited for. And who empties a table changes the facts of everybody, without a row that a trigger would be told of.

-- Waits for those who change facts of the people, and makes them wait until the transaction ends. A function, because a
-- lock on a row wants the right to change it, and the application must not count.
create function hold_facts(tenant int, people uuid[]) returns void language sql security definer as $$
  select from public.facts_version where tenant_id = tenant and employee_id = any (people) order by employee_id for share
$$;

create function raise_every_version() returns trigger language plpgsql security definer as $$
begin
  if tg_argv[0] = 'facts' then
    update public.facts_version set version = version + 1;
  else
    update public.tenant set rules_version = nextval('public.rules_version');
  end if;
  return null;
end $$;

do $$
declare
  emptied record;
begin
  for emptied in
    -- Those that can be emptied: others refuse it, and with the people their counts go, too.
    select t.name, t.what from (values
      ('absence', 'facts'),
      ('agreement_assignment', 'facts'),
      ('contract', 'facts'),
      ('day_fact', 'facts'),
      ('org_assignment', 'facts'),
      ('protected_status', 'facts'),
      ('remote_work_permission', 'facts'),
      ('site_assignment', 'facts'),
      ('holiday', 'rules'),
      ('org_unit', 'rules')) as t(name, what)
  loop
    execute format('create trigger %I after truncate on %I for each statement execute function raise_every_version(%L)',
      emptied.name || '_version_truncate', emptied.name, emptied.what);
  end loop;
end $$;
