import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type ApprovalsDto } from '../approval';
import { type TasksDto } from '../tasks';
import { type MonthDto } from '../views';

/** Tuesday, 24 November 2026: Zoe administers the time of AMT10 and what is below it, and of nobody else. */
describe('a time administrator of some units', () => {
  let api: TestApp;
  let zoe: TestPerson;
  let inside: TestPerson;
  let below: TestPerson;
  let outside: TestPerson;
  let led: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-24T08:00:00+01:00', { LOG_LEVEL: 'silent' });
    const { scenario } = api;
    await scenario.tenant();
    await scenario.unit('AMT10');
    await scenario.unit('SG101', 'AMT10');
    await scenario.unit('AMT20');
    await scenario.unit('AMT30');
    zoe = await scenario.person({ givenName: 'Zoe', unit: 'AMT10', administers: ['AMT10'], leads: ['AMT30'] });
    inside = await scenario.person({ givenName: 'Ina', unit: 'AMT10' });
    below = await scenario.person({ givenName: 'Bea', unit: 'SG101' });
    outside = await scenario.person({ givenName: 'Otto', unit: 'AMT20' });
    led = await scenario.person({ givenName: 'Lea', unit: 'AMT30' });
    for (const person of [inside, below, outside, led])
      await scenario.absence(person, 'sick', '2026-11-03', '2026-11-04');
  });
  afterAll(() => api.close());

  const month = ({ employeeId }: TestPerson, as = zoe) =>
    api.request<MonthDto>('GET', `/api/v1/months/2026-11?employeeId=${employeeId}`, { as });
  const dayOf = async (person: TestPerson) =>
    JSON.stringify((await month(person)).body.days.filter(({ date }) => date === '2026-11-03'));

  it('reads everything of people in the units and below, and finds nobody else', async () => {
    for (const person of [inside, below]) expect(await dayOf(person)).toContain('sick');
    expect((await month(outside)).status).toBe(404);
  });

  it('knows of the people whom they lead elsewhere what a leader knows, and no more', async () => {
    expect((await month(led)).status).toBe(200);
    expect(await dayOf(led)).not.toContain('sick');
  });

  it('loses sight of who moves out of the units, and sees who moves in', async () => {
    const move = (person: TestPerson, unit: string) =>
      api.scenario.client.query(
        `update org_assignment set org_unit_id = (select org_unit_id from org_unit_state where tenant_id = 1 and short_name = $2)
         where employee_id = $1`,
        [person.employeeId, unit],
      );
    await move(outside, 'SG101');
    expect((await month(outside)).status).toBe(200);
    await move(outside, 'AMT20');
    expect((await month(outside)).status).toBe(404);
  });

  it('does not close, import or publish: that needs the whole city', async () => {
    const get = async (address: string, as = zoe) => (await api.request('GET', address, { as })).status;
    const whole = await api.scenario.person({ roles: ['timeAdministrator'] });
    for (const address of ['/api/v1/closings?month=2026-10', '/api/v1/import-proposals', '/api/v1/agreement-proposals'])
      expect([address, await get(address), await get(address, whole)]).toEqual([address, 403, 200]);
  });

  it('decides for people of the units whom nobody leads', async () => {
    const correct = async (as: TestPerson) => {
      const [booked] = await api.scenario.booked(as, '2026-11-20', ['07:30', '16:00']);
      return api.request('POST', '/api/v1/corrections', {
        as,
        body: {
          ...{
            correctionId: crypto.randomUUID(),
            date: '2026-11-20',
            action: 'change',
            bookingId: booked,
            kind: 'clockIn',
          },
          ...{ location: 'office', localTime: '08:00', daysAfter: 0, fold: 'earlier', reason: 'vergessen' },
        },
      });
    };
    for (const person of [inside, outside]) expect((await correct(person)).status).toBe(201);
    const { body } = await api.request<ApprovalsDto>('GET', '/api/v1/approvals', { as: zoe });
    expect(body.items.map(({ employeeId }) => employeeId)).toEqual([inside.employeeId]);
    const { tasks } = (await api.request<TasksDto>('GET', '/api/v1/tasks', { as: zoe })).body;
    expect(tasks.filter(({ kind }) => kind === 'approvals')).toMatchObject([{ count: 1 }]);
  });

  it('is nobody special once the role has ended', async () => {
    await api.scenario.client.query(
      `update role_grant set valid_during = '[2026-01-01,2026-11-24)' where employee_id = $1`,
      [zoe.employeeId],
    );
    expect((await month(inside)).status).toBe(404);
    expect((await month(led)).status).toBe(200);
  });
});
