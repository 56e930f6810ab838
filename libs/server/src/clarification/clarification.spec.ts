import { randomUUID } from 'node:crypto';
import { createTestApp, type Refused, type TestApp, type TestPerson } from '../../testing';
import { type ApprovalsDto } from '../approval';
import { type BookingReceiptDto, type CreateBookingDto } from '../booking';
import { type ClarificationsDto, type DecideClarificationDto, type KeptBookingDto } from './clarification.dto';
import { type MonthDto } from '../views';

describe('bookings to be clarified', () => {
  let api: TestApp;
  let leader: TestPerson;
  let stranger: TestPerson;
  let administrator: TestPerson;
  let payroll: TestPerson;
  beforeAll(async () => {
    api = await createTestApp('2026-11-24T18:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    await api.scenario.unit('AMT20');
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'] });
    stranger = await api.scenario.person({ givenName: 'Otto', unit: 'AMT20', leads: ['AMT20'] });
    administrator = await api.scenario.person({ unit: 'AMT20', roles: ['timeAdministrator'] });
    payroll = await api.scenario.person({ unit: 'AMT20', roles: ['payroll'] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.clock.set('2026-11-24T18:00:00+01:00'));

  const clerk = () => api.scenario.person({ unit: 'AMT10', hiredOn: '2026-10-01' });
  const book = (as: TestPerson, at: string, kind: CreateBookingDto['kind'], bookingId: string = randomUUID()) =>
    api.request<BookingReceiptDto>('POST', '/api/v1/bookings', {
      as,
      body: { bookingId, kind, location: 'office', at: `${at}:00+01:00` },
    });
  /** A clock-out of Monday that waits; returns its id. */
  const waits = async (person: TestPerson, at = '2026-11-23T16:00') => {
    const answer = await book(person, at, 'clockOut');
    expect(answer.status).toBe(202);
    return answer.body.booking.bookingId;
  };
  const list = (as: TestPerson) => api.request<ClarificationsDto>('GET', '/api/v1/clarifications/waiting', { as });
  const own = async (as: TestPerson, query = '') =>
    (await api.request<KeptBookingDto[]>('GET', `/api/v1/clarifications${query}`, { as })).body;
  const decide = <Body = KeptBookingDto>(as: TestPerson, id: string, body: DecideClarificationDto) =>
    api.request<Body>('POST', `/api/v1/clarifications/${id}/decision`, { as, body });
  const month = async (as: TestPerson, which = '2026-11') =>
    (await api.request<MonthDto>('GET', `/api/v1/months/${which}`, { as })).body;

  it('are seen by the person, the supervisor and the time administrator, and by nobody else', async () => {
    const person = await clerk();
    const id = await waits(person);
    const seen = (await list(leader)).body.items.find(({ booking }) => booking.bookingId === id);
    expect(seen).toMatchObject({
      date: '2026-11-23',
      employeeId: person.employeeId,
      employeeName: person.name,
      unitName: 'AMT10',
      monthStatus: 'open',
      booking: { kind: 'clockOut', localTime: '16:00', location: 'office' },
      clarification: { state: 'pending', reason: 'booking.not-open' },
    });
    expect((await list(administrator)).body.items).toContainEqual(seen);
    expect((await list(stranger)).body).toEqual({ items: [], total: 0 });
    for (const other of [person, payroll]) expect((await list(other)).status).toBe(403);
    expect(await own(person)).toMatchObject([{ booking: { bookingId: id }, clarification: { state: 'pending' } }]);
    expect(await own(person, '?month=2026-11')).toHaveLength(1);
    expect(await own(person, '?month=2026-10')).toEqual([]);
    expect(await own(leader)).toEqual([]);
  });

  it('are decided once, by somebody else who is responsible, and the person hears of it', async () => {
    const person = await clerk();
    const id = await waits(person);
    const code = async (as: TestPerson, body: DecideClarificationDto, which = id) => {
      const answer = await decide<Refused>(as, which, body);
      return [answer.status, answer.body.code];
    };
    expect(await code(stranger, { outcome: 'recorded' })).toEqual([404, 'not-found']);
    expect(await code(person, { outcome: 'recorded' })).toEqual([403, 'forbidden']);
    expect(await code(payroll, { outcome: 'recorded' })).toEqual([403, 'forbidden']);
    expect(await code(leader, { outcome: 'rejected' })).toEqual([422, 'approval.note-required']);
    expect(await code(leader, { outcome: 'pending' } as never)).toEqual([422, 'request.invalid']);
    expect(await code(leader, { outcome: 'recorded' }, randomUUID())).toEqual([404, 'not-found']);
    const decided = await decide(leader, id, { outcome: 'rejected', note: 'was on a business trip' });
    expect(decided.status).toBe(200);
    expect(decided.body.clarification).toEqual({
      state: 'rejected',
      reason: 'booking.not-open',
      note: 'was on a business trip',
    });
    const again = await decide(leader, id, { outcome: 'rejected', note: 'was on a business trip' });
    expect([again.status, again.body]).toEqual([200, decided.body]);
    expect(await code(administrator, { outcome: 'recorded' })).toEqual([412, 'stale']);
    expect((await list(leader)).body.items.some(({ booking }) => booking.bookingId === id)).toBe(false);
    const [told] = await own(person);
    expect(told).toMatchObject({ clarification: { state: 'rejected', note: 'was on a business trip' } });
    expect(told.decidedAt).toBeDefined();
    const replay = await book(person, '2026-11-23T16:00', 'clockOut', id);
    expect([replay.status, replay.body.clarification?.state]).toEqual([202, 'rejected']);
    // What was decided stays decided: the clock-in that was missing brings nothing back.
    expect((await book(person, '2026-11-23T08:00', 'clockIn')).status).toBe(201);
    expect((await month(person)).days[22].state).toBe('incomplete');
    const { rows } = await api.scenario.client.query(
      `select actor_id, action, subject_id from audit_event where employee_id = $1 and action like 'clarification.%' order by event_id`,
      [person.employeeId],
    );
    expect(rows).toEqual([
      { actor_id: person.employeeId, action: 'clarification.kept', subject_id: id },
      { actor_id: leader.employeeId, action: 'clarification.rejected', subject_id: id },
    ]);
  });

  it('are never decided by the person, whatever their roles', async () => {
    for (const [person, other] of [
      [administrator, await clerk()],
      [leader, stranger],
    ]) {
      const id = await waits(person);
      expect((await list(person)).body.items.some(({ booking }) => booking.bookingId === id)).toBe(false);
      const answer = await decide<Refused>(person, id, { outcome: 'recorded' });
      expect([answer.status, answer.body.code]).toEqual([403, 'approval.own-item']);
      expect([403, 404]).toContain((await decide(other, id, { outcome: 'recorded' })).status);
    }
    const [item] = (await list(administrator)).body.items.filter(({ employeeId }) => employeeId === leader.employeeId);
    expect((await decide(administrator, item.booking.bookingId, { outcome: 'recorded' })).status).toBe(200);
  });

  it('have one decision however many decide at the same time, and none once the booking counts', async () => {
    const person = await clerk();
    const id = await waits(person);
    const answers = await Promise.all(
      [leader, administrator, leader, administrator].map((as) => decide(as, id, { outcome: 'recorded' })),
    );
    // The one who decided may say so twice; the other one is too late.
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 412, 412]);
    for (let round = 0; round < 5; round += 1) {
      const worker = await clerk();
      const out = await waits(worker);
      const [decided, came] = await Promise.all([
        decide(leader, out, { outcome: 'recorded' }),
        book(worker, '2026-11-23T08:00', 'clockIn'),
      ]);
      expect([200, 404, 412]).toContain(decided.status);
      expect([201, 503]).toContain(came.status);
      const { rows } = await api.scenario.client.query(
        `select (select count(*)::int from booking where booking_id = $1) + (select count(*)::int from booking_clarification_decision where booking_id = $1) as ends`,
        [out],
      );
      expect(rows).toEqual([{ ends: 1 }]);
    }
  });

  it('R-05: of a closed month are recorded, and the month stays as it was closed', async () => {
    const person = await clerk();
    await api.scenario.closedMonth(person, '2026-10', 60);
    api.clock.set('2026-11-02T08:00:00+01:00');
    const kept = await book(person, '2026-10-30T16:00', 'clockOut');
    expect([kept.status, kept.body.clarification?.reason]).toEqual([202, 'booking.not-open']);
    const before = await month(person, '2026-10');
    const id = kept.body.booking.bookingId;
    const decided = await decide(administrator, id, { outcome: 'recorded', note: 'effect with the next file' });
    expect(decided.body).toMatchObject({ monthStatus: 'closed', clarification: { state: 'recorded' } });
    expect(await month(person, '2026-10')).toEqual(before);
    expect(await own(person, '?month=2026-10')).toMatchObject([{ clarification: { state: 'recorded' } }]);
  });

  it('keep a month from being handed in, are flagged once it was, and count as open items of the closing', async () => {
    const person = await clerk();
    await book(person, '2026-11-23T08:00', 'clockIn');
    await book(person, '2026-11-23T16:00', 'clockOut');
    const id = await waits(person, '2026-11-23T18:00');
    api.clock.set('2026-12-01T08:00:00+01:00');
    const november = await month(person);
    expect(november.blockers).toContainEqual({ date: '2026-11-23', code: 'clarification.pending' });
    expect(november.canSubmit).toBe(false);
    const submit = (version: number) =>
      api.request<Refused>('POST', '/api/v1/months/2026-11/submission', { as: person, body: { version } });
    const refused = await submit(november.version);
    expect([refused.body.code, refused.body.params]).toEqual(['month.has-blockers', { dates: ['2026-11-23'] }]);
    expect((await decide(leader, id, { outcome: 'rejected', note: 'pressed by mistake' })).status).toBe(200);
    expect((await submit((await month(person)).version)).status).toBe(200);
    api.clock.set('2026-11-24T18:00:00+01:00');
    await waits(person, '2026-11-23T19:00');
    api.clock.set('2026-12-01T08:00:00+01:00');
    const { items } = (await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as: leader })).body;
    expect(items.find(({ employeeId }) => employeeId === person.employeeId)).toMatchObject({
      type: 'month',
      conspicuous: true,
      flags: expect.arrayContaining(['month.unclear-bookings']) as unknown,
    });
  });

  it('count once an approved correction brings what was missing', async () => {
    const person = await clerk();
    const id = await waits(person);
    const wish = { date: '2026-11-23', action: 'add', kind: 'clockIn', location: 'office', localTime: '08:00' };
    const body = { correctionId: randomUUID(), reason: 'the terminal was broken', acceptIncomplete: true, ...wish };
    expect((await api.request('POST', '/api/v1/corrections', { as: person, body })).status).toBe(201);
    const items = [{ type: 'correction', id: body.correctionId, version: 1 }];
    const decision = { decision: 'approve', items };
    await api.request('POST', '/api/v1/approvals/decisions', { as: leader, body: decision });
    expect((await month(person)).days[22]).toMatchObject({ state: 'complete', workedMinutes: 480 });
    expect((await book(person, '2026-11-23T16:00', 'clockOut', id)).status).toBe(200);
    expect((await decide<Refused>(leader, id, { outcome: 'recorded' })).body.code).toBe('not-found');
  });
});
