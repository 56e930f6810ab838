import { randomUUID } from 'node:crypto';
import { approvalSteps, createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type MonthDto } from './month.dto';

describe('the edges of months and days', () => {
  let api: TestApp;
  let leader: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.agreement('rota', { frame: null });
    await api.scenario.unit('AMT37');
    leader = await api.scenario.person({ unit: 'AMT37', leads: ['AMT37'] });
  });
  afterAll(() => api.close());

  const book = async (as: TestPerson, kind: 'clockIn' | 'clockOut', at: string) => {
    api.clock.set(at);
    const body = { bookingId: randomUUID(), kind, location: 'office' };
    expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
  };
  const seenByLeader = async (person: TestPerson, month: string) =>
    (await api.request<MonthDto>('GET', `/api/v1/months/${month}?employeeId=${person.employeeId}`, { as: leader }))
      .body;

  it('say of a month before the account began that it has no figures, to leaders too', async () => {
    const person = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-11-16' });
    await steps.work(person, '2026-11-23', ['08:00', '16:30']);
    const october = await steps.month(person, '2026-10');
    expect(october).toMatchObject({ beforeBegin: true, beginsOn: '2026-11-16', canSubmit: false, blockers: [] });
    expect(october).not.toHaveProperty('openingBalanceMinutes');
    expect(october).not.toHaveProperty('closingBalanceMinutes');
    expect(new Set(october.days.map(({ state }) => state))).toEqual(new Set(['before']));
    const november = await steps.month(person);
    expect(november).toMatchObject({ beforeBegin: false, beginsOn: '2026-11-16' });
    expect(november.days.slice(13, 17).map(({ state }) => state)).toEqual(['before', 'before', 'none', 'none']);
    expect(await seenByLeader(person, '2026-10')).toMatchObject({ beforeBegin: true, beginsOn: '2026-11-16' });
    const nobodyYet = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-11-23' });
    expect((await steps.month(nobodyYet, '2026-10')).beforeBegin).toBe(true);
    expect((await steps.month(nobodyYet, '2026-11')).beforeBegin).toBe(false);
  });

  it('begin a month to come with what the running one closes with, today included, and say what is planned', async () => {
    const person = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-11-02' });
    api.clock.set('2026-11-30T09:00:00+01:00'); // a Monday on which nothing is booked yet
    const read = async (month: string) =>
      (await api.request<MonthDto>('GET', `/api/v1/months/${month}`, { as: person })).body;
    const [running, next, later] = [await read('2026-11'), await read('2026-12'), await read('2027-01')];
    expect(running.closingBalanceMinutes).toBeLessThan(0);
    expect(running.plannedTargetMinutes).toBeUndefined();
    for (const { openingBalanceMinutes, closingBalanceMinutes } of [next, later]) {
      expect(openingBalanceMinutes).toBe(running.closingBalanceMinutes);
      expect(closingBalanceMinutes).toBe(running.closingBalanceMinutes);
    }
    // 23 Mondays to Fridays of December, two of them free by TVöD § 6 (3); the scenario knows no holidays then.
    expect(next).toMatchObject({ targetMinutes: 0, plannedTargetMinutes: 21 * 468 });
  });

  it('tell of the shift of the day before, over the end of a month and while it is running', async () => {
    const guard = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-10-01', agreement: 'rota' });
    await book(guard, 'clockIn', '2026-10-31T22:00:00+01:00');
    api.clock.set('2026-11-01T02:00:00+01:00');
    expect((await steps.month(guard)).days[0]).toMatchObject({ dayBeforeUntil: null });
    expect(await steps.explain(guard, '2026-11-01')).toMatchObject({ dayBeforeUntil: null });
    await book(guard, 'clockOut', '2026-11-01T06:00:00+01:00');
    await book(guard, 'clockIn', '2026-11-02T18:00:00+01:00');
    await book(guard, 'clockOut', '2026-11-03T00:00:00+01:00');
    api.clock.set('2026-11-24T08:00:00+01:00');
    for (const month of [await steps.month(guard), await seenByLeader(guard, '2026-11')]) {
      expect(month.days.slice(0, 3).map(({ dayBeforeUntil }) => dayBeforeUntil)).toEqual([
        '06:00',
        undefined,
        undefined,
      ]);
    }
    expect(await steps.explain(guard, '2026-11-01')).toMatchObject({ dayBeforeUntil: '06:00', intervals: [] });
  });

  it('count what runs up to now, so that the stretches add up to what is recorded', async () => {
    const clerk = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-11-24' });
    await steps.work(clerk, '2026-11-24', ['08:00', '12:00', '13:00'], '2026-11-24T14:20:00+01:00');
    const { intervals, recordedMinutes } = await steps.explain(clerk, '2026-11-24');
    expect(intervals.map(({ minutes, running }) => [minutes, running])).toEqual([
      [240, false],
      [80, true],
    ]);
    expect(recordedMinutes).toBe(320);
    api.clock.set('2026-11-26T08:00:00+01:00');
    const forgotten = await steps.explain(clerk, '2026-11-24');
    expect(forgotten.intervals.map(({ minutes, running }) => [minutes, running])).toEqual([
      [240, false],
      [0, false],
    ]);
    expect(forgotten.recordedMinutes).toBe(240);
  });

  it('name what was driven on order, so that the stretches and it add up to what is recorded', async () => {
    const clerk = await api.scenario.person({ unit: 'AMT37', hiredOn: '2026-11-23' });
    await steps.work(clerk, '2026-11-23', ['08:00', '12:00']);
    await api.scenario.absence(clerk, 'businessTripDay', '2026-11-23', '2026-11-23', { drivingMinutes: 60 });
    const { intervals, drivenMinutes, recordedMinutes } = await steps.explain(clerk);
    expect([intervals[0].minutes, drivenMinutes, recordedMinutes]).toEqual([240, 60, 300]);
  });
});
