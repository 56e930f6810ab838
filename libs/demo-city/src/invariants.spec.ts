import { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '@zeitbuch/server/testing';
import { seedDemo } from '.';
import { checkInvariants } from '@zeitbuch/server';

/** One change that no path of the product allows, for each invariant. */
const BREAKAGES: readonly [name: string, sql: string][] = [
  [
    'nobody is clocked in twice',
    `update work_interval set during = int4range(lower(during), null)
     where (tenant_id, start_booking_id) in (select tenant_id, start_booking_id from work_interval
       where employee_id = (select employee_id from work_interval limit 1) order by shift_date limit 2)`,
  ],
  [
    'no two stretches of work of a person overlap',
    `update work_interval i set during = int4range(lower(i.during), upper(i.during) + 1440)
     where start_booking_id = (select start_booking_id from work_interval order by shift_date limit 1)`,
  ],
  [
    'every stretch of work begins with a booking that holds',
    `update work_interval i set during = int4range(lower(i.during) + 1, upper(i.during))
     where start_booking_id = (select start_booking_id from work_interval order by shift_date limit 1)`,
  ],
  [
    'the ledger alone gives the balance of every closed month',
    `update ledger_entry set minutes = minutes + 1 where entry_id = (select min(entry_id) from ledger_entry)`,
  ],
  [
    'a closed month begins with the balance with which the month before ended',
    `update employee_month m set opening_balance_minutes = opening_balance_minutes + 7
     where status = 'closed' and month = (select max(month) from employee_month where status = 'closed')`,
  ],
  [
    'what somebody brought along stands in the ledger with their first closing, and nothing else does',
    `update account_opening set minutes = minutes + 1
     where opening_id = (select opening_id from account_opening order by opening_id limit 1)`,
  ],
  [
    'no account begins before what somebody brought along',
    `update account_opening set begins_on = '2099-01-01'
     where opening_id = (select opening_id from account_opening order by opening_id limit 1)`,
  ],
  [
    'no entry belongs to a month that is open',
    `update ledger_entry set month = (month + interval '5 years')::date where entry_id = (select min(entry_id) from ledger_entry)`,
  ],
  [
    'nothing was booked into a month after it was closed',
    `update booking b set source = 'web', received_at = clock_timestamp() + interval '1 day'
     where booking_id = (select booking_id from booking order by epoch_minute limit 1)`,
  ],
  ['everybody in a closing is closed where it is closed', `update closing_employee set status = 'ready'`],
  [
    'everybody employed belongs to a payroll group on every day',
    `delete from payroll_assignment where employee_id = (select employee_id from employee limit 1)`,
  ],
  [
    'nobody is closed twice in a month',
    `update closing set payroll_group = payroll_group || month, month = (select min(month) from closing)`,
  ],
  [
    'nobody is in a closing from which they are excluded',
    `insert into closing_exclusion (tenant_id, exclusion_id, closing_id, employee_id, reason, excluded_by)
     select tenant_id, gen_random_uuid(), closing_id, employee_id, 'No access', employee_id from closing_employee limit 1`,
  ],
  [
    'every payroll file has the bytes of its checksum',
    `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by)
     select tenant_id, gen_random_uuid(), closing_id, 'csv', 1, 'x.csv', 'a', sha256('b'), '{}', gen_random_uuid() from closing limit 1`,
  ],
  [
    'payroll files are numbered without a gap',
    `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by)
     select tenant_id, gen_random_uuid(), closing_id, 'csv', 7, 'x.csv', 'a', sha256('a'), '{}', gen_random_uuid() from closing limit 1`,
  ],
  [
    'the facts of everybody are counted',
    `delete from facts_version where employee_id = (select employee_id from employee limit 1)`,
  ],
];

describe('the invariants', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDemo({ url: database.url, employees: 12, months: 4, asOf: '2026-11-24' });
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('hold for the demo city', async () => {
    const checked = await checkInvariants(client);
    expect(checked.map(({ name }) => name)).toEqual(BREAKAGES.map(([name]) => name));
    expect(checked.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  it.each(BREAKAGES)('notice when "%s" is broken by hand', async (name, sql) => {
    // What constraints and triggers would refuse: an owner of the tables can switch them off.
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`);
    await client.query('alter table work_interval drop constraint work_interval_no_overlap');
    await client.query('drop index if exists work_interval_one_open');
    const { rowCount } = await client.query(sql);
    expect(rowCount).toBeGreaterThan(0);
    // In the same transaction: nothing of it stays.
    const checked = await checkInvariants({
      query: (text: string) => (/^(begin|rollback)/.test(text) ? Promise.resolve({ rows: [] }) : client.query(text)),
    } as unknown as Client);
    await client.query('rollback');
    expect(checked.filter(({ violations }) => violations > 0).map((found) => found.name)).toContain(name);
  });
});
