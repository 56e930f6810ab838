import { type INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import {
  approve,
  type ClosingCity,
  closingCity,
  createTestApp,
  startTestWorker,
  type TestApp,
  type TestPerson,
  until,
} from '../../testing';
import { checkInvariants } from '../database';
import { type PayrollClosingsDto, type PayrollExportDto } from '../payroll';
import { type ClosingDto, type ClosingOverviewDto, type ClosingPeopleDto } from './closing.dto';

const NOW = '2026-12-03T08:00:00Z';
const REASON = 'Cannot hand in: no access since 2 October';

/** Twelve people of one payroll group; one of them cannot hand in October. It is the third of December. */
describe('people who follow later', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let away: TestPerson;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 12, months: ['2026-10', '2026-11'] });
    // Works on Sundays: has lines for payroll.
    away = city.people[5];
    await api.scenario.client.query(
      `update employee_month set status = 'open', approved_at = null where employee_id = $1`,
      [away.employeeId],
    );
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
  const start = async (month: string) => {
    const { body } = await ask('POST', '', { payrollGroup: 'VERWALTUNG', month });
    return settled(body.closingId);
  };
  const closeAs = async (as: TestPerson, { closingId, planHash }: ClosingDto) => {
    expect((await ask('POST', `/${closingId}/close`, { planHash }, as)).status).toBe(202);
    return settled(closingId);
  };
  const exclude = (closingId: string, employeeIds: string[], reason = REASON, as = city.administrator) =>
    ask('POST', `/${closingId}/exclusions`, { employeeIds, reason }, as);
  let october: ClosingDto;
  let november: ClosingDto;

  it('takes one person out with a reason, and the eleven others are ready', async () => {
    october = await start('2026-10');
    expect(october).toMatchObject({ status: 'blocked', run: 0, excluded: [], progress: { total: 12, blocked: 1 } });
    const answer = await exclude(october.closingId, [away.employeeId]);
    expect(answer).toMatchObject({ status: 200, body: { status: 'checking', progress: { total: 11 } } });
    october = await settled(october.closingId);
    expect(october).toMatchObject({ status: 'ready', progress: { total: 11, blocked: 0 } });
    expect(october.excluded).toMatchObject([
      {
        employeeId: away.employeeId,
        reason: REASON,
        excludedBy: expect.stringContaining('Zeitbeauftragte') as string,
        isClosed: false,
      },
    ]);
  });

  it('leaves no reason in the log, which must not show why somebody is away', async () => {
    const log = await api.db.query(`select employee_id, payload from audit_event where action = 'closing.excluded'`);
    expect(log).toEqual([{ employee_id: away.employeeId, payload: { month: '2026-10' } }]);
  });

  it('excludes once, however often and by whomever it is pressed: what is wanted is there', async () => {
    const answers = await Promise.all([
      exclude(october.closingId, [away.employeeId]),
      exclude(october.closingId, [away.employeeId], 'Another word', city.secondAdministrator),
    ]);
    for (const { status, body } of answers)
      expect([status, body.status, body.startedBy, body.excluded[0].reason]).toEqual([
        ...[200, 'ready', city.administrator.name, REASON],
      ]);
  });

  it('lets the one who excluded not close it as well', async () => {
    const second = city.secondAdministrator;
    const include = () => ask('DELETE', `/${october.closingId}/exclusions/${away.employeeId}`);
    const answers = await Promise.all([include(), include(), include()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await settled(october.closingId)).toMatchObject({
      status: 'blocked',
      progress: { total: 12 },
      excluded: [],
    });
    await exclude(october.closingId, [away.employeeId], REASON, second);
    october = await settled(october.closingId);
    const own = await ask('POST', `/${october.closingId}/close`, { planHash: october.planHash }, second);
    expect(own).toMatchObject({ status: 403, body: { code: 'closing.own-start' } });
  });

  it('refuses strangers, blanks and an empty group', async () => {
    const strange = await exclude(october.closingId, [city.administrator.employeeId]);
    expect(strange).toMatchObject({ status: 404 });
    const stranger = await ask('DELETE', `/${october.closingId}/exclusions/${city.administrator.employeeId}`);
    expect(stranger.status).toBe(404);
    expect(await exclude(october.closingId, [city.people[1].employeeId], '   ')).toMatchObject({ status: 422 });
    const everybody = city.people.filter((person) => person !== away).map(({ employeeId }) => employeeId);
    expect(await exclude(october.closingId, everybody)).toMatchObject({
      status: 409,
      body: { code: 'closing.nobody-left' },
    });
    expect((await ask('GET', `/${october.closingId}`)).body).toMatchObject({
      status: 'ready',
      progress: { total: 11 },
    });
    const early = await ask('POST', `/${october.closingId}/supplement`);
    expect(early).toMatchObject({ status: 409, body: { code: 'closing.not-ready' } });
    expect(await exclude(october.closingId, [away.employeeId], REASON, city.people[0])).toMatchObject({ status: 403 });
  });

  it('closes October without the person, whose month stays open', async () => {
    october = await closeAs(city.administrator, october);
    expect(october).toMatchObject({ status: 'closed', progress: { closed: 11 } });
    expect(await statusOf('2026-10')).toBe('open');
    expect(await exclude(october.closingId, [city.people[1].employeeId])).toMatchObject({
      status: 409,
      body: { code: 'closing.not-ready' },
    });
  });

  it('shows November next: one person keeps nobody in October', async () => {
    const { body } = await ask<ClosingOverviewDto>('GET', '');
    expect(body.month).toBe('2026-11');
    const { body: past } = await ask<ClosingOverviewDto>('GET', '?month=2026-10');
    expect(past.groups.find(({ payrollGroup }) => payrollGroup === 'VERWALTUNG')).toMatchObject({
      following: 1,
      supplements: [],
      closing: { closingId: october.closingId },
    });
  });

  it('takes the person out of November by itself, where October is the reason', async () => {
    november = await start('2026-11');
    expect(november).toMatchObject({ status: 'ready', progress: { total: 11 } });
    expect(november.excluded).toMatchObject([{ employeeId: away.employeeId, reason: REASON, carriedFrom: '2026-10' }]);
    expect(november.excluded[0].excludedBy).toBeUndefined();
    const back = await ask('DELETE', `/${november.closingId}/exclusions/${away.employeeId}`);
    expect(back).toMatchObject({ status: 409, body: { code: 'closing.previous-open', params: { month: '2026-10' } } });
  });

  it('starts one supplementary run, however many press the button', async () => {
    const answers = await Promise.all(
      [city.administrator, city.secondAdministrator, city.administrator].map((as) =>
        ask('POST', `/${october.closingId}/supplement`, undefined, as),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.closingId)).size).toBe(1);
    const run = await settled(answers[0].body.closingId);
    expect(run).toMatchObject({ run: 1, month: '2026-10', status: 'blocked', progress: { total: 1 } });
    const { body } = await ask<ClosingPeopleDto>('GET', `/${run.closingId}/people`);
    expect(body.rows).toMatchObject([{ employeeId: away.employeeId, blockers: [{ code: 'month.not-approved' }] }]);
  });

  it('does not hold up November by the open run', async () => {
    await ask('POST', `/${november.closingId}/recheck`);
    november = await closeAs(city.secondAdministrator, await settled(november.closingId));
    expect(november).toMatchObject({ status: 'closed', progress: { closed: 11 } });
  });

  it('closes the run with its own lines and its own file', async () => {
    await approve(api.scenario.client, away, '2026-10');
    const { body: open } = await ask('POST', `/${october.closingId}/supplement`);
    await ask('POST', `/${open.closingId}/recheck`);
    const run = await closeAs(city.secondAdministrator, await settled(open.closingId));
    expect(run).toMatchObject({ status: 'closed', progress: { closed: 1 } });
    expect(run.totals.payrollLines.map(({ code }) => code)).toEqual(['SUN']);
    expect(await statusOf('2026-10')).toBe('closed');
    expect((await ask('GET', `/${october.closingId}`)).body).toMatchObject({
      excluded: [{ employeeId: away.employeeId, isClosed: true }],
      totals: october.totals,
    });
    const { body } = await api.request<PayrollClosingsDto>('GET', '/api/v1/payroll/closings', {
      as: city.payrollClerk,
    });
    expect(body.closings.map(({ month, run: number, employees }) => [month, number, employees])).toEqual([
      ['2026-11', 0, 11],
      ['2026-10', 0, 11],
      ['2026-10', 1, 1],
    ]);
    await mapSundays();
    const file = await api.request<PayrollExportDto>('POST', '/api/v1/payroll/exports', {
      as: city.payrollClerk,
      body: { closingId: run.closingId, format: 'csv' },
    });
    expect(file).toMatchObject({ status: 201, body: { lines: 1, persons: 1 } });
    expect(file.body.fileName).toContain('_2026-10_supplement1_');
  });

  it('lets November follow then, and has nobody left afterwards', async () => {
    await approve(api.scenario.client, away, '2026-11');
    const { body: started } = await ask('POST', `/${november.closingId}/supplement`);
    const run = await closeAs(city.secondAdministrator, await settled(started.closingId));
    expect(run).toMatchObject({ run: 1, month: '2026-11', status: 'closed', progress: { closed: 1 } });
    const again = await ask('POST', `/${november.closingId}/supplement`);
    expect(again).toMatchObject({ status: 409, body: { code: 'closing.nobody-left' } });
  });

  it('leaves a database in which every invariant holds', async () => {
    const client = new Client({ connectionString: api.databaseUrl });
    await client.connect();
    const broken = (await checkInvariants(client)).filter(({ violations }) => violations > 0);
    await client.end();
    expect(broken).toEqual([]);
  });

  const statusOf = async (month: string) => {
    const rows = await api.db.query<{ status: string }>(
      'select status from employee_month where employee_id = $1 and month = $2',
      [away.employeeId, `${month}-01`],
    );
    return rows[0]?.status;
  };

  const mapSundays = () =>
    api.scenario.client.query(
      `insert into wage_type_mapping (tenant_id, target, code, personnel_group, wage_type, processing_key, exported, valid_during)
       values (1, 'csv', 'SUN', 'TVOED_VKA', '2030', '1', true, '[2026-01-01,)')`,
    );
});
