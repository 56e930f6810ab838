import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type BookingReceiptDto, type CreateBookingDto, type TodayDto } from './booking.dto';

type Refused = { code: string; params?: Record<string, unknown>; errors?: { field: string; code: string }[] };

describe('clocking in', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00+01:00');
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  const book = <Body = BookingReceiptDto>(
    person: TestPerson,
    kind: CreateBookingDto['kind'],
    more: Partial<CreateBookingDto> = {},
  ) =>
    api.request<Body>('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: randomUUID(), kind, location: 'office', ...more },
    });
  const today = async (person: TestPerson) =>
    (await api.request<TodayDto>('GET', '/api/v1/today', { as: person })).body;
  const count = async (sql: string, ...params: unknown[]) =>
    Number((await api.scenario.client.query(`select count(*) from ${sql}`, params)).rows[0].count);
  const at = (instant: string) => api.clock.set(instant);

  it('shows a plain Monday: in at 7:30, half an hour of break, ten minutes telework, out at 16:18', async () => {
    const jana = await api.scenario.person({ hiredOn: '2026-11-23' });
    at('2026-11-23T07:30:00+01:00');
    const first = await book(jana, 'clockIn');
    expect(first.status).toBe(201);
    expect(first.body.booking).toMatchObject({
      kind: 'clockIn',
      at: '2026-11-23T07:30:00+01:00',
      localTime: '07:30',
      source: 'web',
      voided: false,
    });
    expect(first.body.day).toMatchObject({
      date: '2026-11-23',
      state: 'in',
      since: '2026-11-23T07:30:00+01:00',
      location: 'office',
      workedMinutes: 0,
      targetMinutes: 468,
      balanceTodayMinutes: -468,
    });
    expect(first.body.day.breakDueAt).toBe('2026-11-23T13:30:00+01:00');
    expect(first.body.day.latestEndAt).toBe('2026-11-23T17:30:00+01:00');
    expect(first.body.day.earliestLeaveAt).toBe('2026-11-23T15:48:00+01:00');
    at('2026-11-23T12:00:00+01:00');
    expect((await book(jana, 'breakStart')).body.day).toMatchObject({ state: 'onBreak', workedMinutes: 270 });
    at('2026-11-23T12:30:00+01:00');
    expect((await book(jana, 'breakEnd')).body.day).toMatchObject({ state: 'in', breakMinutes: 30 });
    at('2026-11-23T16:08:00+01:00');
    expect((await book(jana, 'locationChange', { location: 'telework' })).body.day).toMatchObject({
      state: 'in',
      location: 'telework',
    });
    at('2026-11-23T16:18:00+01:00');
    const last = await book(jana, 'clockOut');
    expect(last.body.day).toMatchObject({
      state: 'out',
      workedMinutes: 498,
      creditedMinutes: 498,
      balanceTodayMinutes: 30,
      accountBalanceMinutes: 30,
    });
    expect(last.body.day.bookings.map(({ localTime, kind }) => [localTime, kind])).toEqual([
      ['07:30', 'clockIn'],
      ['12:00', 'breakStart'],
      ['12:30', 'breakEnd'],
      ['16:08', 'locationChange'],
      ['16:18', 'clockOut'],
    ]);
    expect(await today(jana)).toEqual(last.body.day);
    const { rows } = await api.scenario.client.query(
      `select state, worked_minutes, credited_minutes, balance_minutes, spans, has_blocker from day_evaluation where employee_id = $1`,
      [jana.employeeId],
    );
    expect(rows).toEqual([
      {
        state: 'complete',
        worked_minutes: 498,
        credited_minutes: 498,
        balance_minutes: 30,
        has_blocker: false,
        spans: [
          [450, 720, 'office'],
          [750, 968, 'office'],
          [968, 978, 'telework'],
        ],
      },
    ]);
    expect(await count('work_interval where employee_id = $1 and not upper_inf(during)', jana.employeeId)).toBe(3);
    expect(await count(`audit_event where employee_id = $1 and action = 'booking.created'`, jana.employeeId)).toBe(5);
  });

  it('books once however often the same request arrives: a hundred at the same time', async () => {
    const person = await api.scenario.person();
    at('2026-11-23T08:00:00+01:00');
    const bookingId = randomUUID();
    // Who hears that the server has too much to do asks again, as the client does.
    const insist = async () => {
      for (;;) {
        const answer = await book(person, 'clockIn', { bookingId });
        if (answer.status !== 503) return answer;
      }
    };
    const answers = await Promise.all(Array.from({ length: 100 }, insist));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...new Array<number>(99).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await count('booking where employee_id = $1', person.employeeId)).toBe(1);
    expect(await count('work_interval where employee_id = $1', person.employeeId)).toBe(1);
    const other = await book<Refused>(person, 'clockOut', { bookingId });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const stranger = await api.scenario.person();
    expect((await book<Refused>(stranger, 'clockIn', { bookingId })).body.code).toBe('idempotency.mismatch');
  });

  it('lets one of two different clock-ins win that arrive together', async () => {
    at('2026-11-23T08:00:00+01:00');
    for (let round = 0; round < 5; round += 1) {
      const person = await api.scenario.person();
      const answers = await Promise.all([
        book<Refused>(person, 'clockIn'),
        book<Refused>(person, 'clockIn'),
        book<Refused>(person, 'clockIn'),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
        'booking.already-open',
        'booking.already-open',
      ]);
      expect(await count('work_interval where employee_id = $1 and upper_inf(during)', person.employeeId)).toBe(1);
    }
  });

  it('refuses what cannot follow, with the reason and since when', async () => {
    const person = await api.scenario.person();
    at('2026-11-23T08:00:00+01:00');
    expect((await book<Refused>(person, 'clockOut')).body.code).toBe('booking.not-open');
    expect((await book<Refused>(person, 'breakEnd')).body.code).toBe('booking.no-break');
    await book(person, 'clockIn');
    at('2026-11-23T09:00:00+01:00');
    const again = await book<Refused>(person, 'clockIn');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      code: 'booking.already-open',
      params: { openSince: '2026-11-23T08:00:00+01:00' },
    });
    expect((await book<Refused>(person, 'locationChange')).body.code).toBe('booking.same-location');
    await book(person, 'breakStart');
    expect((await book<Refused>(person, 'clockIn')).body.code).toBe('booking.on-break');
    expect((await book<Refused>(person, 'breakStart')).body.code).toBe('booking.already-on-break');
  });

  it('takes a booking made without connection at its own time, within limits', async () => {
    const person = await api.scenario.person();
    at('2026-11-23T10:00:00+01:00');
    expect((await book<Refused>(person, 'clockIn', { at: '2026-11-23T10:03:00+01:00' })).body.code).toBe(
      'booking.in-future',
    );
    const old = await book(person, 'clockIn', { at: '2026-11-16T09:59:00+01:00' });
    expect([old.status, old.body.clarification?.reason]).toEqual([202, 'booking.too-old']);
    const offline = await book(person, 'clockIn', { at: '2026-11-23T06:45:30Z' });
    expect(offline.body.booking).toMatchObject({ at: '2026-11-23T07:45:00+01:00', source: 'offline' });
    expect(offline.body.day.workedMinutes).toBe(135);
    const before = await book(person, 'clockOut', { at: '2026-11-23T07:00:00+01:00' });
    expect([before.status, before.body.clarification?.reason]).toEqual([202, 'booking.out-of-order']);
  });

  it('refuses unknown fields and values that are none of ours, and says which', async () => {
    const person = await api.scenario.person();
    const bad = await book<Refused>(person, 'clockIn', {
      employeeId: randomUUID(),
      location: 'beach',
      bookingId: '1',
    } as never);
    expect(bad.status).toBe(422);
    expect(bad.body.errors?.map(({ field, code }) => [field, code]).sort()).toEqual([
      ['bookingId', 'isUuid'],
      ['employeeId', 'whitelistValidation'],
      ['location', 'isIn'],
    ]);
    expect((await book<Refused>(person, 'clockIn', { at: '2026-11-23T07:00:00' })).body.errors?.[0]).toMatchObject({
      field: 'at',
      code: 'isInstant',
    });
  });

  it('never invents a clock-out: Monday forgotten, Tuesday begins, Monday stays incomplete and counts nothing', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23' });
    at('2026-11-23T08:00:00+01:00');
    await book(person, 'clockIn');
    at('2026-11-24T07:00:00+01:00');
    const before = await today(person);
    expect(before).toMatchObject({
      date: '2026-11-24',
      state: 'out',
      incompleteDays: ['2026-11-23'],
      accountBalanceMinutes: -468 - 468,
    });
    const next = await book(person, 'clockIn');
    expect(next.status).toBe(201);
    expect(next.body.day).toMatchObject({ state: 'in', incompleteDays: ['2026-11-23'] });
    const { rows } = await api.scenario.client.query(
      `select d.state, d.credited_minutes, d.has_blocker, isempty(i.during) as empty from day_evaluation d
       join work_interval i on i.employee_id = d.employee_id and i.shift_date = d.date where d.employee_id = $1 and d.date = '2026-11-23'`,
      [person.employeeId],
    );
    expect(rows).toEqual([{ state: 'incomplete', credited_minutes: 0, has_blocker: true, empty: true }]);
  });

  it('keeps a night shift on the day it began, over midnight and the end of the month', async () => {
    await api.scenario.agreement('roster', { frame: null });
    const guard = await api.scenario.person({ agreement: 'roster', pattern: [480, 480, 480, 480, 420, 0, 0] });
    at('2026-11-30T21:45:00+01:00');
    await book(guard, 'clockIn');
    at('2026-12-01T01:00:00+01:00');
    expect(await today(guard)).toMatchObject({ date: '2026-11-30', state: 'in', workedMinutes: 195 });
    at('2026-12-01T06:00:00+01:00');
    const out = await book(guard, 'clockOut');
    expect(out.body.day).toMatchObject({ date: '2026-12-01', state: 'out', workedMinutes: 0 });
    const { rows } = await api.scenario.client.query(
      `select date::text, worked_minutes, spans from day_evaluation where employee_id = $1 and worked_minutes > 0`,
      [guard.employeeId],
    );
    expect(rows).toEqual([{ date: '2026-11-30', worked_minutes: 495, spans: [[1305, 1800, 'office']] }]);
    expect(
      (
        await api.scenario.client.query('select month::text from employee_month where employee_id = $1 order by 1', [
          guard.employeeId,
        ])
      ).rows[0].month,
    ).toBe('2026-11-01');
  });

  it('counts the hour that happens twice when clocks go back', async () => {
    const guard = await api.scenario.person({ agreement: 'roster', hiredOn: '2026-10-01' });
    at('2026-10-25T00:00:00+02:00');
    await book(guard, 'clockIn');
    at('2026-10-25T02:30:00+02:00');
    await book(guard, 'breakStart');
    at('2026-10-25T02:30:00+01:00');
    const back = await book(guard, 'breakEnd');
    expect(back.body.booking).toMatchObject({ at: '2026-10-25T02:30:00+01:00', localTime: '02:30' });
    at('2026-10-25T06:00:00+01:00');
    expect((await book(guard, 'clockOut')).body.day.workedMinutes).toBe(360);
  });

  it('keeps what is late for a closed month out of it, and puts a month that was handed in back to open', async () => {
    const person = await api.scenario.person();
    await api.scenario.closedMonth(person, '2026-10', 120);
    at('2026-11-02T08:00:00+01:00');
    const late = await book(person, 'clockIn', { at: '2026-10-30T08:00:00+01:00' });
    expect([late.status, late.body.clarification?.reason]).toEqual([202, 'period.closed']);
    expect((await book(person, 'clockIn')).body.day.accountBalanceMinutes).toBe(120 - 468);
    await api.scenario.client.query(
      `update employee_month set status = 'submitted', submitted_at = now() where employee_id = $1 and month = '2026-11-01'`,
      [person.employeeId],
    );
    at('2026-11-02T12:00:00+01:00');
    expect((await book(person, 'clockOut')).body.day.monthStatus).toBe('open');
    expect(await count(`month_event where employee_id = $1 and kind = 'reopenedByBooking'`, person.employeeId)).toBe(1);
  });

  it('is refused to a tab that sends it for the person on its screen once another one has signed in', async () => {
    const [jana, andreas] = [await api.scenario.person(), await api.scenario.person()];
    at('2026-11-23T07:45:00+01:00');
    const send = (person: string) =>
      api.request<Refused>('POST', '/api/v1/bookings', {
        as: jana,
        body: { bookingId: randomUUID(), kind: 'clockIn', location: 'office' },
        headers: { 'X-Signed-In-As': person },
      });
    for (const person of [andreas.employeeId, randomUUID(), '', 'nobody'])
      expect(await send(person)).toMatchObject({ status: 409, body: { code: 'session.other-person' } });
    expect((await today(jana)).state).toBe('out');
    expect((await send(jana.employeeId)).status).toBe(201);
  });

  it('needs a contract on the day', async () => {
    const person = await api.scenario.person();
    await api.scenario.client.query('delete from contract where employee_id = $1', [person.employeeId]);
    at('2026-11-23T08:00:00+01:00');
    expect((await book<Refused>(person, 'clockIn')).body.code).toBe('booking.not-employed');
  });

  it('takes three hundred people clocking in at once, each exactly once', async () => {
    at('2026-11-23T08:00:00+01:00');
    const people = [];
    for (let i = 0; i < 60; i += 1) people.push(await api.scenario.person());
    const answers = await Promise.all(
      people.flatMap((person) => Array.from({ length: 5 }, () => book(person, 'clockIn'))),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(60);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(240);
  });

  it('ends the interval that runs, also where bookings of one minute could be put in another order', async () => {
    const person = await api.scenario.person();
    const id = (first: string) => `${first}${randomUUID().slice(1)}`;
    at('2026-11-23T08:00:00+01:00');
    await book(person, 'clockIn', { bookingId: id('f') });
    await book(person, 'clockOut');
    await book(person, 'clockIn', { bookingId: id('0') }); // by its id it could have come first
    at('2026-11-23T09:30:00+01:00');
    expect((await book(person, 'clockOut')).body.day.workedMinutes).toBe(90);
    const { rows } = await api.scenario.client.query(
      'select during::text from work_interval where employee_id = $1 order by 1',
      [person.employeeId],
    );
    const nine30 = Date.parse('2026-11-23T08:30:00Z') / 60_000;
    expect(rows.map(({ during }) => during)).toEqual([`[${nine30 - 90},${nine30})`, 'empty']);
  });

  it('lets nobody wait for a month that somebody else holds, and its owner only as long as needed', async () => {
    at('2026-11-23T08:00:00+01:00');
    const [held, free, later] = [await api.scenario.person(), await api.scenario.person(), await api.scenario.person()];
    await book(held, 'clockIn');
    at('2026-11-23T09:00:00+01:00');
    const { client } = api.scenario;
    await client.query('begin');
    await client.query('select 1 from employee_month where employee_id = $1 for update', [held.employeeId]);
    let heldIsDone = false;
    const waiting = book(held, 'clockOut').then((answer) => {
      heldIsDone = true;
      return answer;
    });
    const others = Promise.all([book(free, 'clockIn'), book(later, 'clockIn')]);
    // Lets go in the end whatever happens, so that a failure is told and does not hang.
    const letGo = setTimeout(() => void client.query('commit'), 3000);
    expect((await others).map(({ status }) => status)).toEqual([201, 201]);
    expect(heldIsDone).toBe(false);
    clearTimeout(letGo);
    await client.query('commit');
    expect((await waiting).status).toBe(201);
  });
});
