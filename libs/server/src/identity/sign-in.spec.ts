import { isAddress } from '@zeitbuch/working-time';
import { createTestApp, type Answer, type TestApp, type TestPerson } from '../../testing';
import { SignIn } from './sign-in';
import { SignInBrake } from './sign-in-brake';

const PASSWORD = 'eine Brücke aus Sandstein 41';
const WRONG = 'a wrong password here';

interface Problem {
  code: string;
}

/** Monday 23 November 2026, 8:00 in Dresden: everybody comes to work. The proxy of the town hall is trusted. */
async function townHall(env: Record<string, string> = {}): Promise<TestApp> {
  const api = await createTestApp('2026-11-23T07:00:00Z', {
    TRUST_PROXY: 'loopback',
    LOG_LEVEL: 'silent',
    ...env,
  });
  await api.scenario.tenant();
  return api;
}

interface Try {
  email: string;
  password: string;
  /** As the proxy names it. */
  from?: string;
  device?: string;
}

const signIn = (api: TestApp, { email, password, from = '203.0.113.7', device }: Try): Promise<Answer<Problem>> =>
  api.request('POST', '/api/auth/sign-in/email', {
    body: { email, password },
    headers: { 'x-forwarded-for': from },
    ...(device ? { as: { cookie: device } } : {}),
  });

/** The cookie that names the device, as the browser would send it. */
const deviceOf = (answer: Answer<unknown>): string =>
  answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('zeitbuch.device='))
    ?.split(';')[0] ?? '';

/** However slowly this runs: all counts look as if the last attempt had been so long ago. */
const ago = (api: TestApp, seconds: number) =>
  api.scenario.client.query(
    `update auth_rate_limit set "lastRequest" = (extract(epoch from clock_timestamp()) * 1000)::bigint - $1`,
    [seconds * 1000],
  );
const guess = async (api: TestApp, attempt: Omit<Try, 'password'>) =>
  (await signIn(api, { ...attempt, password: WRONG })).status;

describe('guessing at one account', () => {
  let api: TestApp;
  let owner: TestPerson;

  beforeAll(async () => {
    api = await townHall();
    owner = await api.scenario.person({ givenName: 'Jana' });
    await api.scenario.password(owner, PASSWORD);
  });
  afterAll(() => api.close());
  beforeEach(() => api.scenario.client.query('delete from auth_rate_limit'));

  /** So many wrong passwords, and the next one would have to wait for a minute. */
  const exhaust = async (attempt: Omit<Try, 'password'>) => {
    await guess(api, attempt);
    await api.scenario.client.query(
      `update auth_rate_limit set count = 40, "lastRequest" = (extract(epoch from clock_timestamp()) * 1000)::bigint`,
    );
  };

  it('lets five mistakes pass, then answers how long to wait, for accounts that exist and that do not', async () => {
    for (const email of [owner.email, 'nobody@example.org']) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => signIn(api, { email, password: WRONG, from: '198.51.100.1' })),
      );
      const statuses = answers.map(({ status }) => status);
      // The sixth and seventh attempt wait for one and two seconds, and are then compared like the first five.
      expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(5);
      const refused = answers.find(({ status }) => status === 429);
      expect(refused?.body.code).toBe('rate-limited');
      expect(refused?.headers.get('content-type')).toContain('application/problem+json');
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(new Set(statuses)).toEqual(new Set([401, 429]));
    }
  });

  it.each([
    ['o_neill+zeit@sub.stadt-muster.example', 200],
    ['erika@stadt', 422],
    ['jürgen@stadt.example', 422],
    ['"a b"@stadt.example', 422],
    ['a..b@stadt.example', 422],
  ])(
    'takes %s as the other screens do: nobody gets an address with which they cannot come in',
    async (email, status) => {
      const person = await api.scenario.person();
      await api.scenario.password(person, PASSWORD);
      await api.scenario.client.query('update auth_user set email = $2 where id = $1', [person.authUserId, email]);
      await api.scenario.client.query('update employee set email = $2 where employee_id = $1', [
        person.employeeId,
        email,
      ]);
      expect((await signIn(api, { email, password: PASSWORD })).status).toBe(status);
      expect(isAddress(email)).toBe(status === 200);
    },
  );

  it('counts first attempts that come at the same moment, and stumbles over none', async () => {
    const brake = api.app.get(SignInBrake);
    for (let round = 0; round < 100; round += 1) {
      const attempt = { email: `at-once-${round}@example.org`, range: '198.51.100.0/24', knownDevice: null };
      const waits = await Promise.all(Array.from({ length: 16 }, () => brake.take(attempt)));
      expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5);
    }
  });

  it('names the real wait, at most a minute, and lets the owner in after it', async () => {
    await exhaust({ email: owner.email });
    const refused = await signIn(api, { email: owner.email.toUpperCase(), password: PASSWORD });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await ago(api, 60);
    expect((await signIn(api, { email: owner.email, password: PASSWORD })).status).toBe(200);
  });

  it('does not make the wait longer by trying on', async () => {
    await exhaust({ email: owner.email });
    await ago(api, 40);
    for (let i = 0; i < 5; i += 1) expect(await guess(api, { email: owner.email })).toBe(429);
    await ago(api, 61);
    expect(await guess(api, { email: owner.email })).toBe(401);
  });

  it('never keeps the owner waiting on a device that the account knows, even behind the same address', async () => {
    const device = deviceOf(await signIn(api, { email: owner.email, password: PASSWORD }));
    await exhaust({ email: owner.email });
    expect((await signIn(api, { email: owner.email, password: PASSWORD })).status).toBe(429);
    const own = await signIn(api, { email: owner.email, password: PASSWORD, device });
    expect(own.status).toBe(200);
    expect(deviceOf(own)).toBe(device);
  });

  it('counts another range of addresses apart', async () => {
    await exhaust({ email: owner.email });
    await api.scenario.client.query(`update auth_rate_limit set count = 40 where key like 'account:%'`);
    expect((await signIn(api, { email: owner.email, password: PASSWORD, from: '198.51.100.9' })).status).toBe(200);
    await exhaust({ email: owner.email, from: '2001:db8:7:1::1' });
    expect(await guess(api, { email: owner.email, from: '2001:db8:7:2::99' })).toBe(429);
    await api.scenario.client.query(`update auth_rate_limit set count = 40 where key like 'account:%'`);
    expect(await guess(api, { email: owner.email, from: '2001:db8:8::1' })).toBe(401);
  });

  it('is slow from a thousand ranges too, and the known device still passes', async () => {
    const device = deviceOf(await signIn(api, { email: owner.email, password: PASSWORD }));
    const statuses: number[] = [];
    await guess(api, { email: owner.email, from: '198.18.0.1' });
    await api.scenario.client.query(`update auth_rate_limit set count = 51 where key like 'account:%'`);
    for (let range = 1; range <= 5; range += 1) {
      const from = `198.18.${range}.1`;
      expect(await guess(api, { email: owner.email, from })).toBe(401); // the first one of each
      statuses.push(await guess(api, { email: owner.email, from }));
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4);
    expect((await signIn(api, { email: owner.email, password: PASSWORD, device })).status).toBe(200);
  });

  it('lets the owner in on a new device at once from a range that nobody guessed from, while others keep guessing', async () => {
    await guess(api, { email: owner.email, from: '198.18.0.1' });
    const takeLane = () =>
      api.scenario.client.query(
        `update auth_rate_limit set count = 400, "lastRequest" = (extract(epoch from clock_timestamp()) * 1000)::bigint
         where key like 'account:%'`,
      );
    for (const from of ['192.0.2.9', '2001:db8:77::1']) {
      await takeLane();
      expect((await signIn(api, { email: owner.email, password: PASSWORD, from })).status).toBe(200);
    }
    await takeLane();
    expect(await guess(api, { email: owner.email, from: '198.18.0.1' })).toBe(429);
  });

  it('has no more than six hundred first attempts in an hour for one account beyond the slow lane', async () => {
    const brake = api.app.get(SignInBrake);
    const first = (range: number) =>
      brake.take({ email: 'hunted@example.org', range: `range ${range}`, knownDevice: null });
    let passed = 0;
    for (let range = 0; range < 700; range += 1) if ((await first(range)) === 0) passed += 1;
    expect(passed).toBeGreaterThanOrEqual(650);
    expect(passed).toBeLessThan(680);
  });

  it('takes no device from outside for a known one', async () => {
    const planted = `zeitbuch.device=${'A'.repeat(43)}.AAAA`;
    const answer = await signIn(api, { email: owner.email, password: PASSWORD, device: planted });
    expect(answer.status).toBe(200);
    expect(deviceOf(answer)).not.toBe(planted);
    await exhaust({ email: owner.email });
    expect((await signIn(api, { email: owner.email, password: PASSWORD, device: planted })).status).toBe(429);
    // Planted in front of the own one: the one that we signed counts.
    const kept = deviceOf(answer);
    const both = await signIn(api, { email: owner.email, password: PASSWORD, device: `${planted}; ${kept}` });
    expect(both.status).toBe(200);
    await exhaust({ email: owner.email });
    // Known to somebody else: good for nothing here.
    const other = await api.scenario.person();
    await api.scenario.password(other, PASSWORD);
    const device = deviceOf(await signIn(api, { email: other.email, password: PASSWORD }));
    expect((await signIn(api, { email: owner.email, password: PASSWORD, device })).status).toBe(429);
  });

  it('answers the same for a blank or capital letter more, whether the account exists or not', async () => {
    const answers = [];
    for (const email of [` ${owner.email}`, owner.email.toUpperCase(), ' nobody@example.org', 'nobody', 'ä@ö'])
      answers.push(await signIn(api, { email, password: WRONG, from: '198.51.100.3' }));
    for (const { status, body } of answers)
      expect({ ...body, status, correlationId: '' }).toEqual({ ...answers[0].body, status: 401, correlationId: '' });
    expect((await signIn(api, { email: ` ${owner.email} `, password: PASSWORD })).status).toBe(200);
  });

  it('believes no address that the client itself claims', async () => {
    const direct = await townHall({ TRUST_PROXY: '' });
    try {
      await guess(direct, { email: 'nobody@example.org', from: '10.0.1.1' });
      await direct.scenario.client.query(
        `update auth_rate_limit set count = 40, "lastRequest" = (extract(epoch from clock_timestamp()) * 1000)::bigint`,
      );
      expect(await guess(direct, { email: 'nobody@example.org', from: '10.0.2.1' })).toBe(429);
    } finally {
      await direct.close();
    }
  });

  it('answers that it is not available where the identity library has a fault', async () => {
    const own = deviceOf(await signIn(api, { email: owner.email, password: PASSWORD, from: '198.51.100.60' }));
    await api.scenario.client.query(`
      create function no_session() returns trigger language plpgsql as
        $$begin raise exception 'too many' using errcode = '53300'; end$$;
      create trigger no_session before insert on auth_session for each row execute function no_session()`);
    try {
      const failed = await signIn(api, { email: owner.email, password: PASSWORD, device: own });
      expect([failed.status, failed.body.code, failed.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
    } finally {
      await api.scenario.client.query('drop function no_session cascade');
    }
  });

  it('keeps neither e-mail addresses nor whole addresses in its counts', async () => {
    await guess(api, { email: owner.email, from: '203.0.113.77' });
    const { rows } = await api.scenario.client.query<{ key: string }>('select key from auth_rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).not.toMatch(/@|203\.0\.113\.77/);
  });
});

describe('a town hall behind one address at 8:00', () => {
  let api: TestApp;
  let people: TestPerson[];

  beforeAll(async () => {
    api = await townHall({ FAILED_SIGN_INS_PER_MINUTE: '60' });
    people = [];
    for (let i = 0; i < 14; i += 1) people.push(await api.scenario.person());
    await api.scenario.password(people[0], PASSWORD);
    await api.scenario.client.query(
      `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt")
       select u.id, u.id, 'credential', u.id, a.password, now() from auth_account a cross join auth_user u
       where u.id <> a."userId"`,
    );
  });
  afterAll(() => api.close());

  it('signs everybody in, many more than may fail: right passwords do not count', async () => {
    // Ten may fail in ten seconds, and more people than that come at once.
    const answers = await Promise.all(people.map(({ email }) => signIn(api, { email, password: PASSWORD })));
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
  }, 120_000);

  it('counts no failure where the identity library answers with a fault, and says that it is not available', async () => {
    const faulty = () => Promise.resolve(Response.json({ code: 'FAILED_TO_GET_SESSION' }, { status: 500 }));
    const range = '198.51.100.0/24';
    const tried = people.map(({ email }) =>
      api.app
        .get(SignIn)
        .execute({ email, password: PASSWORD, range, device: null }, faulty)
        .catch((error: Problem) => error.code),
    );
    // More than may fail.
    expect(await Promise.all(tried)).toEqual(people.map(() => 'unavailable'));
  }, 120_000);

  it('signs in known devices while somebody behind the same address tries bogus accounts', async () => {
    const devices = new Map<string, string>();
    for (const { email } of people.slice(0, 3))
      devices.set(email, deviceOf(await signIn(api, { email, password: PASSWORD })));
    const bogus = Array.from({ length: 20 }, (_, i) => guess(api, { email: `bogus${i}@example.org` }));
    for (const [email, device] of devices)
      expect((await signIn(api, { email, password: PASSWORD, device })).status).toBe(200);
    // Nobody is turned away at once: the range has to wait for some seconds, which are spent here.
    for (const status of await Promise.all(bogus)) expect([401, 429]).toContain(status);
    expect((await signIn(api, { email: people[9].email, password: PASSWORD, from: '198.51.100.4' })).status).toBe(200);
    // A time limit for a machine on which everything else runs as well; comparing passwords is slow on purpose.
  }, 120_000);
});
