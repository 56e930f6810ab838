import { randomUUID } from 'node:crypto';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type BookingReceiptDto, type CreateBookingDto, type TodayDto } from './booking.dto';
import { type MonthDto } from '../views';

/** A booking that a device made without connection, and sends until it has an answer. */
type Made = CreateBookingDto & { at: string };

describe('bookings that come late', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-26T18:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.agreement('roster', { frame: null });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-26T18:00:00+01:00'));

  const made = (day: string, time: string, kind: Made['kind'], location: Made['location'] = 'office'): Made => ({
    bookingId: randomUUID(),
    kind,
    location,
    at: `${day}T${time}:00+01:00`,
  });
  const send = <Body = BookingReceiptDto>(person: TestPerson, body: CreateBookingDto) =>
    api.request<Body>('POST', '/api/v1/bookings', { as: person, body });
  const month = async (as: TestPerson, which = '2026-11') =>
    (await api.request<MonthDto>('GET', `/api/v1/months/${which}`, { as })).body;
  const rows = async (sql: string, ...params: unknown[]) => (await api.scenario.client.query(sql, params)).rows;
  const count = async (sql: string, ...params: unknown[]) =>
    Number((await rows(`select count(*) from ${sql}`, ...params))[0].count);

  it('keeps a clock-out whose clock-in is still on its way, says so, and changes nothing', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23' });
    const out = made('2026-11-24', '16:00', 'clockOut');
    const first = await send(person, out);
    expect(first.status).toBe(202);
    expect(first.body).toMatchObject({
      booking: { bookingId: out.bookingId, kind: 'clockOut', localTime: '16:00', source: 'offline', voided: false },
      clarification: { state: 'pending', reason: 'booking.not-open' },
      day: { state: 'out', bookings: [] },
    });
    const again = await send(person, out);
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect(await count('booking where employee_id = $1', person.employeeId)).toBe(0);
    // The account begins with the first booking that counts, not with one that waits.
    expect(await count('employee_month where employee_id = $1', person.employeeId)).toBe(0);
    expect(await rows('select action, payload from audit_event where employee_id = $1', person.employeeId)).toEqual([
      {
        action: 'clarification.kept',
        payload: { kind: 'clockOut', location: 'office', reason: 'booking.not-open' },
      },
    ]);
    const other = await send<Refused>(person, { ...out, at: '2026-11-24T17:00:00+01:00' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const { at: _, ...now } = out;
    expect((await send<Refused>(person, now)).body.code).toBe('idempotency.mismatch');
    const stranger = await api.scenario.person();
    expect((await send<Refused>(stranger, out)).body.code).toBe('idempotency.mismatch');
  });

  it('takes what fits into a minute without changing a session', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-26' });
    for (const kind of ['clockIn', 'clockOut', 'breakStart', 'clockIn'] as const)
      expect(await send(person, made('2026-11-26', '17:59', kind))).toMatchObject({ status: 201 });
    // The second clock-in is open for a minute now.
    expect((await month(person)).days[25]).toMatchObject({ state: 'open', workedMinutes: 1 });
  });

  it('lets both count as soon as the clock-in comes, with the ids they had', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-24' });
    const [clockIn, out] = [made('2026-11-24', '08:00', 'clockIn'), made('2026-11-24', '16:00', 'clockOut')];
    expect((await send(person, out)).status).toBe(202);
    const second = await send(person, clockIn);
    expect(second.status).toBe(201);
    expect(second.body).not.toHaveProperty('clarification');
    const replay = await send(person, out);
    expect([replay.status, replay.body.booking.bookingId]).toEqual([200, out.bookingId]);
    expect((await month(person)).days[23]).toMatchObject({
      state: 'complete',
      workedMinutes: 480,
      creditedMinutes: 450,
    });
    expect(await count('work_interval where employee_id = $1 and not isempty(during)', person.employeeId)).toBe(1);
    expect(
      await rows(
        `select actor_id, subject_id, payload from audit_event where employee_id = $1 and action = 'clarification.applied'`,
        person.employeeId,
      ),
    ).toEqual([{ actor_id: null, subject_id: out.bookingId, payload: { shiftDate: '2026-11-24' } }]);
  });

  it('puts a lunch at home between clock-in and clock-out once both ends are there', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-24' });
    for (const [time, kind] of [
      ['08:00', 'clockIn'],
      ['17:00', 'clockOut'],
    ] as const)
      expect((await send(person, made('2026-11-24', time, kind))).status).toBe(201);
    const home = made('2026-11-24', '12:00', 'clockOut');
    expect((await send(person, home)).body.clarification).toEqual({ state: 'pending', reason: 'booking.out-of-order' });
    expect((await month(person)).days[23].workedMinutes).toBe(540);
    // It fits together with the one that waited: the first time it is asked, it counts.
    expect((await send(person, made('2026-11-24', '13:00', 'clockIn'))).status).toBe(201);
    expect((await send(person, home)).status).toBe(200);
    expect((await month(person)).days[23]).toMatchObject({ workedMinutes: 480, breakRecordedMinutes: 60 });
  });

  it('gives a clock-out back to its own day, and keeps the old one to be seen', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23', agreement: 'roster' });
    expect((await send(person, made('2026-11-23', '18:00', 'clockIn'))).status).toBe(201);
    const out = made('2026-11-24', '09:00', 'clockOut');
    expect((await send(person, out)).status).toBe(201);
    expect((await month(person)).days[22].workedMinutes).toBe(900);
    const early = await send(person, made('2026-11-24', '06:00', 'clockIn'));
    expect(early.status).toBe(202);
    expect((await send(person, made('2026-11-23', '22:00', 'clockOut'))).status).toBe(201);
    const { days } = await month(person);
    expect([days[22].workedMinutes, days[23].workedMinutes]).toEqual([240, 180]);
    expect(
      await rows(
        `select b.shift_date::text as date, v.booking_id is not null as voided, v.replaced_by is not null as replaced
         from booking b left join booking_void v using (tenant_id, booking_id)
         where b.employee_id = $1 and b.kind = 'clockOut' and b.at = $2 order by 1`,
        person.employeeId,
        out.at,
      ),
    ).toEqual([
      { date: '2026-11-23', voided: true, replaced: true },
      { date: '2026-11-24', voided: false, replaced: false },
    ]);
    expect((await send(person, out)).status).toBe(200);
  });

  it('leaves a booking where it is about which somebody is asked to decide', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-23', agreement: 'roster' });
    await send(person, made('2026-11-23', '18:00', 'clockIn'));
    const out = made('2026-11-24', '09:00', 'clockOut');
    await send(person, out);
    const wish = { correctionId: randomUUID(), date: '2026-11-23', action: 'change', bookingId: out.bookingId };
    const body = { ...wish, localTime: '08:55', daysAfter: 1, reason: 'left before nine' };
    expect((await api.request('POST', '/api/v1/corrections', { as: person, body })).status).toBe(201);
    expect((await send(person, made('2026-11-24', '06:00', 'clockIn'))).status).toBe(202);
    expect((await send(person, made('2026-11-23', '22:00', 'clockOut'))).status).toBe(202);
    expect((await month(person)).days[22].workedMinutes).toBe(900);
  });

  it('keeps whatever could be a true time, and refuses at once what is pressed now or lies ahead', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-01' });
    const reasonOf = async (time: string, kind: Made['kind'], day = '2026-11-26') =>
      (await send(person, made(day, time, kind))).body.clarification?.reason;
    expect(await reasonOf('07:00', 'breakEnd')).toBe('booking.no-break');
    expect((await send(person, made('2026-11-26', '08:00', 'clockIn'))).status).toBe(201);
    expect(await reasonOf('09:00', 'clockIn')).toBe('booking.already-open');
    expect(await reasonOf('09:00', 'locationChange')).toBe('booking.same-location');
    expect((await send(person, made('2026-11-26', '12:00', 'breakStart'))).status).toBe(201);
    expect(await reasonOf('12:10', 'breakStart')).toBe('booking.already-on-break');
    expect(await reasonOf('12:10', 'clockIn')).toBe('booking.on-break');
    expect(await reasonOf('11:00', 'breakEnd')).toBe('booking.out-of-order');
    expect(await reasonOf('08:00', 'clockIn', '2026-11-18')).toBe('booking.too-old');
    const left = await api.scenario.person({ hiredOn: '2026-11-01', leftOn: '2026-11-19' });
    expect((await send(left, made('2026-11-20', '08:00', 'clockIn'))).body.clarification?.reason).toBe(
      'booking.not-employed',
    );
    const ahead = await send<Refused>(person, made('2026-11-26', '18:03', 'clockOut'));
    expect([ahead.status, ahead.body.code]).toEqual([422, 'booking.in-future']);
    const now = await send<Refused>(person, { bookingId: randomUUID(), kind: 'clockIn', location: 'office' });
    expect([now.status, now.body.code]).toEqual([409, 'booking.on-break']);
    expect(await count('booking_to_clarify where employee_id = $1', person.employeeId)).toBe(7);
  });

  it.each(['1900-01-01', '2010-01-01', '2026-11-17', '2026-11-22'])(
    'refuses one of %s, before the person was hired on Monday, 23 November 2026, for good',
    async (day) => {
      const person = await api.scenario.person({ hiredOn: '2026-11-23' });
      const early = made(day, '08:00', 'clockIn');
      for (let time = 1; time <= 2; time += 1) {
        const { status, body } = await send<Refused>(person, early);
        expect([status, body.code]).toEqual([409, 'booking.not-employed']);
      }
      expect(await count('booking_clarification where employee_id = $1', person.employeeId)).toBe(0);
      expect((await send(person, made('2026-11-23', '00:00', 'clockOut'))).status).toBe(202);
    },
  );

  it('answers a booking of nine days ago as it did when it came', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-11-01' });
    api.clock.set('2026-11-18T18:00:00+01:00');
    const clockIn = made('2026-11-17', '08:00', 'clockIn');
    expect((await send(person, clockIn)).status).toBe(201);
    api.clock.set('2026-11-26T18:00:00+01:00');
    expect((await send(person, clockIn)).status).toBe(200);
  });

  it('R-05: keeps a booking for a closed month and leaves the month as it is', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-10-01' });
    await api.scenario.closedMonth(person, '2026-10', 120);
    api.clock.set('2026-11-02T08:00:00+01:00');
    const october = () =>
      rows(`select * from employee_month where employee_id = $1 and month = '2026-10-01'`, person.employeeId);
    const before = await october();
    const late = made('2026-10-30', '08:00', 'clockIn');
    const answers = await Promise.all([send(person, late), send(person, late), send(person, late)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(answers[0].body.clarification).toEqual({ state: 'pending', reason: 'period.closed' });
    expect(await october()).toEqual(before);
    expect(await count('booking where employee_id = $1', person.employeeId)).toBe(0);
    expect(await count('booking_clarification where employee_id = $1', person.employeeId)).toBe(1);
    // The first of November begins again: it does not touch October.
    expect((await send(person, made('2026-11-02', '07:30', 'clockIn'))).status).toBe(201);
  });

  it.each(['submitted', 'approved'])('does not put anything into a month that is %s', async (status) => {
    const person = await api.scenario.person({ hiredOn: '2026-11-24' });
    await send(person, made('2026-11-24', '08:00', 'clockIn'));
    await send(person, made('2026-11-24', '16:00', 'clockOut'));
    await rows(
      `update employee_month set status = $2, submitted_at = now(), approved_at = now() where employee_id = $1`,
      person.employeeId,
      status,
    );
    for (const [time, kind] of [
      ['12:00', 'breakStart'],
      ['12:30', 'breakEnd'],
    ] as const)
      expect((await send(person, made('2026-11-24', time, kind))).status).toBe(202);
    const after = await month(person);
    expect([after.status, after.days[23].workedMinutes]).toEqual([status, 480]);
    await rows(
      `update employee_month set status = 'open', approved_at = null where employee_id = $1`,
      person.employeeId,
    );
    expect((await send(person, made('2026-11-24', '17:00', 'clockIn'))).status).toBe(201);
    expect((await month(person)).days[23]).toMatchObject({ breakRecordedMinutes: 30 });
  });

  it('keeps no more than a device of a person could have made', async () => {
    const person = await api.scenario.person();
    await rows(
      `insert into booking_clarification (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, date, reason, request_hash)
       select 1, gen_random_uuid(), $1, 'clockOut', 'office', to_timestamp(i * 60), i, 60, '1970-01-01', 'booking.too-old', '\\x00' from generate_series(1, 200) i`,
      person.employeeId,
    );
    const refused = await send<Refused>(person, made('2026-11-26', '16:00', 'clockOut'));
    expect([refused.status, refused.body.code]).toEqual([429, 'booking.too-many-unclear']);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect((await send(person, made('2026-11-26', '08:00', 'clockIn'))).status).toBe(201);
  });

  it('is never changed, and never both decided and booked', async () => {
    const [person, leader] = [await api.scenario.person(), await api.scenario.person()];
    const out = made('2026-11-26', '16:00', 'clockOut');
    await send(person, out);
    const { client } = api.scenario;
    for (const table of ['booking_clarification', 'booking_clarification_decision'])
      for (const change of [
        `update ${table} set employee_id = employee_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        await expect(client.query(change)).rejects.toMatchObject({ code: 'ZB002' });
    const decide = (by: TestPerson, outcome: string, note: string | null) =>
      client.query(
        `insert into booking_clarification_decision (tenant_id, booking_id, employee_id, outcome, note, decided_by) values (1, $1, $2, $3, $4, $5)`,
        [out.bookingId, person.employeeId, outcome, note, by.employeeId],
      );
    await expect(decide(person, 'recorded', null)).rejects.toMatchObject({
      constraint: 'booking_clarification_four_eyes',
    });
    await expect(decide(leader, 'rejected', null)).rejects.toMatchObject({
      constraint: 'booking_clarification_rejected_with_reason',
    });
    await decide(leader, 'rejected', 'was not there');
    await expect(decide(leader, 'recorded', null)).rejects.toMatchObject({ code: '23505' });
    expect((await send(person, made('2026-11-26', '08:00', 'clockIn'))).status).toBe(201);
    const replay = await send(person, out);
    expect([replay.status, replay.body.clarification]).toEqual([
      202,
      { state: 'rejected', reason: 'booking.not-open', note: 'was not there' },
    ]);
    await expect(
      client.query(
        `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source, request_hash)
         select tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, date, 'offline', request_hash
         from booking_clarification where booking_id = $1`,
        [out.bookingId],
      ),
    ).rejects.toMatchObject({ constraint: 'booking_not_decided' });
    const today = (await api.request<TodayDto>('GET', '/api/v1/today', { as: person })).body;
    expect(today.state).toBe('in');
  });
});
