import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { datesBetween, type LocalDate } from '@zeitbuch/working-time';
import { createTestDatabase, Scenario, TEST_SECRET, type TestDatabase, type TestPerson } from '../../testing';
import { type Queryable } from '../platform';
import { evaluateDate } from './evaluate-date';
import { FACT_TABLES } from './fact-kinds';
import { FactsLoader } from './facts-loader';

/** Tuesday, 3 November 2026, 09:00 in Dresden. */
const NOW = 29_895_840;

/**
 * Another value for each column that decides, of rows `f` of the person of this spec. Where no such change can be made the
 * table refuses it; then only new rows count.
 */
const CHANGES: Readonly<Record<string, string>> = {
  'employee.birth_date': "'2010-01-01'",
  'employee.hired_on': "'2026-10-02'",
  'employee.left_on': "'2026-10-30'",
  'contract.contract_id': 'gen_random_uuid()',
  'contract.valid_during': "'[2026-01-01,2026-10-20)'",
  'contract.weekly_minutes': '1170',
  'contract.pattern_odd': "'{234,234,234,234,234,0,0}'",
  'contract.pattern_even': "'{234,234,234,234,234,0,0}'",
  'contract.personnel_group': "'BEAMTE_SN'",
  'contract.pay_group': "'E13'",
  'contract.works_in_shifts': 'true',
  'agreement_assignment.agreement_id':
    "(select agreement_id from staff_agreement where tenant_id = 1 and name = 'other')",
  'agreement_assignment.valid_during': "'[2026-10-02,)'",
  'org_assignment.org_unit_id': "(select org_unit_id from org_unit_state where tenant_id = 1 and short_name = 'AMT20')",
  'org_assignment.valid_during': "'[2026-10-02,)'",
  'remote_work_permission.kind': "'mobileWork'",
  'remote_work_permission.valid_during': "'[2026-10-01,2026-10-15)'",
  'remote_work_permission.equipment_installed': 'true',
  'protected_status.kind': "'nursing'",
  'protected_status.valid_during': "'[2026-06-01,2026-10-15)'",
  'day_fact.date': "'2026-10-16'",
  'day_fact.kind': "'releaseImpossible'",
  'day_fact.during': "'[29868000,29868090)'",
  'day_fact.minutes': '120',
  'day_fact.number': '-1',
  'absence.absence_id': 'gen_random_uuid()',
  'absence.kind': "'childSick'",
  'absence.from_date': "'2026-10-21'",
  'absence.to_date': "'2026-10-21'",
  'absence.details': '\'{"portion": "half"}\'',
  'site_assignment.site_id': "(select site_id from site where tenant_id = 1 and name = 'Zweites Rathaus')",
  'site_assignment.valid_during': "'[2026-01-01,2026-10-15)'",
};

/** Kinds of rows have columns of their own: of which row a column is changed. */
const ROWS: Readonly<Record<string, string>> = {
  'day_fact.kind': "and kind = 'holidayTimeOff'",
  'day_fact.date': "and kind = 'holidayTimeOff'",
  'day_fact.during': "and kind = 'overtimeOrder'",
  'day_fact.minutes': "and kind = 'otherEmployer'",
  'day_fact.number': "and kind = 'workOnTop'",
};

/** On-call time is only ever added. */
const APPEND_ONLY = ['standby', 'standby_callout'];

describe('the version of the facts of a person', () => {
  let database: TestDatabase;
  let client: Client;
  let person: TestPerson;
  let other: TestPerson;
  const loader = new FactsLoader();

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    const scenario = new Scenario(client, TEST_SECRET);
    await scenario.tenant();
    await scenario.agreement('other');
    await scenario.unit('AMT10');
    await scenario.unit('AMT20');
    await scenario.site('Zweites Rathaus');
    const hiredOn = '2026-01-01';
    person = await scenario.person({ unit: 'AMT10', hiredOn });
    other = await scenario.person({ unit: 'AMT20', hiredOn });
    await scenario.absence(person, 'sick', '2026-10-20', '2026-10-22');
    await scenario.order(person, '2026-10-15', 1200, 1260);
    const insert = (sql: string) => client.query(sql, [person.employeeId]);
    await insert(`insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, title, valid_during, set_parameters)
      select 1, gen_random_uuid(), a.agreement_id, o.org_unit_id, 'Anlage 1', '[2026-01-01,)', '{"frame": null}'
      from agreement_assignment a join org_assignment o using (tenant_id, employee_id) where a.employee_id = $1`);
    await insert(`insert into remote_work_permission (tenant_id, permission_id, employee_id, kind, valid_during)
      values (1, gen_random_uuid(), $1, 'telework', '[2026-10-01,)')`);
    await insert(`insert into protected_status (tenant_id, status_id, employee_id, kind, valid_during)
      values (1, gen_random_uuid(), $1, 'pregnant', '[2026-06-01,2026-12-01)')`);
    await insert(`insert into holiday select 1, site_id, '2026-10-31', 'Reformationstag', 'Reformation Day', 'manual'
      from site_assignment where employee_id = $1`);
    await insert(`insert into day_fact (tenant_id, fact_id, employee_id, date, kind, minutes) values
      (1, gen_random_uuid(), $1, '2026-10-15', 'otherEmployer', 90), (1, gen_random_uuid(), $1, '2026-10-14', 'holidayTimeOff', null)`);
    await insert(`insert into day_fact (tenant_id, fact_id, employee_id, date, kind) values
      (1, gen_random_uuid(), $1, '2026-10-20', 'restOfDay'), (1, gen_random_uuid(), $1, '2026-10-20', 'workOnTop')`);
    await insert(`insert into standby (tenant_id, standby_id, employee_id, date, during)
      values (1, '${randomUUID()}', $1, '2026-10-13', '[29864340,29865780)')`);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const version = async ({ employeeId } = person): Promise<number> => {
    const { rows } = await client.query('select version from facts_version where employee_id = $1', [employeeId]);
    return rows[0].version;
  };
  const days = async (): Promise<unknown[]> => {
    const [from, to] = ['2026-10-01', '2026-10-31'] as const;
    const facts = (
      await loader.load(client as Queryable, { tenantId: 1, employeeIds: [person.employeeId], from, to })
    ).get(person.employeeId);
    return datesBetween(from, to).map((date) => facts && evaluateDate(facts, date, NOW)?.day.inputsHash);
  };
  /** What a change makes of the version and the days; it is taken back. */
  const after = async (change: string, parameters = [person.employeeId]) => {
    await client.query('begin');
    try {
      const { rowCount } = await client.query(change, parameters);
      return { rowCount, version: await version(), days: await days(), ofOther: await version(other) };
    } finally {
      await client.query('rollback');
    }
  };

  it.each(FACT_TABLES)('knows every column of $table, and its triggers count those that decide', async (declared) => {
    const { table, decides, tells } = declared;
    const { rows } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
      [table],
    );
    const expected = ['tenant_id', 'employee_id', ...decides, ...tells];
    expect(rows.map(({ name }) => name).sort()).toEqual(expected.sort());
    const triggers = await client.query<{ call: string }>(
      `select pg_get_triggerdef(oid) as call from pg_trigger where tgrelid = $1::regclass and tgfoid = 'raise_facts_version'::regproc`,
      [table],
    );
    const calls = triggers.rows.map(({ call }) => call);
    expect(calls.filter((call) => call.includes(`raise_facts_version('${decides.join(', ')}')`))).toHaveLength(3);
    for (const event of ['INSERT', 'UPDATE', 'DELETE'])
      expect(calls.filter((call) => call.includes(`AFTER ${event} ON`))).toHaveLength(1);
  });

  const changeable = FACT_TABLES.filter(({ table }) => !APPEND_ONLY.includes(table));
  const columns = changeable.flatMap(({ table, decides }) => decides.map((column) => [table, column] as const));
  it('is asked about every column that decides', () => {
    expect(columns.map((column) => column.join('.')).sort()).toEqual(Object.keys(CHANGES).sort());
  });

  it.each(columns)('rises with %s.%s, and days are valued anew', async (table, column) => {
    const key = `${table}.${column}`;
    const before = { version: await version(), days: await days(), ofOther: await version(other) };
    const changed = await after(
      `update ${table} set ${column} = ${CHANGES[key]} where employee_id = $1 ${ROWS[key] ?? ''}`,
    );
    expect(changed.rowCount).toBe(1);
    expect(changed.version).toBe(before.version + 1);
    expect(changed.days).not.toEqual(before.days);
    expect(changed.ofOther).toBe(before.ofOther);
  });

  it.each(changeable.flatMap(({ table, tells }) => tells.map((column) => [table, column] as const)))(
    'does not rise with %s.%s, which only tells',
    async (table, column) => {
      const before = await version();
      const { rows } = await client.query<{ value: string }>(
        `select case is_generated when 'ALWAYS' then 'default' else $2 end as value
         from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = $2`,
        [table, column],
      );
      const { rowCount } = await client.query(
        `update ${table} set ${column} = ${rows[0].value} where employee_id = $1`,
        [person.employeeId],
      );
      expect([rowCount !== null, await version()]).toEqual([true, before]);
    },
  );

  it('rises with what is added and taken away, once for a statement', async () => {
    const before = await version();
    const on = (date: LocalDate) => `(1, gen_random_uuid(), $1, 'leave', '${date}', '${date}')`;
    const insert = `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date) values`;
    expect((await after(`${insert} ${on('2026-10-08')}, ${on('2026-10-12')}`)).version).toBe(before + 1);
    expect((await after('delete from absence where employee_id = $1')).version).toBe(before + 1);
  });

  it('rises with a call-out, and on-call time that is there cannot be changed', async () => {
    const before = { version: await version(), days: await days() };
    const callout = await after(
      `insert into standby_callout (tenant_id, callout_id, standby_id, employee_id, date, at_minute, minutes, is_remote)
       select 1, gen_random_uuid(), standby_id, employee_id, date, lower(during) + 60, 30, false from standby where employee_id = $1`,
    );
    expect(callout.version).toBe(before.version + 1);
    expect(callout.days).not.toEqual(before.days);
    for (const table of APPEND_ONLY)
      await expect(client.query(`update ${table} set tenant_id = 1`)).rejects.toMatchObject({ code: 'ZB002' });
  });

  it.each(changeable.filter(({ table }) => table !== 'employee'))(
    'rises for everybody where $table is emptied',
    async ({ table }) => {
      const before = [await version(), await version(other)];
      const emptied = await after(`truncate ${table} cascade`, []);
      expect([emptied.version, emptied.ofOther]).toEqual(before.map((count) => count + 1));
    },
  );

  it('belongs to two where a row goes from one to another', async () => {
    const before = [await version(), await version(other)];
    const moved = await after(`update absence set employee_id = $2 where employee_id = $1`, [
      person.employeeId,
      other.employeeId,
    ]);
    expect([moved.version, moved.ofOther]).toEqual([before[0] + 1, before[1] + 1]);
  });

  const rules = async (): Promise<number> =>
    (await client.query('select rules_version from tenant where tenant_id = 1')).rows[0].rules_version;
  it.each([
    ['the name of an agreement', `update staff_agreement set name = 'new' where name = 'other'`],
    [
      'a version of it',
      `update staff_agreement_version set valid_during = '[2000-01-01,2027-01-01)' where proposal_id is null`,
    ],
    [
      'a temporary rule',
      `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters)
       select 1, gen_random_uuid(), agreement_id, 'Heat', 'Order of the mayor', '2026-10-01', '2026-10-31', '{"frame": null}' from staff_agreement limit 1`,
    ],
    ['the end of an annex', `update agreement_annex set valid_during = '[2026-01-01,2026-10-15)'`],
    ['a public holiday', `delete from holiday`],
    ['all public holidays', `truncate holiday`],
    ['the tree of units, where annexes follow it', `update org_unit_state set name = 'New'`],
  ])('stays with %s: that raises one number of the tenant, and nobody else', async (_what, change) => {
    const [before, person_] = [await rules(), await version()];
    await client.query('begin');
    await client.query(change);
    const raised = await rules();
    expect(raised).not.toBe(before);
    expect(await version()).toBe(person_);
    await client.query('rollback');
    await client.query('begin');
    await client.query(change);
    expect([before, raised]).not.toContain(await rules()); // what was rolled back is never given again
    await client.query('rollback');
  });

  it('is raised by the database alone', async () => {
    const application = new Client({ connectionString: database.applicationUrl });
    await application.connect();
    await expect(application.query('update facts_version set version = 1')).rejects.toMatchObject({ code: '42501' });
    await application.query(`update absence set to_date = '2026-10-23' where employee_id = $1`, [person.employeeId]);
    await application.end();
  });
});
