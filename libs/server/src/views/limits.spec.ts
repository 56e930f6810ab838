import { randomUUID } from 'node:crypto';
import {
  STANDARD_PARAMETERS,
  addDays,
  datesBetween,
  weekdayOf,
  zone,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { Client } from 'pg';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type LimitDto, type LimitsDto } from './limits.dto';
import { OpenDays } from '../month';

/** Work of a day in minutes of its wall clock. */
type Spans = [number, number, string][];
const OFFICE: Spans = [[480, 948, 'office']];
const HOME: Spans = [[480, 948, 'mobileWork']];
const sum = (spans: Spans) => spans.reduce((total, [from, to]) => total + to - from, 0);

describe('the limits of a month', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-26T12:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.tenant(2);
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    await api.scenario.holiday('2026-11-18', 'Buß- und Bettag');
    await api.scenario.agreement('home', {
      homeOffice: {
        quotas: [
          { kind: 'days', places: 'both', maxHalfDays: 6, count: { kind: 'wholeDays' }, span: { kind: 'week' } },
        ],
        onsiteWeekdays: [4],
      },
    });
  });
  beforeEach(() => api.clock.set('2026-11-26T12:00:00+01:00'));
  afterAll(() => api.close());

  /** Puts days in as they were evaluated: what they are worth is not the question here. */
  const recorded = async (person: TestPerson, from: LocalDate, to: LocalDate, work: (date: LocalDate) => Spans) => {
    const dates = datesBetween(from, to);
    const spans = dates.map(work);
    const target = (date: LocalDate) => (weekdayOf(date) < 6 && date !== '2026-11-18' ? 468 : 0);
    await api.scenario.client.query(
      `insert into day_evaluation (tenant_id, employee_id, date, state, target_minutes, worked_minutes, break_recorded_minutes,
         break_auto_minutes, cut_outside_frame_minutes, capped_minutes, absence_credit_minutes, credited_minutes, spans, inputs_hash)
       select $1, $2, d.date, 'complete', d.target, d.worked, 0, 0, 0, 0, 0, d.worked, d.spans, 'put in'
       from unnest($3::date[], $4::int[], $5::int[], $6::jsonb[]) as d (date, target, worked, spans)`,
      [
        person.tenantId,
        person.employeeId,
        dates,
        dates.map(target),
        spans.map(sum),
        spans.map((list) => JSON.stringify(list)),
      ],
    );
  };
  /** The bookings of the same work: what leaders read is worked out from them. */
  const booked = async (person: TestPerson, from: LocalDate, to: LocalDate, work: (date: LocalDate) => Spans) => {
    const place = zone('Europe/Berlin');
    const rows = datesBetween(from, to).flatMap((date) =>
      work(date).flatMap(([start, end, location]) =>
        [['clockIn', start] as const, ['clockOut', end] as const].map(([kind, minute]) => {
          const epochMinute = place.startOfDay(date) + minute;
          return { id: randomUUID(), date, kind, location, epochMinute, offset: place.offsetAt(epochMinute) };
        }),
      ),
    );
    await api.scenario.client.query(
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
       select $1, id, $2, kind, location, to_timestamp("epochMinute" * 60::bigint), "epochMinute", "offset", date, 'web'
       from jsonb_to_recordset($3::jsonb) as b(id uuid, date date, kind text, location text, "epochMinute" int, "offset" int)`,
      [person.tenantId, person.employeeId, JSON.stringify(rows)],
    );
    await api.scenario.client.query(
      `insert into employee_month (tenant_id, employee_id, month)
       select $1, $2, m from generate_series(date_trunc('month', $3::date), $4::date, interval '1 month') m`,
      [person.tenantId, person.employeeId, from, to],
    );
  };
  const weekdays = (spans: Spans) => (date: LocalDate) => (weekdayOf(date) < 6 && date !== '2026-11-18' ? spans : []);
  const limits = async (as: TestPerson, month: YearMonth, of?: TestPerson): Promise<LimitDto[]> => {
    const query = of ? `?employeeId=${of.employeeId}` : '';
    const { status, body } = await api.request<LimitsDto>('GET', `/api/v1/months/${month}/limits${query}`, { as });
    expect(status).toBe(200);
    expect(body.month).toBe(month);
    return body.limits;
  };
  const limit = (all: LimitDto[], code: string, to?: LocalDate) =>
    all.find((one) => one.code === code && (to === undefined || one.to === to));

  it('average 24 weeks up to yesterday: leave and a holiday are taken out, the running day does not count yet', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-01-01' });
    await recorded(person, '2026-06-01', '2026-11-25', weekdays(OFFICE));
    await api.scenario.absence(person, 'leave', '2026-11-23', '2026-11-24');
    await api.scenario.client.query(
      `update day_evaluation set worked_minutes = 0, spans = '[]' where employee_id = $1 and date in ('2026-11-23', '2026-11-24')`,
      [person.employeeId],
    );
    // 168 days to 25 November are 144 Werktage; a holiday and two days of leave among them.
    expect(limit(await limits(person, '2026-11'), 'AVG_8H_EXCEEDED')).toEqual({
      rule: 'ARBZG-3-AVG',
      code: 'AVG_8H_EXCEEDED',
      from: '2026-06-11',
      to: '2026-11-25',
      unit: 'minutesPerWerktag',
      bound: 'atMost',
      actual: Math.ceil((117 * 468) / 141),
      limit: 480,
      state: 'within',
      params: { workedMinutes: 117 * 468, allowedMinutes: 141 * 480, countedDays: 141 },
    });
  });

  it('of a closed month are those of its end, whatever came after', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-01-01' });
    // Its last day was never evaluated, and stays so.
    await recorded(person, '2026-03-01', '2026-09-29', weekdays([[420, 1020, 'office']]));
    await api.scenario.closedMonth(person, '2026-09');
    await recorded(person, '2026-10-01', '2026-11-25', () => []);
    const evaluate = jest.spyOn(api.app.get(OpenDays), 'evaluate');
    const average = limit(await limits(person, '2026-09'), 'AVG_8H_EXCEEDED');
    expect(average).toMatchObject({ from: '2026-04-15', to: '2026-09-29', actual: 500, state: 'exceeded' });
    expect(evaluate).not.toHaveBeenCalled();
    evaluate.mockRestore();
    expect(limit(await limits(person, '2026-11'), 'AVG_8H_EXCEEDED')?.state).toBe('within');
  });

  it('of somebody who came in the middle begin with the first day, and cannot be exceeded before the period is over', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-11' });
    await recorded(person, '2026-11-11', '2026-11-25', weekdays([[420, 1080, 'office']]));
    expect(limit(await limits(person, '2026-11'), 'AVG_8H_EXCEEDED')).toMatchObject({
      from: '2026-11-11',
      state: 'near',
      params: { workedMinutes: 6600, countedDays: 12 },
    });
    expect(await limits(person, '2026-10')).toEqual([]);
  });

  it('count the days at home of the running week with today, in the place where somebody works right now', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-01', agreement: 'home' });
    await recorded(person, '2026-11-01', '2026-11-25', (date) =>
      date >= '2026-11-24' ? HOME : weekdays(OFFICE)(date),
    );
    const week = async () => limit(await limits(person, '2026-11'), 'HOMEOFFICE_QUOTA_EXCEEDED', '2026-11-29');
    expect(await week()).toMatchObject({ from: '2026-11-23', unit: 'days', actual: 2, limit: 3, state: 'within' });
    const booking = { bookingId: randomUUID(), kind: 'clockIn', location: 'telework' };
    await api.request('POST', '/api/v1/bookings', { as: person, body: booking });
    expect(await week()).toMatchObject({ actual: 3, state: 'near' });
    // 26 November is a Thursday, a fixed day in the office.
    expect(limit(await limits(person, '2026-11'), 'ONSITE_DAY_MISSED')).toMatchObject({ actual: 1, state: 'exceeded' });
  });

  it('count the minutes of today up to now', async () => {
    const trainee = await api.scenario.person({ hiredOn: '2026-11-23', birthDate: '2009-03-01' });
    await recorded(trainee, '2026-11-23', '2026-11-25', weekdays(OFFICE));
    api.clock.set('2026-11-26T08:00:00+01:00');
    const body = { bookingId: randomUUID(), kind: 'clockIn', location: 'office' };
    await api.request('POST', '/api/v1/bookings', { as: trainee, body });
    api.clock.set('2026-11-26T12:00:00+01:00');
    expect(limit(await limits(trainee, '2026-11'), 'MINOR_WEEKLY_MAX_40H')).toMatchObject({ actual: 3 * 468 + 240 });
  });

  it('value first what nobody has looked at', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23', agreement: 'home' });
    for (const [time, kind] of [
      ['08:00', 'clockIn'],
      ['12:00', 'clockOut'],
    ]) {
      api.clock.set(`2026-11-23T${time}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location: 'mobileWork' };
      await api.request('POST', '/api/v1/bookings', { as: person, body });
    }
    api.clock.set('2026-11-26T12:00:00+01:00');
    const all = await limits(person, '2026-11');
    expect(limit(all, 'HOMEOFFICE_QUOTA_EXCEEDED')).toMatchObject({ actual: 1, limit: 3 });
    expect(limit(all, 'AVG_8H_EXCEEDED')).toMatchObject({ params: { workedMinutes: 240, countedDays: 3 } });
  });

  it('know the hours that passed in the night when clocks go back', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-01-01' });
    await recorded(person, '2026-10-01', '2026-11-25', (date) =>
      date === '2026-10-24' ? [[1320, 1800, 'office']] : weekdays(OFFICE)(date),
    );
    await api.scenario.client.query(
      `update day_evaluation set worked_minutes = 540 where employee_id = $1 and date = '2026-10-24'`,
      [person.employeeId],
    );
    const october = await limits(person, '2026-10');
    expect(limit(october, 'NIGHT_WORK_48_DAYS')).toMatchObject({ actual: 1, limit: 48, state: 'within' });
    // Six hours of the night fell on the Sunday: another Werktag is free in return, the Saturday after it.
    expect(limit(october, 'SUBSTITUTE_REST_DAY_MISSING')).toMatchObject({
      from: '2026-10-25',
      to: '2026-11-07',
      state: 'within',
      params: { givenOn: '2026-10-31' },
    });
    expect(limit(october, 'FREE_SUNDAYS_BELOW_15')).toMatchObject({ from: '2026-01-01', actual: 51, limit: 15 });
  });

  it('start again with the year where they are counted by the year, but not by the week', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-01-01', agreement: 'home' });
    await recorded(person, '2026-12-01', '2027-01-31', (date) =>
      date >= '2026-12-28' && date <= '2027-01-03' ? weekdays(HOME)(date) : weekdays(OFFICE)(date),
    );
    await api.scenario.absence(person, 'flexDay', '2026-12-07', '2026-12-08');
    await api.scenario.absence(person, 'flexDay', '2027-01-11');
    api.clock.set('2027-02-10T12:00:00+01:00');
    const january = await limits(person, '2027-01');
    expect(limit(january, 'HOMEOFFICE_QUOTA_EXCEEDED')).toMatchObject({
      from: '2026-12-28',
      to: '2027-01-03',
      actual: 5,
      state: 'exceeded',
    });
    expect(limit(january, 'FLEXDAY_YEAR_QUOTA_EXCEEDED')).toMatchObject({ from: '2027-01-01', actual: 2 });
    const december = await limits(person, '2026-12');
    expect(limit(december, 'HOMEOFFICE_QUOTA_EXCEEDED')).toBeUndefined();
    expect(limit(december, 'FLEXDAY_MONTH_QUOTA_EXCEEDED')).toMatchObject({ actual: 4, limit: 4, unit: 'halfDays' });
  });

  it('protect young people and mothers, and tell no leader: the leader sees the limits of everybody', async () => {
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const admin = await api.scenario.person({ roles: ['timeAdministrator'] });
    const trainee = await api.scenario.person({ unit: 'AMT10', birthDate: '2009-03-01', hiredOn: '2026-09-01' });
    const mother = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-01-01' });
    const colleague = await api.scenario.person({ unit: 'AMT10', hiredOn: '2026-09-01' });
    await api.scenario.protect(mother, 'pregnant', '2026-10-01', '2027-03-31');
    for (const person of [trainee, mother, colleague])
      for (const put of [recorded, booked])
        await put(person, '2026-09-01', '2026-11-25', weekdays([[420, 960, 'office']]));
    const codes = (all: LimitDto[]) => [...new Set(all.map(({ code }) => code))].sort();
    expect(limit(await limits(trainee, '2026-11'), 'MINOR_WEEKLY_MAX_40H')).toMatchObject({
      from: '2026-10-26',
      actual: 2700,
      state: 'exceeded',
    });
    expect(codes(await limits(trainee, '2026-11'))).not.toContain('AVG_8H_EXCEEDED');
    expect(codes(await limits(mother, '2026-11'))).toEqual(
      expect.arrayContaining(['AVG_8H_EXCEEDED', 'MUSCHG_DOUBLE_WEEK_90H', 'MUSCHG_MONTH_CONTRACT_EXCEEDED']),
    );
    expect(limit(await limits(admin, '2026-11', mother), 'MUSCHG_DOUBLE_WEEK_90H')).toBeDefined();
    const usual = await limits(leader, '2026-11', colleague);
    expect(codes(usual)).toContain('AVG_8H_EXCEEDED');
    for (const person of [trainee, mother]) expect(await limits(leader, '2026-11', person)).toEqual(usual);
  });

  it('do not tell a leader by their figures why somebody was away', async () => {
    const leader = await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] });
    const [ill, atSchool] = [
      await api.scenario.person({ unit: 'AMT20', hiredOn: '2026-09-01' }),
      await api.scenario.person({ unit: 'AMT20', hiredOn: '2026-09-01' }),
    ];
    for (const [person, kind] of [
      [ill, 'sick'],
      [atSchool, 'vocationalSchool'],
    ] as const) {
      const work = (date: LocalDate) => (date >= '2026-11-02' && date <= '2026-11-06' ? [] : weekdays(OFFICE)(date));
      for (const put of [recorded, booked]) await put(person, '2026-09-01', '2026-11-25', work);
      await api.scenario.absence(person, kind, '2026-11-02', '2026-11-06');
    }
    expect(await limits(leader, '2026-11', ill)).toEqual(await limits(leader, '2026-11', atSchool));
    const own = async (person: TestPerson) =>
      limit(await limits(person, '2026-11'), 'AVG_8H_EXCEEDED')?.params.countedDays;
    expect((await own(atSchool)) as number).toBe(((await own(ill)) as number) + 5);
  });

  it('are for oneself, the own leader and the time administration; for everybody else the person does not exist', async () => {
    const person = await api.scenario.person({ unit: 'AMT10' });
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const others = [
      await api.scenario.person({ unit: 'AMT10' }),
      await api.scenario.person({ unit: 'AMT20', leads: ['AMT20'] }),
      await api.scenario.person({ tenantId: 2, roles: ['timeAdministrator'] }),
    ];
    const status = async (as: TestPerson, employeeId: string) =>
      (await api.request('GET', `/api/v1/months/2026-11/limits?employeeId=${employeeId}`, { as })).status;
    expect(await status(person, person.employeeId)).toBe(200);
    expect(await status(leader, person.employeeId)).toBe(200);
    for (const other of others) expect(await status(other, person.employeeId)).toBe(404);
    expect(await status(leader, 'not-an-id')).toBe(404);
    expect((await api.request('GET', '/api/v1/months/2026-13/limits', { as: person })).status).toBe(422);
  });

  it('say how the account stands to those who may know it: after a flex day, in minus, above the limit', async () => {
    const { account } = STANDARD_PARAMETERS;
    await api.scenario.agreement('account', {
      flexDays: { maxPerMonth: 5, maxPerYear: 24, lowerLimitMinutes: -300 },
      account: { ...account, debtLimitMinutes: -600, capPlusMinutes: 900, carryOverMaxMinutes: 600 },
    });
    const terms = { unit: 'AMT10', agreement: 'account', hiredOn: '2026-11-01' as const };
    const person = await api.scenario.person(terms);
    const leader = await api.scenario.person({ unit: 'AMT10', leads: ['AMT10'] });
    const administrator = await api.scenario.person({ unit: 'AMT20', roles: ['timeAdministrator'] });
    // A flex day on Monday the 2nd, another one on Tuesday the 3rd, then usual days: −15:36.
    await recorded(person, '2026-11-01', '2026-11-25', (date) =>
      date === '2026-11-02' || date === '2026-11-03' ? [] : weekdays(OFFICE)(date),
    );
    await api.scenario.absence(person, 'flexDay', '2026-11-02', '2026-11-03');
    const begin = ({ employeeId }: TestPerson) =>
      api.db.query(`insert into employee_month (tenant_id, employee_id, month) values (1, $1, '2026-11-01')`, [
        employeeId,
      ]);
    await begin(person);
    const told = (all: LimitDto[]) =>
      all
        .filter(({ code }) => /^(ACCOUNT|DEBT|FLEXDAY_INS)/.test(code))
        .map(({ code, from, actual, limit: allowed, state }) => [code, from, actual, allowed, state]);
    const inMinus = [
      ['DEBT_LIMIT_EXCEEDED', '2026-11-01', -936, -600, 'exceeded'],
      ['FLEXDAY_INSUFFICIENT_CREDIT', '2026-11-02', -468, -300, 'exceeded'],
      ['FLEXDAY_INSUFFICIENT_CREDIT', '2026-11-03', -936, -300, 'exceeded'],
    ];
    expect(told(await limits(person, '2026-11'))).toEqual(inMinus);
    expect(told(await limits(administrator, '2026-11', person))).toEqual(inMinus);
    // The account is no matter of the leader's.
    expect(told(await limits(leader, '2026-11', person))).toEqual([]);
    const busy = await api.scenario.person(terms);
    await begin(busy);
    await recorded(busy, '2026-11-01', '2026-11-25', weekdays([[420, 960, 'office']]));
    expect(told(await limits(busy, '2026-11'))).toEqual([
      ['ACCOUNT_ABOVE_LIMIT', '2026-11-01', 17 * 72, 900, 'exceeded'],
    ]);
  });

  it('ask the database no more often for a year than for a week', async () => {
    const statements = async (from: LocalDate) => {
      const person = await api.scenario.person({ hiredOn: from });
      await recorded(person, from, '2026-10-31', weekdays(OFFICE));
      await limits(person, '2026-10');
      const query = jest.spyOn(Client.prototype, 'query');
      await limits(person, '2026-10');
      const { length } = query.mock.calls;
      query.mockRestore();
      return length;
    };
    // One for the session, three of its own, and one that asks for other employers.
    expect(await statements('2026-01-01')).toBe(5);
    expect(await statements(addDays('2026-10-31', -6))).toBe(5);
  });
});
