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
import { type TasksDto } from '../tasks';
import { type ClosingDto, type ClosingPeopleDto, type ClosingWaitingDto } from './closing.dto';
import { whoMustAct } from './who-must-act';

const NOW = '2026-12-03T08:00:00Z';

/** Thursday, 3 December 2026: of eight people one has not handed November in, and one waits for the leader. */
describe('who keeps a closing from being ready', () => {
  let api: TestApp;
  let worker: INestApplicationContext;
  let city: ClosingCity;
  let leader: TestPerson;
  let late: TestPerson;
  let handedIn: TestPerson;
  let closing: ClosingDto;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    city = await closingCity(api.scenario, { people: 8, months: ['2026-11'] });
    leader = await api.scenario.person({ givenName: 'Lea', unit: 'AMT10', leads: ['AMT10'], payrollGroup: 'LEITUNG' });
    [late, handedIn] = [city.people[1], city.people[2]];
    const set = (status: string, person: TestPerson) =>
      api.db.query(
        `update employee_month set status = $2, approved_at = null, approved_by = null,
           submitted_at = case $2 when 'submitted' then now() end where employee_id = $1`,
        [person.employeeId, status],
      );
    await set('open', late);
    await set('submitted', handedIn);
    worker = await startTestWorker(api.databaseUrl, NOW);
    const started = await ask<ClosingDto>('POST', '', { payrollGroup: 'VERWALTUNG', month: '2026-11' });
    closing = await until(
      async () => (await ask<ClosingDto>('GET', `/${started.body.closingId}`)).body,
      ({ status }) => status !== 'checking',
    );
  });
  afterAll(async () => {
    await worker.close();
    await api.close();
  });

  const ask = <Body>(method: string, path: string, body?: unknown, as = city.administrator) =>
    api.request<Body>(method, `/api/v1/closings${path}`, { as, body });
  const waiting = async () => (await ask<ClosingWaitingDto>('GET', `/${closing.closingId}/waiting`)).body;
  const remind = (people: TestPerson[], as = city.administrator) =>
    ask<ClosingWaitingDto & { code?: string }>(
      'POST',
      `/${closing.closingId}/reminders`,
      { employeeIds: people.map(({ employeeId }) => employeeId) },
      as,
    );
  const tasks = async (as: TestPerson) => (await api.request<TasksDto>('GET', '/api/v1/tasks', { as })).body.tasks;

  it('is told by who must act next: the person, or the leader by name', async () => {
    expect(closing).toMatchObject({ status: 'blocked', progress: { blocked: 2 } });
    const { actors, month } = await waiting();
    expect(month).toBe('2026-11');
    expect(
      actors.map(({ kind, employeeId, people }) => [kind, employeeId, people.map((one) => one.employeeId)]),
    ).toEqual(
      expect.arrayContaining([
        ['person', late.employeeId, [late.employeeId]],
        ['supervisor', leader.employeeId, [handedIn.employeeId]],
      ]),
    );
    expect(actors.find(({ kind }) => kind === 'supervisor')?.name).toBe(leader.name);
  });

  it('is named given name first, as the leader is and everybody on every other screen', async () => {
    const named = (await waiting()).actors.flatMap(({ people }) => people.map(({ name }) => name));
    expect(named.sort()).toEqual([late.name, handedIn.name].sort());
    const { body } = await ask<ClosingPeopleDto>('GET', `/${closing.closingId}/people?status=blocked`);
    expect(body.rows.map(({ name }) => name).sort()).toEqual([late.name, handedIn.name].sort());
  });

  it('is reminded once a day, and reads it beside what is to be done; others cannot be reminded', async () => {
    expect((await tasks(late)).find(({ kind }) => kind === 'monthToSubmit')).not.toHaveProperty('remindedAt');
    const answers = await Promise.all([remind([late, leader]), remind([late, leader])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const { remindedAt } of (await waiting()).actors) expect(remindedAt).toMatch(/^2026-12-03T08:00:/);
    expect((await tasks(late)).find(({ kind }) => kind === 'monthToSubmit')).toMatchObject({
      ...{ month: '2026-11', remindedAt: '2026-12-03T09:00:00+01:00' },
    });
    expect((await tasks(leader)).find(({ kind }) => kind === 'approvals')).toHaveProperty('remindedAt');
    const rows = await api.db.query('select 1 from closing_reminder');
    expect(rows).toHaveLength(2);
    const other = await remind([city.people[3]]);
    expect([other.status, other.body.code]).toEqual([404, 'not-found']);
    expect((await remind([late], leader)).status).toBe(403);
  });

  it('is somebody else as soon as the month is handed in for somebody, without another check', async () => {
    const reason = { reason: 'No access since the 20th' };
    const path = `/api/v1/people/${late.employeeId}/months/2026-11/submission`;
    expect((await api.request('POST', path, { as: city.administrator, body: reason })).status).toBe(200);
    const { actors } = await waiting();
    expect(actors.map(({ kind, people }) => [kind, people.map(({ employeeId }) => employeeId).sort()])).toEqual([
      ['supervisor', [late.employeeId, handedIn.employeeId].sort()],
    ]);
    await api.db.query(
      `update employee_month set status = 'open', submitted_at = null, submitted_by = null, submitted_reason = null where employee_id = $1`,
      [late.employeeId],
    );
  });

  it('is the time administration where nobody leads who has handed in', async () => {
    await api.db.query('delete from leadership where employee_id = $1', [leader.employeeId]);
    const { actors } = await waiting();
    expect(actors.map(({ kind, people }) => [kind, people.map(({ employeeId }) => employeeId)])).toContainEqual([
      ...['timeAdministration', [handedIn.employeeId]],
    ]);
  });

  it('two administrators who start at once meet in the same closing', async () => {
    const body = { payrollGroup: 'VERWALTUNG', month: '2026-11' };
    const second = await ask<{ code: string; params: { closingId: string } }>(
      'POST',
      '',
      body,
      city.secondAdministrator,
    );
    expect([second.status, second.body.code, second.body.params.closingId]).toEqual([
      ...[409, 'closing.exists', closing.closingId],
    ]);
  });
});

describe('who must act', () => {
  const missing = { code: 'MISSING_BOOKING', date: '2026-11-20' as const };
  const open = { code: 'month.not-approved', params: { status: 'open' } };
  const submitted = { code: 'month.not-approved', params: { status: 'submitted' } };
  it.each([
    ['the person, who has not handed in', [open], true, 'person'],
    ['the person, who forgot a booking', [missing, open], true, 'person'],
    ['the leader, once it is handed in', [submitted], true, 'supervisor'],
    ['the leader, on whom a wish waits', [open, { code: 'PERIOD_HAS_OPEN_ITEMS' }], true, 'supervisor'],
    ['the time administration, where the person has left', [open], false, 'timeAdministration'],
    [
      'the time administration, without a contract',
      [open, { code: 'closing.contract-missing' }],
      true,
      'timeAdministration',
    ],
    [
      'the time administration, about an earlier month',
      [{ code: 'closing.previous-open' }],
      true,
      'timeAdministration',
    ],
  ])('is %s', (_, blockers, hasAccess, expected) => {
    expect(whoMustAct(blockers, hasAccess)).toBe(expected);
  });
});
