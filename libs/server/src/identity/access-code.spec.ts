import { createTestApp, type TestApp, type TestPerson } from '../../testing';
import { type AccessCodeHolderDto, type OpenedAccountDto } from './access-code.dto';
import { accessCodeFromCommandLine } from './access-code-command';
import { type SessionDto } from './session.dto';

const PASSWORD = 'eine Brücke aus Sandstein 41';
const NEW_PASSWORD = 'drei Elbdampfer im Nebel 77';

interface Problem {
  code: string;
}

describe('access codes', () => {
  let api: TestApp;
  let jana: TestPerson;

  beforeAll(async () => {
    api = await createTestApp('2026-11-23T07:00:00Z', { LOG_LEVEL: 'silent' });
    await api.scenario.tenant();
    await api.scenario.tenant(2);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    jana = await api.scenario.person({ givenName: 'Jana' });
  });

  const codeFor = async ({ email }: { email: string }): Promise<string> =>
    (await accessCodeFromCommandLine({ databaseUrl: api.databaseUrl, person: email, tenant: null })).code;
  const look = (code: unknown) =>
    api.request<AccessCodeHolderDto & Problem>('POST', '/api/v1/access-codes/look', { body: { code } });
  const use = (code: unknown, newPassword: unknown = PASSWORD) =>
    api.request<OpenedAccountDto & Problem>('POST', '/api/v1/access-codes/use', { body: { code, newPassword } });
  const signIn = (email: string, password: string) =>
    api.request<object>('POST', '/api/auth/sign-in/email', { body: { email, password } });
  const cookieOf = ({ headers }: { headers: Headers }): string =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const isSignedIn = async (cookie: string) =>
    (await api.request<SessionDto>('GET', '/api/v1/session', { as: { cookie } })).body.signedIn;
  const change = (sql: string) => api.scenario.client.query(sql, [jana.employeeId]);

  it('let somebody in who never had a password', async () => {
    expect((await signIn(jana.email, PASSWORD)).status).toBe(401);
    const code = await codeFor(jana);
    const { status, body } = await look(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({ purpose: 'invitation', givenName: 'Jana', email: jana.email });
    const { rows } = await change(`select expires_at - issued_at = interval '14 days' as "isFortnight" from access_code
      where employee_id = $1`);
    expect(rows).toEqual([{ isFortnight: true }]);

    const used = await use(code);
    expect(used.status).toBe(200);
    expect(used.body).toEqual({ email: jana.email });
    const signedIn = await signIn(jana.email, PASSWORD);
    expect(signedIn.status).toBe(200);
    expect(await isSignedIn(cookieOf(signedIn))).toBe(true);
  });

  it('take another password for one that was forgotten, and end every session', async () => {
    await api.scenario.password(jana, PASSWORD);
    const cookie = cookieOf(await signIn(jana.email, PASSWORD));
    const code = await codeFor(jana);
    expect((await look(code)).body.purpose).toBe('reset');
    expect(await isSignedIn(cookie)).toBe(true);
    expect((await use(code, NEW_PASSWORD)).status).toBe(200);
    expect(await isSignedIn(cookie)).toBe(false);
    expect((await signIn(jana.email, PASSWORD)).status).toBe(401);
    expect((await signIn(jana.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('are taken as people type them', async () => {
    const code = await codeFor(jana);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await look(typed)).status).toBe(200);
  });

  it('serve once, also where many use one at the same moment', async () => {
    const code = await codeFor(jana);
    const passwords = Array.from({ length: 8 }, (_, index) => `${NEW_PASSWORD} ${index}`);
    const answers = await Promise.all(passwords.map((password) => use(code, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set([undefined, 'access-code.used']));
    const won = passwords[answers.findIndex(({ status }) => status === 200)];
    expect((await signIn(jana.email, won)).status).toBe(200);
    expect((await look(code)).body.code).toBe('access-code.used');
  });

  it('are not used up by a password that is too weak', async () => {
    const code = await codeFor(jana);
    for (const weak of ['kurz', 'passwordpassword', `${jana.email}2026`]) {
      const { status, body } = await use(code, weak);
      expect([status, body.code]).toEqual([422, 'password.too-weak']);
    }
    expect((await use(code)).status).toBe(200);
  });

  it('say what became of them: replaced, expired, unknown', async () => {
    const first = await codeFor(jana);
    const second = await codeFor(jana);
    expect((await use(first)).body.code).toBe('access-code.replaced');
    await change(`update access_code set issued_at = issued_at - interval '20 days', expires_at = now() - interval '1 second'
      where employee_id = $1 and ended_at is null`);
    expect((await look(second)).body.code).toBe('access-code.expired');
    expect((await use(second)).body.code).toBe('access-code.expired');
    const { status, body } = await use('00000-00000-00000-00000');
    expect([status, body.code]).toEqual([404, 'access-code.unknown']);
    for (const code of [null, '', 5, ['x'], 'x'.repeat(61)]) expect((await use(code)).status).toBe(422);
  });

  it('are for those who come and those who are there, not for those who left', async () => {
    await change(`update employee set hired_on = current_date + 30 where employee_id = $1`);
    const code = await codeFor(jana);
    expect((await use(code)).status).toBe(200);
    const other = await codeFor(jana);
    await change(`update employee set hired_on = '2020-01-01', left_on = '2026-06-30' where employee_id = $1`);
    expect((await use(other)).body.code).toBe('access-code.expired');
    await expect(codeFor(jana)).rejects.toThrow('left');
  });

  it('make the account that the import could not make, and never take over that of another tenant', async () => {
    const namesake = await api.scenario.person({ tenantId: 2 });
    await change(`update employee set auth_user_id = null where employee_id = $1`);
    await api.scenario.client.query('update employee set email = $1 where employee_id = $2', [
      namesake.email,
      jana.employeeId,
    ]);
    const code = async () =>
      (await accessCodeFromCommandLine({ databaseUrl: api.databaseUrl, person: namesake.email, tenant: 'T1' })).code;
    const other = 'siebzehn Kraniche über dem Kai';
    await api.scenario.password(namesake, other);
    // Who holds the code is not told that another tenant knows the address.
    expect((await use(await code())).status).toBe(200);
    expect((await signIn(namesake.email, PASSWORD)).status).toBe(200);
    expect((await signIn(namesake.email, other)).status).toBe(200);
    const accounts = await api.scenario.client.query<{ id: string }>(
      'select auth_user_id as id from employee where employee_id in ($1, $2)',
      [jana.employeeId, namesake.employeeId],
    );
    expect(new Set(accounts.rows.map(({ id }) => id)).size).toBe(2);
  });

  it('leave a trace without the code, and are not in the database', async () => {
    const code = await codeFor(jana);
    await use(code);
    const { rows } = await api.scenario.client.query<{ action: string; actor_id: string | null; payload: object }>(
      `select action, actor_id, payload from audit_event where employee_id = $1 and action like 'access-code%' order by action`,
      [jana.employeeId],
    );
    expect(rows).toEqual([
      { action: 'access-code.issued', actor_id: null, payload: { purpose: 'invitation' } },
      { action: 'access-code.used', actor_id: jana.employeeId, payload: { purpose: 'invitation' } },
    ]);
    const stored = await api.scenario.client.query(`select a::text from access_code a where employee_id = $1`, [
      jana.employeeId,
    ]);
    expect(JSON.stringify(stored.rows)).not.toContain(code.replaceAll('-', ''));
  });

  it('ask for a person who is there', async () => {
    await expect(codeFor({ email: 'nobody@lindenau.example' })).rejects.toThrow('nobody has this');
  });
});
