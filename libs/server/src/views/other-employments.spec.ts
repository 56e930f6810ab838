import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type LimitDto, type LimitsDto } from './limits.dto';

// Thursday, 26 November 2026: Jana works for the city (T1) by day and for its enterprise (T2) in the evening.
describe('the limits of somebody who works for two tenants', () => {
  let api: TestApp;
  let city: TestPerson;
  let works: TestPerson;
  let administrator: TestPerson;
  let leader: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-26T12:00:00+01:00');
    const { scenario } = api;
    await scenario.tenant();
    await scenario.tenant(2);
    await scenario.unit('AMT10');
    const hiredOn = '2026-11-01';
    leader = await scenario.person({ unit: 'AMT10', leads: ['AMT10'], hiredOn });
    administrator = await scenario.person({ roles: ['timeAdministrator'], hiredOn });
    city = await scenario.person({ unit: 'AMT10', givenName: 'Jana', hiredOn });
    works = await scenario.person({ tenantId: 2, givenName: 'Jana', hiredOn });
    // Tuesday: eight hours here. Wednesday begins at seven.
    await scenario.booked(city, '2026-11-24', ['07:00', '12:00', '12:30', '15:30']);
    await scenario.booked(city, '2026-11-25', ['07:00', '12:00']);
    // Three hours there on Tuesday evening, until half past nine.
    await scenario.booked(works, '2026-11-24', ['18:30', '21:30']);
  });
  afterAll(() => api.close());

  const read = (path: string, as: TestPerson, of?: TestPerson) =>
    api.request<unknown>('GET', `/api/v1/${path}${of ? `?employeeId=${of.employeeId}` : ''}`, { as });
  const found = async (as: TestPerson, of?: TestPerson): Promise<LimitDto[]> =>
    ((await read('months/2026-11/limits', as, of)).body as LimitsDto).limits;
  const together = (limits: readonly LimitDto[]) =>
    limits.filter(({ rule }) => rule === 'ARBZG-3' || rule === 'ARBZG-5');
  /** Everything that the employer sees of the person. */
  const seen = async () => [
    ...(await found(administrator, city)),
    ...(await found(leader, city)),
    await Promise.all(
      [administrator, leader].flatMap((as) =>
        ['months/2026-11', 'days/2026-11-24/explanation', 'months/2026-11/overtime'].map(async (path) => {
          const { status, body } = await read(path, as, city);
          expect(status).toBe(200);
          return body;
        }),
      ),
    ),
    (await api.db.query('select * from day_evaluation where employee_id = $1 order by date', [city.employeeId])).map(
      (row) => ({ ...(row as object), evaluated_at: null }),
    ),
  ];

  it('say nothing while the person has not joined both', async () => {
    expect(together(await found(city))).toEqual([]);
    expect(together(await found(works))).toEqual([]);
  });

  it('add both for the person alone, on each side, and change nothing that an employer sees', async () => {
    const before = await seen();
    await api.db.query('update employee set auth_user_id = $1 where employee_id = $2', [
      city.authUserId,
      works.employeeId,
    ]);
    await api.db.query('update auth_session set chosen_tenant = 1 where "userId" = $1', [city.authUserId]);

    const own = await found(city);
    expect(together(own)).toMatchObject([
      { code: 'DAILY_MAX_10H_EXCEEDED', from: '2026-11-24', actual: 8 * 60 + 180, limit: 600, state: 'exceeded' },
      { code: 'REST_11H_VIOLATED', from: '2026-11-24', to: '2026-11-25', actual: 9 * 60 + 30, limit: 660 },
    ]);
    const worked = (limits: readonly LimitDto[]) =>
      limits.find(({ code }) => code === 'AVG_8H_EXCEEDED')?.params['workedMinutes'];
    expect(worked(own)).toBe(480 + 300 + 180);

    expect(await seen()).toEqual(before);
    expect(worked(await found(administrator, city))).toBe(480 + 300);

    await api.db.query('update auth_session set chosen_tenant = 2 where "userId" = $1', [city.authUserId]);
    const there = await found(city);
    expect(together(there)).toMatchObject(together(own));
    expect(worked(there)).toBe(480 + 300 + 180);
    await api.db.query('update auth_session set chosen_tenant = 1 where "userId" = $1', [city.authUserId]);
  });
});
