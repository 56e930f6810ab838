import { randomUUID } from 'node:crypto';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { approvalSteps, createTestApp, type PersonOptions, type TestApp, type TestPerson } from '../../testing';
import { FactsLoader, ReevaluateDays } from '../facts';
import { MonthValues } from './month-values';
import { OnCall } from './on-call';
import { OrderedWork } from './ordered-work';
import { readStandings } from './standings';
import { type DayExplanationDto } from '../views';

/** Ordered late work, 20:00 to 22:00, under a frame that ends at 20:00. */
describe('ordered work, as it is paid with a month', () => {
  let api: TestApp;
  let values: MonthValues;
  let steps: ReturnType<typeof approvalSteps>;
  beforeAll(async () => {
    api = await createTestApp('2026-12-31T08:00:00+01:00');
    steps = approvalSteps(api);
    const loader = new FactsLoader();
    values = new MonthValues(new ReevaluateDays(loader, api.clock), new OrderedWork(loader), new OnCall(loader));
    await api.scenario.tenant();
    await api.scenario.agreement('pro rata', { partTimeOvertime: 'proRata' });
  });
  afterAll(() => api.close());

  const clerk = (more: PersonOptions = {}) => api.scenario.person({ hiredOn: '2026-11-02', ...more });
  const lateWork = async (person: TestPerson, date: LocalDate) => {
    await steps.work(person, date, ['12:00', '15:00', '16:00', '22:00'], '2026-12-31T08:00:00+01:00');
    const [{ from }] = await api.db.query<{ from: number }>(
      `select (extract(epoch from ($1 || 'T20:00:00+01:00')::timestamptz) / 60)::int as "from"`,
      [date],
    );
    await api.db.query(
      `insert into day_fact (tenant_id, fact_id, employee_id, date, kind, during) values (1, $1, $2, $3, 'overtimeOrder', int4range($4, $4 + 120))`,
      [randomUUID(), person.employeeId, date, from],
    );
  };
  const ordered = async (person: TestPerson, date: LocalDate, from: string, minutes: number) => {
    await api.db.query(
      `with at as (select (extract(epoch from $3::timestamptz) / 60)::int as minute)
       insert into day_fact (tenant_id, fact_id, employee_id, date, kind, during)
       select 1, gen_random_uuid(), $1, $2, 'overtimeOrder', int4range(minute, minute + $4) from at`,
      [person.employeeId, date, from, minutes],
    );
  };
  const valueOf = (person: TestPerson, month: YearMonth) =>
    api.db.transaction(async (client) => {
      const standings = await readStandings(client, {
        tenantId: 1,
        employeeIds: [person.employeeId],
        month,
        nowEpochMinute: api.clock.nowEpochMinute(),
      });
      return (await values.load(client, 1, standings, month)).values.get(person.employeeId);
    });
  const linesOf = async (person: TestPerson, month: YearMonth) => {
    const value = await valueOf(person, month);
    return value?.payrollLines.map(({ code, quantity, originMonth }) => `${code} ${quantity} ${originMonth}`);
  };

  it('is paid with the month in which the following week ends, once, under the month in which it was done', async () => {
    const person = await clerk();
    await lateWork(person, '2026-11-10');
    await lateWork(person, '2026-11-24');
    // From 21:00 on it is night: twice an hour, due under flexitime because it was ordered.
    const paid = ['NIGHT 120 2026-11', 'OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11'];
    expect(await linesOf(person, '2026-11')).toEqual(paid);
    expect(await linesOf(person, '2026-12')).toEqual(['OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11']);
  });

  it('is not paid where time off has balanced it, and noticed where the time off comes to light after the value was made', async () => {
    const person = await clerk();
    await lateWork(person, '2026-11-24');
    expect(await linesOf(person, '2026-12')).toEqual(['OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11']);
    await steps.work(person, '2026-12-03', ['08:00', '14:00'], '2026-12-31T08:00:00+01:00');
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-12-03');
    // 468 are due, 360 were worked: 108 of time off.
    expect(await linesOf(person, '2026-12')).toEqual(['OT_BASE 12 2026-11', 'OT_SUPP 12 2026-11']);
  });

  it('is paid without its base where time off comes after the following week, and taken back where it was paid before', async () => {
    const person = await clerk();
    await lateWork(person, '2026-11-03');
    const supplements = ['NIGHT 60 2026-11'];
    expect(await linesOf(person, '2026-11')).toEqual([...supplements, 'OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11']);
    // The following week ended on 15 November. 468 are due, 360 worked: 108 of time off, in the same month.
    await steps.work(person, '2026-11-18', ['08:00', '14:00'], '2026-12-31T08:00:00+01:00');
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-11-18');
    expect(await linesOf(person, '2026-11')).toEqual([...supplements, 'OT_BASE 12 2026-11', 'OT_SUPP 120 2026-11']);
    await steps.work(person, '2026-12-10', ['08:00', '15:00'], '2026-12-31T08:00:00+01:00');
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-12-10');
    expect(await linesOf(person, '2026-12')).toEqual(['OT_BASE -12 2026-11']);
  });

  it('covers time off by its own minutes only: what exceeds them is taken from the account, and named', async () => {
    const person = await clerk();
    await lateWork(person, '2026-11-03');
    for (const date of ['2026-11-11', '2026-12-09'] as const)
      await api.scenario.absence(person, 'compensatoryTimeOff', date);
    // Two hours were ordered: they balance two hours of the first day, and nothing is left for the second.
    const dayOf = async (date: LocalDate) => {
      const { body } = await api.request<DayExplanationDto>('GET', `/api/v1/days/${date}/explanation`, { as: person });
      const minutes = body.findings
        .filter(({ code }) => code === 'TIME_OFF_NOT_COVERED')
        .map(({ params }) => params.minutes);
      return [body.creditedMinutes, body.balanceMinutes, ...minutes];
    };
    expect(await dayOf('2026-11-11')).toEqual([120, -348, 348]);
    expect(await dayOf('2026-12-09')).toEqual([0, -468, 468]);
    expect(await linesOf(person, '2026-11')).toEqual(['NIGHT 60 2026-11']);
    // An order that was forgotten covers the day after all.
    await lateWork(person, '2026-11-05');
    expect(await dayOf('2026-11-11')).toEqual([240, -228, 228]);
  });

  it('of the rest of the last week covers time off of the month, also where it is ordered after the value was made', async () => {
    const person = await clerk({ hiredOn: '2026-11-30' });
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-11-30');
    await api.scenario.booked(person, '2026-12-05', ['08:00', '15:48']);
    expect(await valueOf(person, '2026-11')).toMatchObject({ creditedMinutes: 0 });
    await ordered(person, '2026-12-05', '2026-12-05T08:00:00+01:00', 468);
    expect(await valueOf(person, '2026-11')).toMatchObject({ creditedMinutes: 468 });
  });

  it('that is ordered when the time off of its week is closed already is paid: the account has paid for that', async () => {
    const person = await clerk({ hiredOn: '2026-06-29' });
    await api.scenario.absence(person, 'compensatoryTimeOff', '2026-06-30');
    for (const date of ['2026-06-29', '2026-07-04'] as const)
      await api.scenario.booked(person, date, ['08:00', '15:48']);
    const explained = async () =>
      (await api.request<DayExplanationDto>('GET', '/api/v1/days/2026-06-30/explanation', { as: person })).body;
    await api.request('GET', '/api/v1/months/2026-06', { as: person });
    expect(await explained()).toMatchObject({ creditedMinutes: 0, storedMatches: true });
    await api.scenario.closedMonth(person, '2026-06');
    await ordered(person, '2026-07-04', '2026-07-04T08:00:00+02:00', 468);
    expect(await linesOf(person, '2026-07')).toEqual(['OT_BASE 468 2026-07', 'OT_SUPP 468 2026-07', 'SAT 168 2026-07']);
    expect(await explained()).toMatchObject({ creditedMinutes: 0, storedMatches: true });
    // Time off that was covered at its closing stays set against its work, and is none of what comes later.
    const other = await clerk({ hiredOn: '2026-06-29' });
    await api.scenario.absence(other, 'compensatoryTimeOff', '2026-06-30');
    for (const date of ['2026-06-29', '2026-07-04'] as const)
      await api.scenario.booked(other, date, ['08:00', '15:48']);
    await ordered(other, '2026-07-04', '2026-07-04T08:00:00+02:00', 468);
    await api.request('GET', '/api/v1/months/2026-06', { as: other });
    await api.scenario.closedMonth(other, '2026-06');
    expect(await linesOf(other, '2026-07')).toEqual(['SAT 168 2026-07']);
  });

  it('of part-time staff is additional hours, with a supplement only where the agreement counts from their own hours', async () => {
    const half = { pattern: [234, 234, 234, 234, 234, 0, 0] };
    const [tariff, proRata] = [await clerk(half), await clerk({ ...half, agreement: 'pro rata' })];
    for (const person of [tariff, proRata]) await lateWork(person, '2026-11-10');
    expect(await linesOf(tariff, '2026-11')).toEqual(['ADDL_PT 120 2026-11', 'NIGHT 60 2026-11']);
    const withSupplement = ['ADDL_PT 120 2026-11', 'NIGHT 60 2026-11', 'OT_SUPP 120 2026-11'];
    expect(await linesOf(proRata, '2026-11')).toEqual(withSupplement);
  });

  it('of somebody who leaves is paid with the last month, and of civil servants never', async () => {
    const leaver = await clerk();
    await lateWork(leaver, '2026-11-24');
    await api.db.query(`update employee set left_on = '2026-11-30' where employee_id = $1`, [leaver.employeeId]);
    const paid = ['NIGHT 60 2026-11', 'OT_BASE 120 2026-11', 'OT_SUPP 120 2026-11'];
    expect(await linesOf(leaver, '2026-11')).toEqual(paid);
    const official = await clerk({ personnelGroup: 'BEAMTE_SN' });
    await lateWork(official, '2026-11-10');
    expect(await linesOf(official, '2026-11')).toEqual([]);
  });

  it('earns the supplement of each minute in the month of its own day, also where the order is on record for the day after', async () => {
    const person = await clerk();
    // Winter service from Monday 30 November, 22:00, to Tuesday 02:00; the order of the second day came in separately.
    for (const [kind, at] of [
      ['clockIn', '2026-11-30T22:00:00+01:00'],
      ['clockOut', '2026-12-01T02:00:00+01:00'],
    ]) {
      api.clock.set(at);
      const body = { bookingId: randomUUID(), kind, location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: person, body })).status).toBe(201);
    }
    api.clock.set('2026-12-31T08:00:00+01:00');
    await ordered(person, '2026-11-30', '2026-11-30T22:00:00+01:00', 120);
    await ordered(person, '2026-12-01', '2026-12-01T00:00:00+01:00', 120);
    expect(await linesOf(person, '2026-11')).toEqual(['NIGHT 120 2026-11', 'NIGHT 120 2026-12']);
    // So does the pay of the hours: both are due with December, in which the following week ends.
    const both = ['OT_BASE 120 2026-11', 'OT_BASE 120 2026-12', 'OT_SUPP 120 2026-11', 'OT_SUPP 120 2026-12'];
    expect(await linesOf(person, '2026-12')).toEqual(both);
  });
});
