import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type SessionDto } from './session.dto';
import { undecidedRoutes } from './route-check';
import { Can } from '../platform';
import { Get } from '@nestjs/common';

describe('signing in', () => {
  let api: TestApp;
  let jana: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.unit('AMT10');
    jana = await api.scenario.person({ givenName: 'Jana', unit: 'AMT10' });
    await api.scenario.password(jana, 'a good long password');
  });
  afterAll(() => api.close());

  const signIn = (password: string, headers: Record<string, string> = {}) =>
    api.request<{ message?: string }>('POST', '/api/auth/sign-in/email', {
      body: { email: jana.email, password },
      headers,
    });
  const session = (cookie?: string) =>
    api.request<SessionDto>('GET', '/api/v1/session', cookie ? { as: { cookie } } : {});

  it('gives a cookie that our own guard understands, and takes it back at sign-out', async () => {
    const answer = await signIn('a good long password', { origin: api.url });
    expect(answer.status).toBe(200);
    const [setCookie] = answer.headers.getSetCookie();
    expect(setCookie).toMatch(/^zeitbuch\.session_token=/);
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    expect(setCookie).toMatch(/Max-Age=43200/i);
    const cookie = setCookie.split(';')[0];
    const { body } = await session(cookie);
    expect(body).toMatchObject({
      signedIn: true,
      employee: { employeeId: jana.employeeId, givenName: 'Jana', unitName: 'AMT10' },
      roles: ['employee'],
      tenantName: 'Tenant 1',
      serverTime: expect.stringMatching(/^2026-11-23T07:0/),
    });
    const out = await api.request('POST', '/api/auth/sign-out', {
      as: { cookie },
      body: {},
      headers: { origin: api.url },
    });
    expect(out.status).toBe(200);
    expect((await session(cookie)).body.signedIn).toBe(false);
  });

  it('tells nothing about whether an account exists', async () => {
    const wrong = await signIn('wrong password here');
    const unknown = await api.request('POST', '/api/auth/sign-in/email', {
      body: { email: 'nobody@example.org', password: 'wrong password here' },
    });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    const same = { ...wrong.body, correlationId: expect.any(String) };
    expect(unknown.body).toEqual(same);
    expect(wrong.body).toMatchObject({ code: 'sign-in.failed', status: 401 });
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses a cookie whose signature was changed, an expired session and one without a person', async () => {
    expect((await session(jana.cookie.replace(/.{6}$/, 'AAAA%3D'))).body.signedIn).toBe(false);
    const expired = await api.scenario.signedIn(jana.authUserId, jana.email, '-1 second');
    expect((await session(expired)).body.signedIn).toBe(false);
    const stranger = await api.scenario.signedIn('stranger', 'stranger@example.org');
    const answer = await api.request<{ code: string }>('GET', '/api/v1/today', { as: { cookie: stranger } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.code).toBe('sign-in.required');
  });

  it('outlives the employment until the end of the next month, for the own last month alone: roles end with it', async () => {
    const roles = { roles: ['timeAdministrator' as const], leads: ['AMT10'] };
    const left = await api.scenario.person({ leftOn: '2026-11-22', ...roles });
    expect((await session(left.cookie)).body).toMatchObject({ roles: ['employee'] });
    expect((await api.request('GET', '/api/v1/today', { as: left })).status).toBe(200);
    const longAgo = await api.scenario.person({ leftOn: '2026-09-30', ...roles });
    expect((await session(longAgo.cookie)).body.signedIn).toBe(false);
    expect((await api.request('GET', '/api/v1/today', { as: longAgo })).status).toBe(401);
  });

  it('nobody signs up, and the other routes of the library stay shut', async () => {
    const up = await api.request('POST', '/api/auth/sign-up/email', {
      body: { email: 'x@example.org', password: 'a good long password', name: 'X' },
    });
    expect(up.status).toBe(404);
    expect((await api.request('GET', '/api/auth/get-session', { as: jana })).status).toBe(404);
  });

  it('gives roles by what holds today: a leader of a unit, a deputy, a time administrator', async () => {
    const leader = await api.scenario.person({ leads: ['AMT10'] });
    const deputy = await api.scenario.person({ deputyOf: ['AMT10'], roles: ['timeAdministrator', 'payroll'] });
    expect((await session(leader.cookie)).body.roles).toEqual(['employee', 'supervisor']);
    expect((await session(deputy.cookie)).body.roles.sort()).toEqual([
      'employee',
      'payroll',
      'supervisor',
      'timeAdministrator',
    ]);
    await api.scenario.client.query(
      `update leadership set valid_during = '[2026-01-01,2026-11-23)' where employee_id = $1`,
      [leader.employeeId],
    );
    expect((await session(leader.cookie)).body.roles).toEqual(['employee']);
    expect((await api.request('GET', '/api/v1/approvals', { as: leader })).status).toBe(403);
  });
});

describe('the HTTP envelope', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  it('answers with server time, correlation id and the security headers', async () => {
    const { status, headers } = await api.request('GET', '/api/v1/live', {
      headers: { 'x-correlation-id': '0a1b2c3d-4e5f' },
    });
    expect(status).toBe(200);
    expect(headers.get('server-time')).toMatch(/^2026-11-23T07:0/);
    expect(headers.get('x-correlation-id')).toBe('0a1b2c3d-4e5f');
    expect(headers.get('cache-control')).toBe('no-store, private');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('refuses what another site sends, and bodies that are not JSON', async () => {
    const person = await api.scenario.person();
    const send = (headers: Record<string, string>) =>
      api.request<{ code: string }>('POST', '/api/v1/bookings', { as: person, body: {}, headers });
    expect((await send({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('request.cross-site');
    expect((await send({ 'sec-fetch-site': 'same-site' })).body.code).toBe('request.cross-site');
    expect((await send({ origin: 'https://evil.example' })).body.code).toBe('request.cross-site');
    expect((await send({ 'content-type': 'text/plain' })).body.code).toBe('request.not-json');
    expect((await send({ 'sec-fetch-site': 'same-origin' })).body.code).toBe('request.invalid');
  });

  it('answers with problem documents: broken JSON, a body that is too large, an unknown path', async () => {
    const person = await api.scenario.person();
    const broken = await fetch(`${api.url}/api/v1/bookings`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json', cookie: person.cookie },
    });
    expect(broken.status).toBe(422);
    const large = await api.request<{ code: string }>('POST', '/api/v1/bookings', {
      as: person,
      body: { bookingId: 'x'.repeat(70_000) },
    });
    expect(large.body.code).toBe('request.too-large');
    const unknown = await api.request<{ code: string; type: string }>('GET', '/api/v1/nothing-here');
    expect(unknown.body).toMatchObject({ status: 404, code: 'not-found', type: 'urn:zeitbuch:problem:not-found' });
  });

  it('is ready while the database answers, and describes itself to who is signed in', async () => {
    expect((await api.request('GET', '/api/v1/ready')).body).toMatchObject({ status: 'ok' });
    const as = await api.scenario.person();
    const { body } = await api.request<{ paths: Record<string, unknown> }>('GET', '/api/v1/openapi.json', { as });
    expect(Object.keys(body.paths)).toContain('/api/v1/bookings');
    expect((await api.request('GET', '/api/docs/', { as })).body).toContain('swagger-ui');
    for (const name of ['/api/v1/openapi.json', '/API/V1/openapi.json', '/api/docs', '/api/docs/swagger-ui.css'])
      expect((await api.request('GET', name)).status).toBe(401);
  });

  it('says that it is temporarily not available while the database is away, and comes back by itself', async () => {
    const person = await api.scenario.person();
    const statuses = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      const requests = Array.from({ length: 10 }, () =>
        api.request<{ code?: string }>('GET', '/api/v1/today', { as: person }),
      );
      await api.scenario.client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      for (const { status, headers } of await Promise.all(requests)) {
        statuses.add(status);
        if (status === 503) expect(headers.get('retry-after')).toBe('5');
      }
    }
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect((await api.request('GET', '/api/v1/today', { as: person })).status).toBe(200);
  });

  it('finds a route that says neither who may call it nor that everybody may', () => {
    class Forgotten {
      @Get('open')
      open() {
        return 1;
      }
      @Get('closed')
      @Can('self.read')
      closed() {
        return 1;
      }
      helper() {
        return 1;
      }
    }
    const prototype = Forgotten.prototype as unknown as Record<string, () => unknown>;
    expect(undecidedRoutes(prototype, ['open', 'closed', 'helper'])).toEqual(['open']);
  });
});
