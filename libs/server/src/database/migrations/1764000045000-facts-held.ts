import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A closing compares what was counted, and a change that is under way has counted nothing yet that others see: it has to
 * be waited for. And who empties a table changes the facts of everybody, without a row that a trigger would be told of.
 */
export class FactsHeld1764000045000 implements MigrationInterface {
  name = 'FactsHeld1764000045000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Waits for those who change facts of the people, and makes them wait until the transaction ends. A function, because
      -- a lock on a row wants the right to change it, and the application must not count.
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
      end $$`);
    for (const [table, what] of EMPTIED)
      await runner.query(`
        create trigger ${table}_version_truncate after truncate on ${table}
          for each statement execute function raise_every_version('${what}')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of EMPTIED) await runner.query(`drop trigger ${table}_version_truncate on ${table}`);
    await runner.query('drop function raise_every_version(); drop function hold_facts(int, uuid[])');
  }
}

/** Those that can be emptied: others refuse it, and with the people their counts go, too. */
const EMPTIED: readonly (readonly [table: string, what: 'facts' | 'rules'])[] = [
  ['absence', 'facts'],
  ['agreement_assignment', 'facts'],
  ['contract', 'facts'],
  ['day_fact', 'facts'],
  ['org_assignment', 'facts'],
  ['protected_status', 'facts'],
  ['remote_work_permission', 'facts'],
  ['site_assignment', 'facts'],
  ['holiday', 'rules'],
  ['org_unit', 'rules'],
];
