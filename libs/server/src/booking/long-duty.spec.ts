import { randomUUID } from 'node:crypto';
import { approvalSteps, createTestApp, type PersonOptions, type TestApp, type TestPerson } from '../../testing';
import { type BookingReceiptDto, type TodayDto } from './booking.dto';

/** Winter service from Monday 23 November 2026, 08:00, and fire service of 24 hours: recorded and reported, never refused. */
describe('a session of more than sixteen hours', () => {
  let api: TestApp;
  let leader: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T08:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.agreement('on duty', { frame: null, dailyCreditCapMinutes: null, minRestMinutes: 660 });
    await api.scenario.unit('AMT37');
    leader = await api.scenario.person({ unit: 'AMT37', leads: ['AMT37'] });
  });
  afterAll(() => api.close());

  const guard = (more: PersonOptions = {}) =>
    api.scenario.person({ unit: 'AMT37', agreement: 'on duty', hiredOn: '2026-11-02', ...more });
  const book = (as: TestPerson, kind: string, at: string, sentAt = at) => {
    api.clock.set(sentAt);
    const body = { bookingId: randomUUID(), kind, location: 'office', ...(at === sentAt ? {} : { at }) };
    return api.request<BookingReceiptDto>('POST', '/api/v1/bookings', { as, body });
  };
  const today = async (as: TestPerson) => (await api.request<TodayDto>('GET', '/api/v1/today', { as })).body;
  const monday = async (as: TestPerson) => {
    const { days } = await steps.month(as);
    const { state, workedMinutes, findings } = days[22];
    return { state, workedMinutes, codes: findings.map(({ code }) => code) };
  };

  it('ends when the person goes, and is told: nineteen hours of snow', async () => {
    const person = await guard();
    expect((await book(person, 'clockIn', '2026-11-23T08:00:00+01:00')).status).toBe(201);
    expect((await book(person, 'breakStart', '2026-11-24T00:30:00+01:00')).status).toBe(201);
    expect((await book(person, 'breakEnd', '2026-11-24T01:00:00+01:00')).status).toBe(201);
    expect((await book(person, 'clockOut', '2026-11-24T03:00:00+01:00')).status).toBe(201);
    const { state, workedMinutes, codes } = await monday(person);
    expect([state, workedMinutes]).toEqual(['complete', 1110]);
    expect(codes).toContain('SESSION_GT_16H');
    expect(codes).not.toContain('MISSING_BOOKING');
  });

  it('is asked about after sixteen hours, and goes on by itself where 24 hours are rostered', async () => {
    const [clerk, fire] = [await guard(), await guard({ pattern: [1440, 0, 0, 0, 0, 0, 0] })];
    for (const person of [clerk, fire]) await book(person, 'clockIn', '2026-11-23T08:00:00+01:00');
    api.clock.set('2026-11-24T07:00:00+01:00');
    expect(await today(clerk)).toMatchObject({ state: 'out', unendedSince: '2026-11-23T08:00:00+01:00' });
    const onDuty = await today(fire);
    expect([onDuty.state, onDuty.date, onDuty.unendedSince]).toEqual(['in', '2026-11-23', undefined]);
    for (const person of [clerk, fire])
      expect((await book(person, 'clockOut', '2026-11-24T08:00:00+01:00')).status).toBe(201);
    expect((await today(clerk)).unendedSince).toBeUndefined();
    for (const person of [clerk, fire]) expect((await monday(person)).workedMinutes).toBe(1440);
  });

  it('is none where somebody comes again the next morning: the clock-out was forgotten, and can be put right to any hour', async () => {
    const person = await guard();
    await book(person, 'clockIn', '2026-11-23T08:00:00+01:00');
    expect((await book(person, 'clockIn', '2026-11-24T07:30:00+01:00')).status).toBe(201);
    await book(person, 'clockOut', '2026-11-24T16:00:00+01:00');
    expect(await monday(person)).toMatchObject({ state: 'incomplete', workedMinutes: 0, codes: ['MISSING_BOOKING'] });
    const wish = { action: 'add', kind: 'clockOut', location: 'office', localTime: '05:00', daysAfter: 1 } as const;
    const { status, body } = await steps.correct(person, wish);
    expect([status, body]).toEqual([201, expect.anything()]);
    await steps.decide(leader, 'approve', await steps.waiting(leader));
    expect(await monday(person)).toMatchObject({ state: 'complete', workedMinutes: 1260 });
  });

  it('comes late from a device without connection, as it was', async () => {
    const person = await guard();
    const sent = '2026-11-24T10:00:00+01:00';
    expect((await book(person, 'clockIn', '2026-11-23T08:00:00+01:00', sent)).status).toBe(201);
    expect((await book(person, 'clockOut', '2026-11-24T08:00:00+01:00', sent)).status).toBe(201);
    expect(await monday(person)).toMatchObject({ state: 'complete', workedMinutes: 1440 });
  });

  it('of a clock-out that came before the coming of its own day is put right when that comes', async () => {
    const person = await guard();
    await book(person, 'clockIn', '2026-11-23T08:00:00+01:00');
    const sent = '2026-11-24T18:00:00+01:00';
    expect((await book(person, 'clockOut', '2026-11-24T16:00:00+01:00', sent)).status).toBe(201);
    expect((await monday(person)).workedMinutes).toBe(1920);
    await book(person, 'clockIn', '2026-11-24T07:30:00+01:00', sent);
    expect(await monday(person)).toMatchObject({ state: 'incomplete', codes: ['MISSING_BOOKING'] });
    expect((await steps.month(person)).days[23].workedMinutes).toBe(510);
  });
});
