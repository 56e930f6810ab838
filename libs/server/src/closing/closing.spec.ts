import { type INestApplicationContext } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import {
  approve,
  book,
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
} from '../../testing';
import { type ClosingDto, type ClosingOverviewDto, type ClosingPeopleDto } from './closing.dto';

const NOW = '2026-12-03T08:00:00Z';

/** A payroll group of 30 people who worked in October and November 2026; it is the third of December. */
describe('the closing desk', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 30, months: ['2026-10', '2026-11'] });
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const asAdministrator = <Body>(method: string, path: string, body?: unknown) =>
    api.request<Body>(method, `/api/v1/closings${path}`, { as: city.administrator, body });
  const close = <Body>(closingId: string, planHash: string | undefined) =>
    api.request<Body>('POST', `/api/v1/closings/${closingId}/close`, {
      as: city.secondAdministrator,
      body: { planHash },
    });
  const get = async (closingId: string) => (await asAdministrator<ClosingDto>('GET', `/${closingId}`)).body;
  const settled = (closingId: string) =>
    until(
      () => get(closingId),
      ({ status }) => status !== 'checking' && status !== 'closing',
    );
  let october: ClosingDto;

  it('refuses November while October is open, and December while it is not over', async () => {
    const november = await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-11' });
    expect(november).toMatchObject({
      status: 409,
      body: { code: 'closing.previous-open', params: { month: '2026-10' } },
    });
    const december = await asAdministrator('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-12' });
    expect(december).toMatchObject({ status: 409, body: { code: 'closing.month-not-over' } });
  });

  it('starts once, however many press the button at the same moment', async () => {
    await forgetClockOut(city.people[2], '2026-10-14');
    await api.scenario.client.query(
      `update employee_month set status = 'submitted', approved_at = null where employee_id = $1 and month = '2026-10-01'`,
      [city.people[7].employeeId],
    );
    await requestCorrection(city.people[11], '2026-10-20');
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => asAdministrator<ClosingDto>('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-10' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201]);
    october = answers.find(({ status }) => status === 201)!.body;
    expect(new Set(answers.map(({ body }) => body.closingId)).size).toBe(1);
    expect(october).toMatchObject({ payrollGroup: 'VERWALTUNG', month: '2026-10', progress: { total: 30, closed: 0 } });
  });

  it('names everybody who blocks it and why', async () => {
    expect(await settled(october.closingId)).toMatchObject({
      status: 'blocked',
      progress: { checked: 30, blocked: 3 },
    });
    const { body } = await asAdministrator<ClosingPeopleDto>('GET', `/${october.closingId}/people?status=blocked`);
    expect(body.total).toBe(3);
    const codes = new Map(body.rows.map((row) => [row.employeeId, row.blockers.map(({ code, date }) => [code, date])]));
    expect(codes.get(city.people[2].employeeId)).toEqual([['MISSING_BOOKING', '2026-10-14']]);
    expect(codes.get(city.people[7].employeeId)).toEqual([['month.not-approved', undefined]]);
    expect(codes.get(city.people[11].employeeId)).toEqual([['PERIOD_HAS_OPEN_ITEMS', undefined]]);
    const answer = await close(october.closingId, 'a'.repeat(64));
    expect(answer).toMatchObject({ status: 409, body: { code: 'closing.blocked' } });
  });

  it('is ready after a new check once everything is settled', async () => {
    await approve(api.scenario.client, city.people[7], '2026-10');
    await api.scenario.client.query(`update correction_request set status = 'withdrawn'`);
    await clockOutLater(city.people[2], '2026-10-14');
    const rechecked = await asAdministrator<ClosingDto>('POST', `/${october.closingId}/recheck`);
    expect(rechecked.status).toBe(200);
    october = await settled(october.closingId);
    expect(october).toMatchObject({ status: 'ready', progress: { checked: 30, blocked: 0 } });
    expect(october.totals.payrollLines.map(({ code }) => code)).toEqual(['ABS_VAC', 'SUN']);
  });

  it('closes nothing but the preview that was looked at', async () => {
    const answer = await close(october.closingId, 'a'.repeat(64));
    expect(answer).toMatchObject({ status: 409, body: { code: 'closing.plan-changed' } });
    expect(await get(october.closingId)).toMatchObject({ status: 'ready', progress: { closed: 0 } });
  });

  it('stops at the person whose hours changed after the preview, and writes nothing', async () => {
    await book(
      api.scenario.client,
      city.people[4],
      new Map([
        [
          '2026-10-12',
          [
            [420, 'clockIn'],
            [440, 'clockOut'],
          ],
        ],
      ]),
    );
    // Of another one something came that somebody has to decide about: the administrator reads what.
    await requestCorrection(city.people[5], '2026-10-20');
    const answer = await close(october.closingId, october.planHash);
    expect(answer.status).toBe(202);
    expect(await settled(october.closingId)).toMatchObject({ status: 'blocked', progress: { blocked: 2, closed: 0 } });
    const { body } = await asAdministrator<ClosingPeopleDto>('GET', `/${october.closingId}/people?status=blocked`);
    const codes = new Map(body.rows.map(({ employeeId, blockers }) => [employeeId, blockers.map(({ code }) => code)]));
    expect(codes).toEqual(
      new Map([
        [city.people[4].employeeId, ['closing.plan-changed']],
        [city.people[5].employeeId, ['closing.plan-changed', 'PERIOD_HAS_OPEN_ITEMS']],
      ]),
    );
    await api.scenario.client.query(`update correction_request set status = 'withdrawn'`);
    expect((await api.db.query('select 1 from ledger_entry')).length).toBe(0);
    await asAdministrator('POST', `/${october.closingId}/recheck`);
    expect((await settled(october.closingId)).planHash).not.toBe(october.planHash);
    october = await get(october.closingId);
  });

  it('closes 30 months with balances, ledger, events and log', async () => {
    const answer = await close<ClosingDto>(october.closingId, october.planHash);
    expect(answer).toMatchObject({ status: 202, body: { status: 'closing' } });
    const closed = await settled(october.closingId);
    expect(closed).toMatchObject({ status: 'closed', planHash: october.planHash, progress: { closed: 30 } });
    expect(closed.totals).toEqual(october.totals);
    const [counts] = await api.db.query<Record<string, number>>(
      `select (select count(*)::int from employee_month where status = 'closed' and month = '2026-10-01') as months,
         (select count(*)::int from month_event where kind = 'closed') as events,
         (select count(*)::int from audit_event where action = 'month.closed') as log,
         (select count(distinct employee_id)::int from ledger_entry) as people`,
    );
    expect(counts).toEqual({ months: 30, events: 30, log: 30, people: 30 });
    const again = await close(october.closingId, october.planHash);
    expect(again).toMatchObject({ status: 202, body: { status: 'closed' } });
  });

  it('keeps a ledger whose accounts add up to zero and whose flexitime account is the balance', async () => {
    const wrong = await api.db.query(
      `with moved as (
         select employee_id, to_account as account, minutes from ledger_entry
         union all select employee_id, from_account, -minutes from ledger_entry)
       select m.employee_id from employee_month m left join moved v using (employee_id)
       where m.status = 'closed' group by m.employee_id, m.closing_balance_minutes, m.opening_balance_minutes, m.credited_minutes, m.target_minutes, m.cut_minutes
       having coalesce(sum(v.minutes), 0) <> 0
         or coalesce(sum(v.minutes) filter (where v.account = 'flextime'), 0) <> m.closing_balance_minutes
         or m.opening_balance_minutes + m.credited_minutes - m.target_minutes - m.cut_minutes <> m.closing_balance_minutes`,
    );
    expect(wrong).toEqual([]);
  });

  it('opens November with the balance October closed with', async () => {
    const { body: started } = await asAdministrator<ClosingDto>('POST', '', {
      payrollGroup: 'VERWALTUNG',
      month: '2026-11',
    });
    const november = await settled(started.closingId);
    expect(november).toMatchObject({ status: 'ready' });
    expect(november.totals.openingBalanceMinutes).toBe(october.totals.closingBalanceMinutes);
  });

  it('shows the oldest open month first, with every group', async () => {
    const { body } = await asAdministrator<ClosingOverviewDto>('GET', '');
    expect(body).toMatchObject({
      month: '2026-11',
      months: ['2026-11', '2026-10'],
      groups: [
        // They never recorded anything: there is nothing to close.
        { payrollGroup: 'LEITUNG', employees: 0, notBegun: 4, open: 0 },
        { payrollGroup: 'VERWALTUNG', employees: 30, approved: 30, closing: { status: 'ready' } },
      ],
    });
  });

  it('is there for time administrators of the same city only', async () => {
    const path = `/api/v1/closings/${october.closingId}`;
    expect((await api.request('GET', path, { as: city.people[0] })).status).toBe(403);
    await api.scenario.tenant(2);
    const stranger = await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] });
    expect((await api.request('GET', path, { as: stranger })).status).toBe(404);
    expect((await api.request('POST', `${path}/recheck`, { as: stranger })).status).toBe(404);
    expect(
      (await api.request('POST', `${path}/close`, { as: stranger, body: { planHash: october.planHash } })).status,
    ).toBe(404);
  });

  /** The last booking of the day goes away, as if it had never been made. */
  async function forgetClockOut(person: TestPerson, date: LocalDate): Promise<void> {
    await api.scenario.client.query('alter table booking disable trigger booking_append_only');
    await api.scenario.client.query(
      `delete from booking where employee_id = $1 and shift_date = $2 and kind = 'clockOut'`,
      [person.employeeId, date],
    );
    await api.scenario.client.query('alter table booking enable trigger booking_append_only');
  }

  const clockOutLater = (person: TestPerson, date: LocalDate) =>
    book(api.scenario.client, person, new Map([[date, [[985, 'clockOut']]]]));

  async function requestCorrection(person: TestPerson, date: LocalDate): Promise<void> {
    await api.scenario.client.query(
      `insert into correction_request (tenant_id, correction_id, employee_id, date, action, proposed_kind, proposed_epoch_minute, proposed_offset_minutes, reason, requested_by)
       values (1, gen_random_uuid(), $1, $2, 'add', 'clockOut', 29879999, 120, 'Terminal was out of order', $1)`,
      [person.employeeId, date],
    );
  }
});
