import { type INestApplicationContext } from '@nestjs/common';
import {
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
} from '../../testing';
import { type ClosingDto, type ClosingOverviewDto, type ClosingPeopleDto } from './closing.dto';

const NOW = '2026-12-03T08:00:00Z';

/** Two payroll groups with October and November to close, and people who change from one to the other. */
describe('who changes the payroll group', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let organisation: TestPerson;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 5, months: ['2026-10', '2026-11'] });
    organisation = await api.scenario.person({
      ...{ payrollGroup: 'LEITUNG', hiredOn: '2026-10-01' },
      roles: ['organisationAdministrator'],
    });
    await api.scenario.client.query(`update payroll_assignment set payroll_group = 'BAUHOF' where employee_id = $1`, [
      city.people[4].employeeId,
    ]);
    worker = await startTestWorker(api.databaseUrl, NOW);
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const ask = <Body = ClosingDto>(method: string, path: string, body?: unknown, as = city.administrator) =>
    api.request<Body>(method, `/api/v1/closings${path}`, { as, body });
  const settled = (closingId: string) =>
    until(
      async () => (await ask('GET', `/${closingId}`)).body,
      ({ status }) => status !== 'checking' && status !== 'closing',
    );
  const start = async (payrollGroup: string, month: string) =>
    settled((await ask('POST', '', { payrollGroup, month })).body.closingId);
  const close = async ({ closingId, planHash }: ClosingDto) => {
    await ask('POST', `/${closingId}/close`, { planHash }, city.secondAdministrator);
    return settled(closingId);
  };
  const peopleOf = async ({ closingId }: ClosingDto) => {
    const { body } = await ask<ClosingPeopleDto>('GET', `/${closingId}/people`);
    return body.rows.map(({ employeeId }) => city.people.findIndex((one) => one.employeeId === employeeId)).sort();
  };
  const change = async ({ employeeId }: TestPerson, from: string, code = 'BAUHOF') => {
    const { body } = await api.request<{ version: number }>('GET', `/api/v1/people/${employeeId}/record`, {
      as: organisation,
    });
    return api.request<{ code: string; params: object }>('POST', `/api/v1/people/${employeeId}/payroll-group`, {
      as: organisation,
      body: { version: body.version, from, code },
    });
  };
  const groupsOf = async ({ employeeId }: TestPerson) =>
    api.db.query(
      `select to_char(month, 'YYYY-MM') as month, payroll_group as "group", run, e.status
       from closing_employee e join closing c using (tenant_id, closing_id) where e.employee_id = $1 order by 1, 2`,
      [employeeId],
    );

  it('within a month is closed by the new group, for the whole month, and by nobody else', async () => {
    expect((await change(city.people[0], '2026-10-15')).status).toBe(200);
    const [office, depot] = [await start('VERWALTUNG', '2026-10'), await start('BAUHOF', '2026-10')];
    expect([await peopleOf(office), await peopleOf(depot)]).toEqual([
      [1, 2, 3],
      [0, 4],
    ]);
    expect(await close(depot)).toMatchObject({ status: 'closed', progress: { closed: 2 } });
    const { body } = await ask<ClosingOverviewDto>('GET', '?month=2026-10');
    expect(body.groups.map(({ payrollGroup, employees }) => [payrollGroup, employees])).toEqual([
      ...[
        ['BAUHOF', 2],
        ['LEITUNG', 0],
      ],
      ['VERWALTUNG', 3],
    ]);
  });

  it('is refused in a month that is closed, and the month is named', async () => {
    const { status, body } = await change(city.people[0], '2026-10-31', 'VERWALTUNG');
    expect([status, body.code, body.params]).toEqual([409, 'person.closed-months', { months: '2026-10' }]);
  });

  it('after the check is let go by the next one, and the closing tells why', async () => {
    const { body } = await ask<ClosingOverviewDto>('GET', '?month=2026-10');
    const office = body.groups.find(({ payrollGroup }) => payrollGroup === 'VERWALTUNG')?.closing as ClosingDto;
    expect((await change(city.people[1], '2026-10-20')).status).toBe(200);
    const stopped = await close(office);
    expect(stopped).toMatchObject({ status: 'blocked', progress: { blocked: 1 } });
    const { body: people } = await ask<ClosingPeopleDto>('GET', `/${office.closingId}/people?status=blocked`);
    expect(people.rows[0].blockers.map(({ code }) => code)).toEqual(['closing.plan-changed', 'closing.other-group']);
    await ask('POST', `/${office.closingId}/recheck`);
    expect(await close(await settled(office.closingId))).toMatchObject({ status: 'closed', progress: { closed: 2 } });
  });

  it('into a group whose month is closed already follows in a run of its own, and stays open nowhere', async () => {
    const { body } = await ask<ClosingOverviewDto>('GET', '?month=2026-10');
    const depot = body.groups.find(({ payrollGroup }) => payrollGroup === 'BAUHOF');
    expect(depot).toMatchObject({ following: 1, closing: { status: 'closed' } });
    const { body: run } = await ask('POST', `/${depot?.closing?.closingId}/supplement`);
    expect(await close(await settled(run.closingId))).toMatchObject({ status: 'closed', progress: { closed: 1 } });
    expect(await groupsOf(city.people[1])).toEqual([{ month: '2026-10', group: 'BAUHOF', run: 1, status: 'closed' }]);
    for (const group of ['VERWALTUNG', 'BAUHOF']) await close(await start(group, '2026-11'));
    const closedIn = await Promise.all(city.people.map(groupsOf));
    expect(closedIn.map((rows) => rows.map((row) => (row as { group: string }).group))).toEqual([
      ['BAUHOF', 'BAUHOF'],
      ['BAUHOF', 'BAUHOF'],
      ['VERWALTUNG', 'VERWALTUNG'],
      ['VERWALTUNG', 'VERWALTUNG'],
      ['BAUHOF', 'BAUHOF'],
    ]);
  });

  it('or comes by a file into a closed month is told to the desk as somebody who follows', async () => {
    const late = await api.scenario.person({ payrollGroup: 'VERWALTUNG', unit: 'AMT10', hiredOn: '2026-11-16' });
    await api.scenario.booked(late, '2026-11-17', ['08:00', '12:00']);
    await api.scenario.client.query(
      `insert into employee_month (tenant_id, employee_id, month, status, submitted_at, approved_at)
       values (1, $1, '2026-11-01', 'approved', now(), now())
       on conflict (tenant_id, employee_id, month) do update set status = 'approved', approved_at = now()`,
      [late.employeeId],
    );
    const { body } = await ask<ClosingOverviewDto>('GET', '?month=2026-11');
    const office = body.groups.find(({ payrollGroup }) => payrollGroup === 'VERWALTUNG');
    expect(office).toMatchObject({ following: 1, closing: { status: 'closed' } });
    const { body: run } = await ask('POST', `/${office?.closing?.closingId}/supplement`);
    expect(await settled(run.closingId)).toMatchObject({ run: 1, progress: { total: 1 } });
    expect(await groupsOf(late)).toMatchObject([{ month: '2026-11', group: 'VERWALTUNG', run: 1 }]);
  });
});
