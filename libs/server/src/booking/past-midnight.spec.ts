import { randomUUID } from 'node:crypto';
import { approvalSteps, createTestApp, type TestApp, type TestPerson } from '../../testing';
import { ReevaluateDays } from '../facts';
import { OpenDays } from '../month';

/** Halloween: a shift from Saturday, 31 October 2026, 22:00 to Sunday, 1 November, 6:00. */
describe('a night shift at the end of a month, where accounts go by calendar day', () => {
  let api: TestApp;
  let leader: TestPerson;
  let steps: ReturnType<typeof approvalSteps>;
  beforeAll(async () => {
    api = await createTestApp('2026-10-31T21:00:00+01:00');
    steps = approvalSteps(api);
    await api.scenario.tenant();
    await api.scenario.agreement('rota', { frame: null, dailyCreditCapMinutes: null, accountingDay: 'calendarDay' });
    await api.scenario.unit('AMT37');
    leader = await api.scenario.person({ unit: 'AMT37', leads: ['AMT37'] });
  });
  afterAll(() => api.close());

  const nurse = () =>
    api.scenario.person({
      unit: 'AMT37',
      agreement: 'rota',
      hiredOn: '2026-10-01',
      pattern: [0, 0, 0, 0, 0, 120, 330],
    });
  const book = async (as: TestPerson, kind: 'clockIn' | 'clockOut', at: string, sentAt = at) => {
    api.clock.set(sentAt);
    const body = { bookingId: randomUUID(), kind, location: 'office', ...(at === sentAt ? {} : { at }) };
    expect((await api.request('POST', '/api/v1/bookings', { as, body })).status).toBe(201);
    return body.bookingId;
  };
  const night = async (as: TestPerson, sentAt?: string) => {
    const id = await book(as, 'clockIn', '2026-10-31T22:00:00+01:00');
    await book(as, 'clockOut', '2026-11-01T06:00:00+01:00', sentAt);
    return id;
  };
  const credited = async (as: TestPerson) => {
    const [october, november] = [await steps.month(as, '2026-10'), await steps.month(as, '2026-11')];
    return [october.days[30], november.days[0]].map(({ creditedMinutes, targetMinutes }) => [
      creditedMinutes,
      targetMinutes,
    ]);
  };

  it('counts until midnight for October and after it for November; the break comes off the end', async () => {
    const person = await nurse();
    await night(person);
    api.clock.set('2026-11-03T08:00:00+01:00');
    expect(await credited(person)).toEqual([
      [120, 120],
      [330, 330],
    ]);
    for (const date of ['2026-10-31', '2026-11-01'] as const) {
      const told = await steps.explain(person, date);
      expect(told.storedMatches).toBe(true);
      expect(told.steps.some(({ rule }) => rule === 'CAL-MIDNIGHT')).toBe(true);
    }
  });

  it('does so too where the clock-out arrives when Sunday has been evaluated without it', async () => {
    const person = await nurse();
    await book(person, 'clockIn', '2026-10-31T22:00:00+01:00');
    api.clock.set('2026-11-03T07:00:00+01:00');
    expect(await credited(person)).toEqual([
      [0, 120],
      [0, 330],
    ]);
    await book(person, 'clockOut', '2026-11-01T06:00:00+01:00', '2026-11-03T08:00:00+01:00');
    const { rows } = await api.scenario.client.query(
      `select credited_minutes from day_evaluation where employee_id = $1 and date = '2026-11-01'`,
      [person.employeeId],
    );
    expect(rows).toEqual([{ credited_minutes: 330 }]);
  });

  it('loses nothing on the last day of employment', async () => {
    const person = await nurse();
    await night(person);
    const { client } = api.scenario;
    await client.query(`update employee set left_on = '2026-10-31' where employee_id = $1`, [person.employeeId]);
    api.clock.set('2026-11-03T08:00:00+01:00');
    const openDays = new OpenDays(api.db, api.app.get(ReevaluateDays));
    await openDays.evaluate({ tenantId: 1, employeeIds: [person.employeeId], from: '2026-10-31', to: '2026-11-01' });
    const { rows } = await client.query(
      'select date::text, credited_minutes from day_evaluation where employee_id = $1 and credited_minutes > 0',
      [person.employeeId],
    );
    expect(rows).toEqual([{ date: '2026-10-31', credited_minutes: 450 }]);
  });

  it('a correction of the shift opens November again, which was handed in, and leaves it where it changes nothing', async () => {
    const person = await nurse();
    const clockIn = await night(person);
    const status = async () => (await steps.month(person)).status;
    const correctTo = async (localTime: string, bookingId: string) => {
      const wish = { action: 'change' as const, date: '2026-10-31' as const, bookingId, localTime };
      expect((await steps.correct(person, wish)).status).toBe(201);
      const items = (await steps.waiting(leader)).filter(
        ({ employeeId, type }) => employeeId === person.employeeId && type === 'correction',
      );
      expect((await steps.decide(leader, 'approve', items)).map(({ ok }) => ok)).toEqual([true]);
    };
    api.clock.set('2026-12-02T08:00:00+01:00');
    const { version } = await steps.month(person);
    const body = { version };
    const submitted = await api.request('POST', '/api/v1/months/2026-11/submission', { as: person, body });
    expect([submitted.status, await status()]).toEqual([200, 'submitted']);
    // Seven hours: the break still takes 30 minutes off the end, and Sunday keeps its 330.
    await correctTo('23:00', clockIn);
    expect([await credited(person), await status()]).toEqual([
      [
        [60, 120],
        [330, 330],
      ],
      'submitted',
    ]);
    const { rows } = await api.scenario.client.query(
      `select b.booking_id from booking b left join booking_void v using (tenant_id, booking_id)
       where b.employee_id = $1 and b.kind = 'clockIn' and v.booking_id is null`,
      [person.employeeId],
    );
    // Twelve hours: 45 minutes of break.
    await correctTo('18:00', rows[0].booking_id);
    expect([await credited(person), await status()]).toEqual([
      [
        [360, 120],
        [315, 330],
      ],
      'open',
    ]);
  });
});
