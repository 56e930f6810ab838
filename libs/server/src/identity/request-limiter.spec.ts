import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { permissions, type Permission } from '../platform';
import { routeClass } from './request-limiter';

const TODAY = '/api/v1/today';

describe('the limit of requests', () => {
  let api: TestApp;
  let jana: TestPerson;
  let paul: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', {
      READS_PER_MINUTE: '5',
      CLOCK_INS_PER_MINUTE: '3',
      ANONYMOUS_REQUESTS_PER_MINUTE: '8',
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'silent',
    });
    await api.scenario.tenant();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    jana = await api.scenario.person();
    paul = await api.scenario.person();
  });

  const read = (as: TestPerson) => api.request<{ code?: string }>('GET', TODAY, { as });
  const anonymous = (from: string, path = '/api/v1/session') =>
    api.request<{ code?: string }>('GET', path, { headers: { 'x-forwarded-for': from } });

  it('counts each session and class of route apart, and says what is left', async () => {
    const first = await read(jana);
    expect(first.headers.get('ratelimit-policy')).toBe('"read";q=5;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"read";r=4;t=\d+$/);
    for (let i = 0; i < 4; i += 1) expect((await read(jana)).status).toBe(200);
    const refused = await read(jana);
    expect([refused.status, refused.body.code]).toEqual([429, 'rate-limited']);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    // The real rest of the minute, the same as in the header of the draft.
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(5);
    expect(refused.headers.get('ratelimit')).toBe(`"read";r=0;t=${wait}`);
    // Who reads too much still clocks in, and nobody else notices.
    const clock = await api.request('POST', '/api/v1/bookings', { as: jana, body: {} });
    expect(clock.headers.get('ratelimit')).toMatch(/^"clock";r=2;/);
    expect((await read(paul)).status).toBe(200);
  });

  it('does not reach the database with what is too much', async () => {
    for (let i = 0; i < 5; i += 1) await read(jana);
    const asked = jest.spyOn(api.db, 'prepared');
    const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await read(jana)).status));
    expect(new Set(statuses)).toEqual(new Set([429]));
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('cannot be avoided by inventing sessions: they count for the range of addresses', async () => {
    const statuses = [];
    for (let i = 0; i < 10; i += 1)
      statuses.push(
        (
          await api.request('GET', TODAY, {
            as: { cookie: `zeitbuch.session_token=invented${i}.AAAA` },
            headers: { 'x-forwarded-for': `198.51.100.${i}` },
          })
        ).status,
      );
    expect(statuses).toEqual([...Array<number>(8).fill(401), 429, 429]);
    expect((await anonymous('192.0.2.1')).status).toBe(200);
    expect((await read(paul)).status).toBe(200);
  });

  it('of a range does not keep a device out that somebody signed in from', async () => {
    await api.scenario.password(jana, 'eine Brücke aus Sandstein 41');
    const signIn = (cookie = '') =>
      api.request('POST', '/api/auth/sign-in/email', {
        body: { email: jana.email, password: 'eine Brücke aus Sandstein 41' },
        headers: { 'x-forwarded-for': '198.18.9.1', cookie },
      });
    const [, device] = (await signIn()).headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    for (let i = 0; i < 8; i += 1) await anonymous('198.18.9.2');
    expect((await signIn()).status).toBe(429);
    expect((await signIn(`zeitbuch.device=${'B'.repeat(43)}.BBBB`)).status).toBe(429);
    expect((await signIn(device)).status).toBe(200);
  });

  it('counts attempts to sign in without a session, too', async () => {
    const statuses = [];
    for (let i = 0; i < 9; i += 1) {
      const { status } = await api.request('POST', '/api/auth/sign-out', {
        body: {},
        headers: { 'x-forwarded-for': '198.18.5.77' },
      });
      statuses.push(status);
    }
    expect(statuses).toEqual([...Array<number>(8).fill(200), 429]);
  });

  it('lets load balancers ask as often as they like', async () => {
    for (let i = 0; i < 12; i += 1) expect((await anonymous('192.0.2.99', '/api/v1/live')).status).toBe(200);
    expect((await anonymous('192.0.2.99', '/api/v1/ready')).headers.get('ratelimit')).toBeNull();
  });
});

describe('the class of a route', () => {
  it('is heavy for imports, payroll files and closings, but not for looking at them', () => {
    const classes = (Object.keys(permissions) as Permission[]).map((name) => [
      name,
      routeClass(name, 'GET'),
      routeClass(name, 'POST'),
    ]);
    for (const [name, reading, writing] of classes) {
      expect([name, reading]).toEqual([name, 'read']);
      const heavy = ['import.run', 'payroll.export', 'closing.run'];
      expect([name, writing]).toEqual([
        name,
        heavy.includes(name) ? 'heavy' : name === 'self.clock' ? 'clock' : 'write',
      ]);
    }
  });

  it('lets the whole city clock in at 8:00 by default: each session counts for itself', async () => {
    const api = await createTestApp('2026-11-23T07:00:00Z', {
      // As delivered; the harness sets other numbers for everybody else.
      CLOCK_INS_PER_MINUTE: '120',
      ANONYMOUS_REQUESTS_PER_MINUTE: '12000',
      LOG_LEVEL: 'silent',
    });
    try {
      await api.scenario.tenant();
      const city = [];
      for (let i = 0; i < 150; i += 1) city.push(await api.scenario.person());
      const answers = await Promise.all(city.map((as) => api.request('POST', '/api/v1/bookings', { as, body: {} })));
      // Refused for their empty bodies, none of them for coming at once.
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
    } finally {
      await api.close();
    }
  });
});
