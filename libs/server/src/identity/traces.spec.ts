import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { RepeatedTraces } from './repeated-traces';

const PASSWORD = 'eine Brücke aus Sandstein 41';

describe('traces of sign-ins and refusals', () => {
  let api: TestApp;
  let jana: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent', TRUST_PROXY: 'loopback' });
    await api.scenario.tenant();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    jana = await api.scenario.person({ givenName: 'Jana' });
    await api.scenario.password(jana, PASSWORD);
  });

  const signIn = (password: string, email = jana.email) =>
    api.request('POST', '/api/auth/sign-in/email', { body: { email, password } });
  const traces = async () =>
    (
      await api.scenario.client.query<{ action: string; actor_id: string | null; payload: Record<string, unknown> }>(
        `select action, actor_id, payload from audit_event
         where tenant_id = 1 and (employee_id = $1 or actor_id = $1) order by event_id`,
        [jana.employeeId],
      )
    ).rows;

  it('stay of a sign-in, a wrong password and the end, without address or e-mail', async () => {
    await signIn('not the password');
    const answer = await signIn(PASSWORD);
    const cookie = answer.headers
      .getSetCookie()
      .map((part) => part.split(';')[0])
      .join('; ');
    await api.request('POST', '/api/auth/sign-out', { as: { cookie }, body: {} });
    const left = await traces();
    expect(left.map(({ action }) => action)).toEqual(['sign-in.failed', 'sign-in.succeeded', 'sign-out']);
    expect(left.map(({ actor_id }) => actor_id)).toEqual([null, jana.employeeId, jana.employeeId]);
    expect(left[1].payload).toEqual({ device: 'new' });
    expect(JSON.stringify(left)).not.toMatch(/@|127\.0\.0|password/i);
  });

  it('of many wrong passwords are one and their number, however many they are', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('not the password');
    expect(await traces()).toMatchObject([{ action: 'sign-in.failed', payload: { count: 1 } }]);
  });

  it('stay of what a guard or a service refused, once for the same thing', async () => {
    for (let i = 0; i < 20; i += 1)
      expect((await api.request('GET', '/api/v1/approvals', { as: jana })).status).toBe(403);
    expect((await api.request('POST', '/api/v1/closings', { as: jana, body: {} })).status).toBe(403);
    const refusals = await traces();
    expect(refusals.map(({ action }) => action)).toEqual(['access.refused', 'access.refused']);
    expect(refusals[0]).toMatchObject({
      actor_id: jana.employeeId,
      payload: { code: 'forbidden', method: 'GET', count: 1 },
    });
    expect(refusals[0].payload.route).toContain('approvals');
  });

  it('do not exist without a person: who is not signed in has no tenant', async () => {
    const { rowCount: before } = await api.scenario.client.query(`select 1 from audit_event`);
    const { status } = await api.request('GET', '/api/v1/approvals');
    expect(status).toBe(401);
    // Nobody is signed in: there is no tenant whose log it could be.
    const { rowCount: after } = await api.scenario.client.query(`select 1 from audit_event`);
    expect(after).toBe(before);
  });

  it('are collected when the process ends: nothing that was counted is forgotten', async () => {
    const ending = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    await ending.scenario.tenant();
    const person = await ending.scenario.person();
    for (let i = 0; i < 7; i += 1) await ending.request('GET', '/api/v1/approvals', { as: person });
    // What Nest calls before the connections are closed.
    await ending.app.get(RepeatedTraces).onModuleDestroy();
    const { rows } = await ending.scenario.client.query<{ count: number }>(
      `select (payload->>'count')::int as count from audit_event where action = 'access.refused' order by event_id`,
    );
    expect(rows.map(({ count }) => count)).toEqual([1, 6]);
    await ending.close();
  });
});
