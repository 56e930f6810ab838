import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Counts how often something changed that decides what a person's days and months are worth, so that who remembers
 * results compares one number and need not look at the facts. Triggers count, for whoever writes, by whatever means.
 */
export class FactsVersion1764000042000 implements MigrationInterface {
  name = 'FactsVersion1764000042000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
      ${RAISE_FACTS_VERSION}
      ${RAISE_RULES_VERSION}`);
    for (const [table, columns] of FACTS) await runner.query(triggers(table, `raise_facts_version('${columns}')`));
    for (const [table, where] of RULES) await runner.query(triggers(table, `raise_rules_version(${where})`));
  }

  /** Nothing that anybody entered goes: what is counted here begins anew. */
  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of [...FACTS, ...RULES])
      for (const [event] of EVENTS) await runner.query(`drop trigger ${table}_version_${event} on ${table}`);
    await runner.query(`
      drop function raise_facts_version();
      drop function raise_rules_version();
      alter table month_value drop column facts_version;
      alter table month_value rename column basis to facts_stamp;
      drop table facts_version;
      drop sequence rules_version`);
  }
}

/** Tables with facts of persons, and the columns that decide; facts-version.spec compares them with facts/fact-kinds.ts. */
const FACTS: readonly (readonly [table: string, columns: string])[] = [
  ['employee', 'birth_date, hired_on, left_on'],
  [
    'contract',
    'contract_id, valid_during, weekly_minutes, pattern_odd, pattern_even, personnel_group, pay_group, works_in_shifts',
  ],
  ['agreement_assignment', 'agreement_id, valid_during'],
  ['org_assignment', 'org_unit_id, valid_during'],
  ['remote_work_permission', 'kind, valid_during, equipment_installed'],
  ['protected_status', 'kind, valid_during'],
  ['day_fact', 'date, kind, during, minutes, number'],
  ['standby', 'standby_id, date, during, is_late'],
  ['standby_callout', 'standby_id, date, at_minute, minutes, is_remote'],
  ['absence', 'absence_id, kind, from_date, to_date, details'],
  ['site_assignment', 'site_id, valid_during'],
];

/** Tables with facts of a whole tenant. Of units only the tree below an annex decides anything. */
const RULES: readonly (readonly [table: string, where: string])[] = [
  ['staff_agreement', ''],
  ['staff_agreement_version', ''],
  ['agreement_overlay', ''],
  ['agreement_overlay_end', ''],
  ['agreement_annex', ''],
  ['holiday', ''],
  ['org_unit', `'agreement_annex'`],
];

const EVENTS = [
  ['insert', 'new table as new_rows'],
  ['update', 'old table as old_rows new table as new_rows'],
  ['delete', 'old table as old_rows'],
] as const;

const triggers = (table: string, call: string): string =>
  EVENTS.map(
    ([event, rows]) => `
    create trigger ${table}_version_${event} after ${event} on ${table} referencing ${rows}
      for each statement execute function ${call};`,
  ).join('');

/**
 * One statement for all its people, in the order of their ids, so that two writers never wait for each other in a circle.
 * An update counts for those only of whose deciding columns one is another now.
 */
const RAISE_FACTS_VERSION = `
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
  end $$;`;

/**
 * With an argument: only where the tenant has rows in the table of that name. A number is never given twice, not even
 * where the first transaction that got it was rolled back: caches that saw it there must not take other rules for the same.
 */
const RAISE_RULES_VERSION = `
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
  end $$;`;
