import { randomUUID } from 'node:crypto';
import { createTestApp, type TestApp } from '../../testing';
import { ReevaluateDays } from '../facts';
import { OpenDays } from './open-days';
import { EvaluateOpenDays } from './evaluate-open-days';

describe('the open days, evaluated at night', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-20T08:00:00+01:00');
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
  });
  afterAll(() => api.close());

  it('values Friday for good and the weekend after it, once, and nothing of a closed month', async () => {
    const person = await api.scenario.person({ hiredOn: '2026-10-01' });
    await api.scenario.closedMonth(person, '2026-10', 100);
    const newcomer = await api.scenario.person({ hiredOn: '2026-11-01' }); // never clocked: no month to value yet
    for (const [kind, at] of [
      ['clockIn', '08:00'],
      ['clockOut', '16:30'],
    ]) {
      api.clock.set(`2026-11-20T${at}:00+01:00`);
      const body = { bookingId: randomUUID(), kind, location: 'office' };
      expect((await api.request('POST', '/api/v1/bookings', { as: person, body })).status).toBe(201);
    }
    const job = new EvaluateOpenDays(api.db, api.clock, new OpenDays(api.db, api.app.get(ReevaluateDays)));
    api.clock.set('2026-11-21T00:05:00+01:00'); // Friday was evaluated while it lasted
    expect(await job.execute()).toBe(1);
    expect(await job.execute()).toBe(0);
    api.clock.set('2026-11-23T00:05:00+01:00'); // nobody looked at the weekend
    expect(await job.execute()).toBe(1);
    const rows = await api.db.query<{ date: string; credited_minutes: number; provisional: boolean }>(
      `select date::text, credited_minutes, provisional from day_evaluation
       where employee_id = $1 and date between '2026-11-19' and '2026-11-22' order by date`,
      [person.employeeId],
    );
    expect(rows).toEqual([
      { date: '2026-11-19', credited_minutes: 0, provisional: false },
      { date: '2026-11-20', credited_minutes: 480, provisional: false },
      { date: '2026-11-21', credited_minutes: 0, provisional: false },
      { date: '2026-11-22', credited_minutes: 0, provisional: false },
    ]);
    const elsewhere = await api.db.query(
      `select 1 from day_evaluation where employee_id = $2 or (employee_id = $1 and date < '2026-11-01')`,
      [person.employeeId, newcomer.employeeId],
    );
    expect(elsewhere).toEqual([]);
    expect(await job.execute()).toBe(0);
  });
});
