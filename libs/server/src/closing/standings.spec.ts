import { Client } from 'pg';
import {
  book,
  type ClosingCity,
  closingCity,
  createTestDatabase,
  Scenario,
  TEST_SECRET,
  type TestDatabase,
} from '../../testing';
import { type Queryable } from '../platform';
import { readStandings } from './standings';

/** Tuesday, 3 November 2026, 09:00 in Dresden: October is over, even for the longest night shift. */
const NOW = 29_895_840;

/** The value of a month is taken over where it rests on the same; so everything that decides it must change the basis. */
describe('what the value of a month rests on', () => {
  let database: TestDatabase;
  let client: Client;
  let city: ClosingCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    city = await closingCity(new Scenario(client, TEST_SECRET), { people: 4, months: ['2026-10'] });
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const read = async (now = NOW) =>
    (
      await readStandings(client as Queryable, {
        tenantId: 1,
        employeeIds: [city.people[3].employeeId],
        month: '2026-10',
        nowEpochMinute: now,
      })
    )[0];
  const basis = async (now = NOW): Promise<string> => (await read(now)).basis;

  it('stays the same while nothing changes, also for the days that are too far away to matter', async () => {
    const before = await basis();
    await book(client, city.people[3], new Map([['2026-11-03', [[480, 'clockIn']]]]));
    await book(
      client,
      city.people[0],
      new Map([
        [
          '2026-10-06',
          [
            [420, 'clockIn'],
            [430, 'clockOut'],
          ],
        ],
      ]),
    );
    expect(await basis(NOW + 1)).toBe(before);
  });

  const mine = 'employee_id = $1';

  const changes: [string, string][] = [
    [
      'a booking',
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
       values (1, gen_random_uuid(), $1, 'clockIn', 'office', to_timestamp(29853000 * 60::bigint), 29853000, 120, '2026-10-05', 'import')`,
    ],
    [
      'a booking on the Sunday before, because of the rest after it',
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
       values (1, gen_random_uuid(), $1, 'clockIn', 'office', to_timestamp(29840000 * 60::bigint), 29840000, 120, '2026-09-27', 'import')`,
    ],
    [
      'a void of a booking',
      `with c as (insert into correction_request (tenant_id, correction_id, employee_id, date, action, booking_id, reason, requested_by, status)
         select 1, gen_random_uuid(), employee_id, shift_date, 'remove', booking_id, 'Booked by mistake', employee_id, 'approved'
         from booking where ${mine} and shift_date = '2026-10-05' limit 1 returning correction_id, booking_id)
       insert into booking_void (tenant_id, booking_id, correction_id) select 1, booking_id, correction_id from c`,
    ],
    [
      'an absence',
      `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date) values (1, gen_random_uuid(), $1, 'sick', '2026-10-30', '2026-11-06')`,
    ],
    [
      'an illness that began six weeks before',
      `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date) values (1, gen_random_uuid(), $1, 'sick', '2026-08-10', '2026-08-20')`,
    ],
    ['the group of a contract', `update contract set personnel_group = 'BEAMTE_SN' where ${mine}`],
    ['the details of an absence', `update absence set details = '{"portion": "half"}' where ${mine}`],
    [
      'the hours of a contract',
      `update contract set weekly_minutes = 1170, pattern_odd = '{234,234,234,234,234,0,0}' where ${mine}`,
    ],
    ['the even weeks of a contract', `update contract set pattern_even = '{234,234,234,234,234,0,0}' where ${mine}`],
    ['the end of a contract', `update contract set valid_during = '[2026-01-01,2026-10-20)' where ${mine}`],
    ['the agreement of the person', `update agreement_assignment set valid_during = '[2026-10-02,)' where ${mine}`],
    [
      'the text of an agreement',
      `update staff_agreement_version set parameters = parameters || '{"learntLater": 540}' where $1 <> ''`,
    ],
    [
      'the end of a version',
      `update staff_agreement_version set valid_during = '[2000-01-01,2027-01-01)' where $1 <> ''`,
    ],
    [
      'a temporary rule',
      `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters)
       select 1, gen_random_uuid(), agreement_id, 'Heat', 'Order of the mayor', '2026-10-01', '2026-10-31', '{"frame": null}' from agreement_assignment where ${mine}`,
    ],
    [
      'an annex of a unit',
      `insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, title, valid_during, set_parameters)
       select 1, gen_random_uuid(), a.agreement_id, o.org_unit_id, 'Anlage 1', '[2026-10-01,)', '{"frame": null}'
       from agreement_assignment a join org_assignment o using (tenant_id, employee_id) where a.${mine}`,
    ],
    ['the end of an annex', `update agreement_annex set valid_during = '[2026-10-01,2026-10-15)' where $1 <> ''`],
    [
      'a move to another unit, in a city with annexes',
      `update org_assignment set valid_during = '[2026-10-02,)' where ${mine}`,
    ],
    [
      'the tree of units, in a city with annexes',
      `with unit as (insert into org_unit (tenant_id, org_unit_id) select 1, gen_random_uuid() where $1 <> '' returning *)
       insert into org_unit_state (tenant_id, org_unit_id, valid_during, kind, name, short_name) select tenant_id, org_unit_id, '(,)', 'section', 'New', 'NEW' from unit`,
    ],
    [
      'a public holiday',
      `insert into holiday select 1, site_id, '2026-10-31', 'Reformationstag', 'Reformation Day', 'manual' from site_assignment where ${mine}`,
    ],
    [
      'the first permission of the tenant, also for those who have none',
      `insert into remote_work_permission (tenant_id, permission_id, employee_id, kind, valid_during)
       select 1, gen_random_uuid(), min(employee_id::text)::uuid, 'mobileWork', '[2026-01-01,)' from employee where employee_id <> $1`,
    ],
    [
      'an agreement on telework',
      `insert into remote_work_permission (tenant_id, permission_id, employee_id, kind, valid_during)
       values (1, gen_random_uuid(), $1, 'telework', '[2026-10-01,)')`,
    ],
    ['a desk installed at home', `update remote_work_permission set equipment_installed = true where ${mine}`],
    [
      'the end of an agreement on telework',
      `update remote_work_permission set valid_during = '[2026-10-01,2026-10-15)' where ${mine}`,
    ],
    ['the kind of a permission', `update remote_work_permission set kind = 'mobileWork' where ${mine}`],
    ['a move to another site', `update site_assignment set valid_during = '[2026-01-01,2026-10-15)' where ${mine}`],
    ['shift work', `update contract set works_in_shifts = true where ${mine}`],
    [
      'a special protection',
      `insert into protected_status (tenant_id, status_id, employee_id, kind, valid_during)
       values (1, gen_random_uuid(), $1, 'pregnant', '[2026-06-01,2026-12-01)')`,
    ],
    ['its end', `update protected_status set valid_during = '[2026-06-01,2026-10-15)' where ${mine}`],
    [
      'what was ordered for a day',
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, during)
       values (1, gen_random_uuid(), $1, '2026-10-15', 'overtimeOrder', '[29868000,29868060)')`,
    ],
    ['the hours of an order', `update day_fact set during = '[29868000,29868090)' where ${mine}`],
    [
      'an order of the last week of the month before',
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, during)
       values (1, gen_random_uuid(), $1, '2026-09-24', 'overtimeOrder', '[29837760,29837820)')`,
    ],
    [
      'work for somebody else',
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, minutes)
       values (1, gen_random_uuid(), $1, '2026-10-15', 'otherEmployer', 90)`,
    ],
    ['the birthday', `update employee set birth_date = '2010-01-01' where ${mine}`],
    ['the last day of work', `update employee set left_on = '2026-10-30' where ${mine}`],
  ];
  it.each(changes)('changes with %s', async (_what, change) => {
    const before = await basis();
    const { rowCount } = await client.query(change, [city.people[3].employeeId]);
    expect(rowCount).toBeGreaterThan(0);
    expect(await basis()).not.toBe(before);
  });

  it.each(['booking', 'booking_void'])(
    'need not look into a %s: what is there can neither be changed nor taken away',
    async (table) => {
      for (const change of [`update ${table} set tenant_id = 1`, `delete from ${table}`, `truncate ${table} cascade`])
        await expect(client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
    },
  );

  const standings: [string, string][] = [
    ['the cost centre', `insert into cost_center_assignment values (1, $1, '4711', '[2026-10-15,)')`],
    ['the payroll group', `update payroll_assignment set payroll_group = 'OTHER' where ${mine}`],
    ['the status of the month', `update employee_month set status = 'submitted' where ${mine}`],
    ['an open month before', `insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2026-09-01')`],
    [
      'a request without a decision',
      `insert into correction_request (tenant_id, correction_id, employee_id, date, action, proposed_kind, proposed_epoch_minute, proposed_offset_minutes, reason, requested_by)
       values (1, gen_random_uuid(), $1, '2026-10-20', 'add', 'clockOut', 29874000, 120, 'Terminal was out of order', $1)`,
    ],
  ];
  it.each(standings)('leaves alone, but reads again, %s', async (_what, change) => {
    const { basis: same, ...before } = await read();
    const { rowCount } = await client.query(change, [city.people[3].employeeId]);
    expect(rowCount).toBeGreaterThan(0);
    const after = await read();
    expect(after.basis).toBe(same);
    expect(after).not.toEqual({ ...before, basis: same });
  });

  it('leaves alone, but reads again, what somebody brought along', async () => {
    const { employeeId } = city.people[2];
    const standing = async () =>
      (
        await readStandings(client as Queryable, {
          ...{ tenantId: 1, employeeIds: [employeeId], month: '2026-10', nowEpochMinute: NOW },
        })
      )[0];
    const before = await standing();
    await client.query(
      `insert into account_opening (tenant_id, opening_id, employee_id, account, begins_on, minutes, source, revision)
       select 1, gen_random_uuid(), $1, account, (select min(month) from employee_month where employee_id = $1), minutes, 'Zeiterfassung alt', 1
       from (values ('flextime', 300), ('ordered', 60)) as brought(account, minutes)`,
      [employeeId],
    );
    expect(await standing()).toEqual({ ...before, openingBalanceMinutes: 300, openingOrderedMinutes: 60 });
  });

  it('is worth nothing while a shift of the last night may still run: each minute has its own', async () => {
    const halloween = 29_891_400; // 31 October, 23:00
    expect(await basis(halloween)).not.toBe(await basis(halloween + 1));
  });
});
