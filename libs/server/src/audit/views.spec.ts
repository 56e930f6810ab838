import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: 'path' | 'query' }[];
}
const { paths } = JSON.parse(readFileSync(path.join(__dirname, '../../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

interface Trace {
  action: string;
  view: string;
  people: string[];
}

// Tuesday, 24 November 2026: the leader looks at her people, the administrator at everybody.
const NOW = '2026-11-24T08:00:00+01:00';

describe('looks at other people', () => {
  let api: TestApp;
  let clerk: TestPerson;
  let colleague: TestPerson;
  let leader: TestPerson;
  let administrator: TestPerson;
  let payroll: TestPerson;
  let closingId: string;
  beforeAll(async () => {
    api = await createTestApp(NOW);
    const { scenario } = api;
    await scenario.tenant();
    await scenario.unit('AMT10');
    await scenario.unit('AMT20');
    const hiredOn = '2026-10-01';
    clerk = await scenario.person({ unit: 'AMT10', hiredOn, givenName: 'Zacharias' });
    colleague = await scenario.person({ unit: 'AMT10', hiredOn, givenName: 'Yasemin' });
    leader = await scenario.person({ unit: 'AMT10', leads: ['AMT10'], hiredOn, givenName: 'Xaver' });
    administrator = await scenario.person({ roles: ['timeAdministrator'], hiredOn, givenName: 'Wanda' });
    payroll = await scenario.person({ unit: 'AMT20', roles: ['payroll'], hiredOn, givenName: 'Viktor' });
    for (const person of [clerk, colleague]) await scenario.booked(person, '2026-10-19', ['08:00', '12:00']);
    await scenario.order(clerk, '2026-10-19', 480, 600);
    const { body: own } = await api.request<{ version: number }>('GET', '/api/v1/months/2026-10', { as: clerk });
    const submission = { as: clerk, body: { version: own.version } };
    expect((await api.request('POST', '/api/v1/months/2026-10/submission', submission)).status).toBe(200);
    const closing = { as: administrator, body: { month: '2026-10', payrollGroup: 'MAIN' } };
    const started = await api.request<{ closingId: string }>('POST', '/api/v1/closings', closing);
    expect(started.status).toBe(201);
    ({ closingId } = started.body);
  });
  afterAll(() => api.close());

  /** What the log has gained, looks alone. */
  const traces = async (as: TestPerson): Promise<Trace[]> =>
    api.db.query<Trace & Record<string, unknown>>(
      `select action, payload ->> 'view' as view, employee_ids as people from audit_event
       where actor_id = $1 and action like 'view.%' order by event_id`,
      [as.employeeId],
    );
  const tracesOf = async (as: TestPerson, method: string, url: string, body?: unknown) => {
    const before = (await traces(as)).length;
    const answer = await api.request<unknown>(method, url, { as, ...(body === undefined ? {} : { body }) });
    return { answer, text: JSON.stringify(answer.body), traces: (await traces(as)).slice(before) };
  };
  const address = (route: string, { parameters = [] }: Operation, of: TestPerson): string => {
    const values: Record<string, string | undefined> = {
      month: '2026-10',
      date: '2026-10-19',
      year: '2026',
      employeeId: of.employeeId,
      closingId,
      exportId: randomUUID(),
    };
    return parameters.reduce((url, { name, in: place }) => {
      const value = values[name];
      if (place === 'path') return url.replace(`{${name}}`, value ?? name);
      return value === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;
    }, route);
  };

  it('leave one trace on whatever route, naming everybody who was shown; one that leaves none is red here', async () => {
    const seen: string[] = [];
    for (const reader of [leader, administrator, payroll])
      for (const [route, { get }] of Object.entries(paths)) {
        if (!get || route.endsWith('/demo-people')) continue;
        const url = address(route, get, clerk);
        const looked = await tracesOf(reader, 'GET', url);
        const others = [clerk, colleague, leader, administrator, payroll].filter((person) => person !== reader);
        // Who started a closing or made a file is named as an official, and no data of theirs are shown.
        const isShown = (person: TestPerson) =>
          looked.text.includes(person.employeeId) ||
          (person !== administrator && person !== payroll && looked.text.includes(person.name));
        const shown = others.filter(isShown);
        // The address names the person even where the answer does not.
        if (looked.answer.status === 200 && url.includes(clerk.employeeId) && !shown.includes(clerk)) shown.push(clerk);
        const expected = shown.map(({ employeeId }) => employeeId).sort();
        const people = looked.traces.filter(({ action }) => action === 'view.shown').map((trace) => trace.people);
        expect({ url, people }).toEqual({ url, people: expected.length > 0 ? [expected] : [] });
        if (expected.length > 0) {
          expect(looked.traces).toMatchObject([{ view: get.operationId }]);
          seen.push(get.operationId);
        }
      }
    expect([...new Set(seen)].sort()).toEqual([
      'explainDay',
      'getLimits',
      'getMonth',
      'getOvertime',
      'getRulesInForce',
      'getTeamMonth',
      'listAbsencesOfPerson',
      'listApprovals',
      'listClosingPeople',
    ]);
  });

  it('leave none where somebody looks at their own', async () => {
    for (const url of [
      '/api/v1/months/2026-10',
      `/api/v1/months/2026-10?employeeId=${clerk.employeeId}`,
      '/api/v1/today',
    ])
      expect((await tracesOf(clerk, 'GET', url)).traces).toEqual([]);
  });

  it('are on record where they are refused: a foreign person, and a decision that is not theirs', async () => {
    const foreign = administrator.employeeId;
    const views = ['months/2026-10', 'months/2026-10/limits', 'months/2026-10/overtime', 'days/2026-10-19/explanation'];
    for (const view of views) {
      const tried = await tracesOf(leader, 'GET', `/api/v1/${view}?employeeId=${foreign}`);
      expect(tried.answer.status).toBe(404);
      expect(tried.traces).toMatchObject([{ action: 'view.refused', people: [foreign] }]);
    }
    const items = [{ type: 'month', id: `${foreign}:2026-10`, version: 1 }];
    const decided = await tracesOf(leader, 'POST', '/api/v1/approvals/decisions', { decision: 'approve', items });
    expect(decided.traces).toMatchObject([{ action: 'view.refused', view: 'decideApprovals', people: [foreign] }]);
  });

  it('are found by the person looked at, and nothing is shown without a trace', async () => {
    const { rows } = await api.scenario.client.query(
      `select distinct actor_id from audit_event where tenant_id = $1 and action = 'view.shown' and employee_ids @> array[$2::uuid] order by actor_id`,
      [clerk.tenantId, clerk.employeeId],
    );
    expect(rows.map(({ actor_id }) => actor_id)).toEqual([leader.employeeId, administrator.employeeId].sort());
    await api.scenario.client.query(
      'alter table audit_event add constraint full_disk check (employee_ids is null) not valid',
    );
    const { answer, text } = await tracesOf(leader, 'GET', '/api/v1/team/months/2026-10');
    await api.scenario.client.query('alter table audit_event drop constraint full_disk');
    expect(answer.status).toBe(500);
    expect(text).not.toContain('Zacharias');
  });
});
