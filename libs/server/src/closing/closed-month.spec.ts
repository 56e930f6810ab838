import { type INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import {
  book,
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
  type DayOfBookings,
} from '../../testing';
import { type ClosingDto } from './closing.dto';
import { CheckBatch } from './check-batch';
import { CloseBatch } from './close-batch';
import { MonthPlans } from './month-plans';

const NOW = '2026-11-03T08:00:00Z';
const PEOPLE = 40;

const NEW_BOOKING = `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
  values (1, '${randomUUID()}', $1, 'clockIn', 'office', to_timestamp(29853000 * 60::bigint), 29853000, 120, '2026-10-05', 'import')`;

/** October of 40 people. While it is being closed, each of them still writes into it. */
describe('a closed month', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let closing: ClosingDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: PEOPLE, months: ['2026-10'] });
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const asAdministrator = async (method: string, path: string, body?: unknown): Promise<ClosingDto> =>
    (await api.request<ClosingDto>(method, `/api/v1/closings${path}`, { as: city.administrator, body })).body;
  const settled = (closingId: string) =>
    until(
      () => asAdministrator('GET', `/${closingId}`),
      ({ status }) => status !== 'checking' && status !== 'closing',
    );

  it('holds exactly what was written before it was closed; who comes later is refused', async () => {
    const { closingId } = await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' });
    let closed = false;
    const accepted: string[] = [];
    const refused: string[] = [];
    const writers = city.people.map((person, i) => writeUntilClosed(person, i, () => closed, accepted, refused));
    for (;;) {
      closing = await settled(closingId);
      if (closing.status === 'closed') break;
      if (closing.status === 'ready') {
        const body = { planHash: closing.planHash };
        await api.request('POST', `/api/v1/closings/${closingId}/close`, { as: city.secondAdministrator, body });
      } else {
        // Writers get tired one after the other, so that some preview comes true in the end.
        await asAdministrator('POST', `/${closingId}/recheck`);
      }
    }
    closed = true;
    await Promise.all(writers);
    expect(accepted.length).toBeGreaterThan(0);
    expect(refused.every((code) => code === 'ZB001')).toBe(true);
    expect(await differences()).toEqual([]);
  }, 60_000);

  it('is closed once, even if a job that was taken for dead runs on', async () => {
    const [{ epoch }] = await api.db.query<{ epoch: number }>('select epoch from closing where closing_id = $1', [
      closing.closingId,
    ]);
    const before = await counts();
    const job = { tenantId: 1, closingId: closing.closingId, batch: 1, epoch };
    await Promise.all([worker.get(CloseBatch).execute(job), worker.get(CloseBatch).execute(job)]);
    await worker.get(CheckBatch).execute(job);
    await worker.get(CloseBatch).execute({ ...job, epoch: epoch - 1 });
    expect(await counts()).toEqual(before);
  });

  it('lets two runs of the same batch close everybody once', async () => {
    const office = [city.administrator, city.secondAdministrator, city.payrollClerk, city.secondClerk];
    const officeIds = office.map(({ employeeId }) => employeeId);
    await api.scenario.client.query(
      `insert into employee_month (tenant_id, employee_id, month) select 1, unnest($1::uuid[]), '2026-10-01'`,
      [officeIds],
    );
    const leaders = await asAdministrator('POST', '', { payrollGroup: 'LEITUNG', month: '2026-10' });
    expect(await settled(leaders.closingId)).toMatchObject({ status: 'blocked', progress: { total: 4 } });
    await api.scenario.client.query(
      `update employee_month set status = 'approved', approved_at = now() where employee_id = any($1) and month = '2026-10-01'`,
      [officeIds],
    );
    await asAdministrator('POST', `/${leaders.closingId}/recheck`);
    const { planHash } = await settled(leaders.closingId);
    const [{ epoch }] = await api.db.query<{ epoch: number }>(
      `update closing set status = 'closing', closed_by = $2, approved_plan_hash = $3 where closing_id = $1 returning epoch`,
      [leaders.closingId, city.secondAdministrator.employeeId, planHash],
    );
    const job = { tenantId: 1, closingId: leaders.closingId, batch: 1, epoch };
    await Promise.all([1, 2, 3].map(() => worker.get(CloseBatch).execute(job)));
    expect(await asAdministrator('GET', `/${leaders.closingId}`)).toMatchObject({
      status: 'closed',
      progress: { closed: 4 },
    });
    const [{ n }] = await api.db.query<{ n: number }>(
      `select count(*)::int as n from month_event where kind = 'closed' and employee_id = any($1)`,
      [officeIds],
    );
    expect(n).toBe(4);
  });

  describe('refuses every way in, raw SQL included:', () => {
    const month = `employee_id = $1 and month = '2026-10-01'`;
    const day = `employee_id = $1 and date = '2026-10-05'`;
    const leave = `employee_id = $1 and kind = 'leave'`;
    const ways: [string, string, string][] = [
      ['a booking', NEW_BOOKING, 'ZB001'],
      [
        'voiding a booking',
        `with c as (insert into correction_request (tenant_id, correction_id, employee_id, date, action, booking_id, reason, requested_by)
           select 1, gen_random_uuid(), employee_id, shift_date, 'remove', booking_id, 'Booked by mistake', employee_id
           from booking where employee_id = $1 and shift_date = '2026-10-05' limit 1 returning correction_id, booking_id)
         insert into booking_void (tenant_id, booking_id, correction_id) select 1, booking_id, correction_id from c`,
        'ZB001',
      ],
      ['changing a booking', `update booking set location = 'telework' where employee_id = $1`, 'ZB002'],
      ['deleting a booking', 'delete from booking where employee_id = $1', 'ZB002'],
      [
        'an interval',
        `insert into work_interval (tenant_id, employee_id, start_booking_id, shift_date, location, during)
         select 1, $1, booking_id, shift_date, 'office', 'empty' from booking where employee_id = $1 and shift_date = '2026-10-05' limit 1`,
        'ZB001',
      ],
      ['another evaluation of a day', `update day_evaluation set credited_minutes = 0 where ${day}`, 'ZB001'],
      ['deleting an evaluation', `delete from day_evaluation where ${day}`, 'ZB001'],
      [
        'an absence',
        `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date) values (1, gen_random_uuid(), $1, 'sick', '2026-09-28', '2026-11-02')`,
        'ZB001',
      ],
      ['shortening an absence', `update absence set to_date = from_date where ${leave}`, 'ZB001'],
      ['deleting an absence', `delete from absence where ${leave}`, 'ZB001'],
      ['opening it again', `update employee_month set status = 'open' where ${month}`, 'ZB001'],
      ['another balance', `update employee_month set closing_balance_minutes = 9999 where ${month}`, 'ZB001'],
      ['forgetting it', `delete from employee_month where ${month}`, 'ZB001'],
      ['changing the ledger', 'update ledger_entry set minutes = 1 where employee_id = $1', 'ZB002'],
      ['deleting from the ledger', 'delete from ledger_entry where employee_id = $1', 'ZB002'],
      ['changing payroll lines', 'update payroll_line set quantity = 1 where employee_id = $1', 'ZB002'],
      ['changing the log', `update audit_event set action = '' where employee_id = $1`, 'ZB002'],
    ];
    it.each(ways)('%s', async (_way, sql, state) => {
      // Fourth of the group: was on leave for two days of October.
      const write = api.scenario.client.query(sql, [city.people[3].employeeId]);
      await expect(write).rejects.toMatchObject({ code: state });
    });

    it('truncating the ledger', async () => {
      await expect(api.scenario.client.query('truncate ledger_entry')).rejects.toMatchObject({ code: 'ZB002' });
    });
  });

  /** One person's bookings outside any rhythm: each adds a minute before work on another day, until it is refused or enough. */
  async function writeUntilClosed(
    person: TestPerson,
    i: number,
    isClosed: () => boolean,
    accepted: string[],
    refused: string[],
  ): Promise<void> {
    const client = new Client({ connectionString: api.databaseUrl });
    await client.connect();
    for (let n = 0; n < 3 + (i % 3) && !isClosed(); n += 1) {
      const date = addDays('2026-10-12', n);
      try {
        await book(
          client,
          person,
          new Map<LocalDate, DayOfBookings>([
            [
              date,
              [
                [400, 'clockIn'],
                [410 + i, 'clockOut'],
              ],
            ],
          ]),
        );
        accepted.push(date);
      } catch (error) {
        refused.push((error as { code: string }).code);
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 5 + ((i * 13 + n * 29) % 120)));
    }
    await client.end();
  }

  /** People whose closed minutes are not what their facts say now. */
  async function differences(): Promise<unknown[]> {
    const plans = await api.db.transaction((client) =>
      worker.get(MonthPlans).load(
        client,
        1,
        city.people.map(({ employeeId }) => employeeId),
        { month: '2026-10', payrollGroup: 'VERWALTUNG' },
      ),
    );
    const rows = await api.db.query<{ employee_id: string; credited_minutes: number }>(
      `select employee_id, credited_minutes from employee_month where status = 'closed'`,
    );
    expect(rows.length).toBe(PEOPLE);
    const closedMinutes = new Map(rows.map((row) => [row.employee_id, row.credited_minutes]));
    return plans.filter(({ employeeId, plan }) => plan?.creditedMinutes !== closedMinutes.get(employeeId));
  }

  async function counts(): Promise<unknown> {
    const [row] = await api.db.query(
      `select (select count(*) from ledger_entry) as ledger, (select count(*) from month_event) as events,
         (select count(*) from audit_event) as log, (select sum(version) from employee_month) as versions`,
    );
    return row;
  }
});
