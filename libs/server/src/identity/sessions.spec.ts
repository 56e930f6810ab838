import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { endSessionsFromCommandLine } from './end-sessions-command';
import { SessionCleaner } from './session-cleaner';
import { type SessionDto } from './session.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';
const NEW_PASSWORD = 'drei Elbdampfer im Nebel 77';

interface Problem {
  code: string;
}

describe('sessions', () => {
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

  const signIn = async (body: object = {}, from = '203.0.113.7') => {
    const answer = await api.request<object>('POST', '/api/auth/sign-in/email', {
      body: { email: jana.email, password: PASSWORD, ...body },
      headers: { 'x-forwarded-for': from },
    });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return { ...answer, cookie: cookies.join('; '), session: cookies[0] };
  };
  const isSignedIn = async (cookie: string) =>
    (await api.request<SessionDto>('GET', '/api/v1/session', { as: { cookie } })).body.signedIn;
  const rowsOf = async (person: TestPerson) =>
    (
      await api.scenario.client.query<{ token: string; ipAddress: string; hours: number }>(
        `select token, "ipAddress", (extract(epoch from "expiresAt" - now()) / 3600)::float8 as hours
         from auth_session where "userId" = $1 order by "createdAt" desc`,
        [person.authUserId],
      )
    ).rows;
  const changePassword = (cookie: string, body: object) =>
    api.request<Problem>('POST', '/api/auth/change-password', { as: { cookie }, body });

  it('last twelve hours, whatever the client asks for', async () => {
    await signIn({ rememberMe: false });
    const [{ hours }] = await rowsOf(jana);
    expect(hours).toBeLessThanOrEqual(12);
    expect(hours).toBeGreaterThan(11.9);
    await expect(
      api.scenario.client.query(
        `update auth_session set "expiresAt" = now() + interval '3 days' where "userId" = $1 returning "expiresAt"`,
        [jana.authUserId],
      ),
    ).resolves.toBeDefined();
    for (const row of await rowsOf(jana)) expect(row.hours).toBeLessThanOrEqual(12);
  });

  it('cannot be taken over by somebody who reads the table: only the hash of the token is kept', async () => {
    const { session, body } = await signIn();
    const [row] = await rowsOf(jana);
    expect(row.token).toMatch(/^[0-9a-f]{64}$/);
    expect(decodeURIComponent(session)).not.toContain(row.token);
    expect(await isSignedIn(session)).toBe(true);
    // No script needs the token, so none gets it.
    expect(body).toEqual({});
    await expect(
      api.scenario.client.query(
        `insert into auth_session (id, "expiresAt", token, "updatedAt", "userId") values ('x', now(), 'clear-text', now(), $1)`,
        [jana.authUserId],
      ),
    ).rejects.toThrow('auth_session_token_is_a_hash');
  });

  it('keep of an address its range alone', async () => {
    await signIn({}, '203.0.113.77');
    expect((await rowsOf(jana))[0].ipAddress).toBe('203.0.113.0/24');
    await signIn({}, '2001:db8:1:2::3');
    expect((await rowsOf(jana))[0].ipAddress).toBe('2001:db8:1::/48');
  });

  it('survive a planted cookie of the same name, before or behind the own one', async () => {
    const { session } = await signIn();
    const planted = 'zeitbuch.session_token=planted.c2lnbmF0dXJl';
    for (const cookie of [`${planted}; ${session}`, `${session}; ${planted}`, `zeitbuch.session_token=%zz; ${session}`])
      expect([cookie, await isSignedIn(cookie)]).toEqual([cookie, true]);
    expect(await isSignedIn(planted)).toBe(false);
    const out = await api.request('POST', '/api/auth/sign-out', { as: { cookie: `${planted}; ${session}` }, body: {} });
    expect(out.status).toBe(200);
    expect(await isSignedIn(session)).toBe(false);
  });

  it('of others end with a new password, and it must not be easy to guess', async () => {
    const thief = await signIn();
    const own = await signIn();
    const { rows } = await api.scenario.client.query<{ name: string }>(
      'select name from auth_user where email = $1 union all select name from tenant',
      [jana.email],
    );
    const ofOwnWords = rows.map(({ name }) => `${name} 2026 !!!!`);
    const tooWeak = [
      'passwordpassword',
      'passwort1234',
      'zeitbuch2026',
      'jana.jana.jana',
      'qwertzuiopü+',
      'short 41 Ä',
      ...ofOwnWords,
    ];
    for (const newPassword of tooWeak) {
      const answer = await changePassword(own.cookie, { currentPassword: PASSWORD, newPassword });
      expect([newPassword, answer.status, answer.body.code]).toEqual([newPassword, 422, 'password.too-weak']);
    }
    const wrong = await changePassword(own.cookie, { currentPassword: 'not the one', newPassword: NEW_PASSWORD });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'password.wrong']);
    const changed = await changePassword(own.cookie, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(changed.status).toBe(200);
    expect(await isSignedIn(thief.session)).toBe(false);
    expect(await isSignedIn(jana.cookie)).toBe(false);
    expect(await isSignedIn(changed.headers.getSetCookie()[0].split(';')[0])).toBe(true);
    expect((await signIn()).status).toBe(401);
    expect((await signIn({ password: NEW_PASSWORD })).status).toBe(200);
  });

  it('do not serve to guess the password', async () => {
    const { cookie, session } = await signIn();
    const wrong = (by = session) => changePassword(by, { currentPassword: 'a guess', newPassword: NEW_PASSWORD });
    expect((await wrong()).status).toBe(422);
    await api.scenario.client.query(`update auth_rate_limit set count = 40 where key like '%:change-password'`);
    const refused = await wrong();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
    // With the device's cookie the count is another one, and it holds as well.
    expect((await wrong(cookie)).status).toBe(422);
    await api.scenario.client.query(`update auth_rate_limit set count = 40 where key like 'device:%'`);
    expect((await wrong(cookie)).status).toBe(429);
    expect((await changePassword('', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD })).status).toBe(401);
  });

  it('that were stolen do not keep the owner from changing the password, and each guess leaves a trace', async () => {
    const own = await signIn();
    const stolen = own.session;
    const guess = () => changePassword(stolen, { currentPassword: 'a guess', newPassword: NEW_PASSWORD });
    for (let i = 0; i < 3; i += 1) expect((await guess()).status).toBe(422);
    await api.scenario.client.query(`update auth_rate_limit set count = 40 where key like '%:change-password'`);
    expect((await guess()).status).toBe(429);
    const { rows } = await api.scenario.client.query(
      `select action, actor_id, payload from audit_event where employee_id = $1 and action like 'password.%' order by event_id`,
      [jana.employeeId],
    );
    expect(rows).toEqual([
      { action: 'password.refused', actor_id: jana.employeeId, payload: { device: 'new', count: 1 } },
      { action: 'password.delayed', actor_id: jana.employeeId, payload: { device: 'new', count: 1 } },
    ]);
    const changed = await changePassword(own.cookie, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(changed.status).toBe(200);
    expect(await isSignedIn(stolen)).toBe(false);
  });

  it('end on every device when the person says so, and no device is known any more', async () => {
    const phone = await signIn();
    const desk = await signIn();
    const answer = await api.request('DELETE', '/api/v1/sessions', { as: { cookie: desk.cookie } });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie().join()).toContain('Expires=Thu, 01 Jan 1970');
    for (const cookie of [phone.session, desk.session, jana.cookie]) expect(await isSignedIn(cookie)).toBe(false);
    expect(await rowsOf(jana)).toEqual([]);
    const { rowCount } = await api.scenario.client.query('select 1 from auth_device where user_id = $1', [
      jana.authUserId,
    ]);
    expect(rowCount).toBe(0);
  });

  it('end by a command of the server, which leaves a trace', async () => {
    const other = await api.scenario.person();
    const { session } = await signIn();
    expect(await endSessionsFromCommandLine(api.databaseUrl, jana.email.toUpperCase())).toBe(2);
    expect(await isSignedIn(session)).toBe(false);
    expect(await isSignedIn(other.cookie)).toBe(true);
    const { rows } = await api.scenario.client.query(
      `select actor_id, payload from audit_event where action = 'sessions.ended' and employee_id = $1`,
      [jana.employeeId],
    );
    expect(rows).toEqual([{ actor_id: null, payload: { sessions: 2 } }]);
    await expect(endSessionsFromCommandLine(api.databaseUrl, 'nobody@example.org')).rejects.toThrow('nobody has');
  });

  it('are not given to somebody who left, nor before the first day, and answer like a wrong password', async () => {
    const left = await api.scenario.person({ leftOn: '2026-09-30' });
    const future = await api.scenario.person({ hiredOn: '2026-12-01' });
    const bodies = [];
    for (const person of [left, future]) {
      await api.scenario.password(person, PASSWORD);
      const { status, body } = await signIn({ email: person.email });
      expect(status).toBe(401);
      bodies.push({ ...body, correlationId: '' });
    }
    const wrong = await signIn({ password: 'not the password' });
    expect(bodies).toEqual([
      { ...wrong.body, correlationId: '' },
      { ...wrong.body, correlationId: '' },
    ]);
  });

  it('are removed by the worker when they ended, with their people, and with them old counts and devices', async () => {
    const left = await api.scenario.person({ leftOn: '2026-09-30' });
    const last = await api.scenario.person({ leftOn: '2026-11-20' });
    const gone = await api.scenario.person();
    await api.scenario.client.query(`update auth_session set "expiresAt" = now() where "userId" = $1`, [
      gone.authUserId,
    ]);
    await api.scenario.client.query(`insert into auth_rate_limit values ('old', 'old', 1, 0)`);
    await api.scenario.client.query(`insert into auth_device values ($1, $2, now(), now() - interval '200 days')`, [
      jana.authUserId,
      'a'.repeat(64),
    ]);
    const removed = await new SessionCleaner(api.db, api.clock).execute();
    expect(removed.sessions).toBeGreaterThanOrEqual(2);
    expect(removed).toMatchObject({ counts: 1, devices: 1 });
    for (const person of [left, gone]) expect(await rowsOf(person)).toEqual([]);
    for (const person of [jana, last]) expect(await rowsOf(person)).toHaveLength(1);
  });
});

describe('cookies over https', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent', BASE_URL: 'https://zeit.example.de' });
    await api.scenario.tenant();
  });
  afterAll(() => api.close());

  it('can be set by this host alone', async () => {
    const jana = await api.scenario.person();
    await api.scenario.password(jana, PASSWORD);
    const answer = await api.request('POST', '/api/auth/sign-in/email', {
      body: { email: jana.email, password: PASSWORD },
      headers: { host: 'zeit.example.de' },
    });
    expect(answer.status).toBe(200);
    const cookies = answer.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-zeitbuch.session_token',
      '__Host-zeitbuch.device',
    ]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).not.toMatch(/Domain/i);
    }
    const [own] = cookies[0].split(';');
    // What another host of the city can plant has no such name.
    const planted = own.replace('__Host-', '');
    const session = (cookie: string) =>
      api.request<SessionDto>('GET', '/api/v1/session', { as: { cookie }, headers: { host: 'zeit.example.de' } });
    expect((await session(planted)).body.signedIn).toBe(false);
    expect((await session(`${planted}; ${own}`)).body.signedIn).toBe(true);
  });
});
