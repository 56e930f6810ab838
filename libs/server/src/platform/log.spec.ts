import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { Client } from 'pg';
import pinoHttp from 'pino-http';
import { createTestDatabase, Scenario, TEST_SECRET, type TestDatabase, type TestPerson, until } from '../../testing';
import { logOptions } from './logging';
import { Problem } from './problem';

const root = path.resolve(__dirname, '../../../..');
/** Nobody's name, so that it can only come from what was sent. */
const SEED = 'Xaverine-Quastenflosser';

describe('the log of a running API', () => {
  const folder = mkdtempSync(path.join(root, 'node_modules/.cache/log-'));
  let database: TestDatabase;
  let client: Client;
  let api: ChildProcess;
  let person: TestPerson;
  let url: string;
  let output = '';

  beforeAll(async () => {
    const rolldown = path.join(root, 'node_modules/rolldown/bin/cli.mjs');
    const build = [rolldown, '-c', 'apps/api/rolldown.config.mjs', '--dir', folder, '--logLevel', 'silent'];
    execFileSync(process.execPath, build, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    const scenario = new Scenario(client, TEST_SECRET);
    await scenario.tenant();
    person = await scenario.person({ givenName: 'Jana', roles: ['timeAdministrator'] });
    await scenario.password(person, 'eine Brücke aus Sandstein 41');
    const port = 20_000 + (process.pid % 20_000);
    url = `http://127.0.0.1:${port}`;
    api = spawn(process.execPath, ['--enable-source-maps', path.join(folder, 'main.js')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: database.url,
        AUTH_SECRET: TEST_SECRET,
        NODE_ENV: 'test',
        ZEITBUCH_NOW: '2026-11-23T07:00:00Z',
        LOG_LEVEL: 'trace',
        PORT: String(port),
        BASE_URL: url,
      },
    });
    for (const stream of [api.stdout, api.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await until(
      async () => (await fetch(`${url}/api/v1/live`).catch(() => null))?.ok ?? false,
      (ready) => ready,
      60_000,
    );
  }, 120_000);

  afterAll(async () => {
    api.kill('SIGKILL');
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (method: string, name: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${name}`, {
      method,
      headers: { cookie: person.cookie, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).then(async (response) => {
      await response.text();
      return response.status;
    });

  /** Everything that the seed can be put into, also what is no request at all. */
  const wildRun = async () => {
    const fields = { bookingId: SEED, kind: SEED, at: SEED, email: SEED, password: SEED, [SEED]: SEED };
    for (const name of ['/api/v1/bookings', '/api/v1/closings', '/api/v1/months/2026-10/submit', `/api/v1/${SEED}`]) {
      await send('POST', name, fields);
      await send('POST', name, `{"${SEED}": ${SEED}`);
      await send('POST', name, SEED, { 'content-type': 'text/plain' });
      await send('POST', name, [[SEED]]);
    }
    for (const name of [
      `/api/v1/months/${SEED}`,
      `/api/v1/employees/${SEED}/months/2026-11`,
      `/api/v1/closings/${SEED}`,
      `/api/v1/today?${SEED}=${SEED}`,
      `/${SEED}.js`,
      `/${SEED}`,
      `/%E0%A4%A${SEED}`,
    ])
      await send('GET', name);
    for (const email of [SEED, `${SEED}@example.org`, person.email]) {
      await send('POST', '/api/auth/sign-in/email', { email, password: SEED });
      await send('POST', '/api/auth/change-password', { currentPassword: SEED, newPassword: `${SEED} ${SEED}` });
    }
    await send('POST', '/api/auth/sign-in/email', `{"email":"${SEED}`);
    await send('POST', '/api/auth/sign-up/email', fields);
    const headers = {
      'user-agent': SEED,
      'x-correlation-id': SEED,
      'x-forwarded-for': SEED,
      referer: `http://${SEED}.example/`,
      'accept-language': SEED,
      'if-match': SEED,
    };
    await send('GET', '/api/v1/session', undefined, { ...headers, cookie: `zeitbuch.session_token=${SEED}.${SEED}` });
    await send('GET', '/api/v1/today', undefined, headers);
    await raw(`${SEED} / HTTP/1.1\r\n\r\n`);
    await raw(`GET /${SEED} HTTP/1.1\r\nhost: ${SEED}\r\n${SEED}\r\n\r\n`);
  };
  const raw = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(text));
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.resume();
    });

  it('is JSON line by line, names routes, and contains nothing that a client sent', async () => {
    await wildRun();
    // A fault as well: the database is away in the middle of it.
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await Promise.all(Array.from({ length: 10 }, () => send('GET', '/api/v1/today')));
    expect(await send('POST', '/api/auth/sign-out', {})).toBe(200);
    await until(
      () => Promise.resolve(output),
      (text) => text.includes('"/api/auth/sign-out"'),
    );
    const lines = output.split('\n').filter((line) => line !== '');
    const parsed = lines.map((line) => {
      try {
        return JSON.parse(line) as Record<string, unknown>;
      } catch {
        return { notJson: line };
      }
    });
    expect(parsed.filter((line) => 'notJson' in line)).toEqual([]);
    expect(lines.filter((line) => line.toLowerCase().includes(SEED.toLowerCase()))).toEqual([]);
    for (const word of ['Brücke', person.email, person.cookie, '@example.org', '127.0.0.1'])
      expect(lines.filter((line) => line.includes(word))).toEqual([]);
    const requests = parsed.filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThan(40);
    const routes = new Set(requests.map(({ route }) => route));
    for (const route of ['/api/auth/sign-in/email', '/api/auth/change-password', '/api/v1/today', 'none'])
      expect(routes).toContain(route);
    for (const line of requests)
      expect(line).toMatchObject({ method: expect.any(String), status: expect.any(Number), level: 30 });
    expect(parsed.some(({ action }) => action === 'sign-in.failed')).toBe(true);
  }, 120_000);
});

describe('a logged error', () => {
  /** What a logger of ours would write for `arguments`. */
  const written = (...values: unknown[]): string => {
    let text = '';
    // As the running API puts its logger together: what it wraps around our description counts.
    const { logger: log } = pinoHttp(logOptions('info'), { write: (line: string) => void (text += line) });
    (log.error as (...args: unknown[]) => void)(...values);
    return text;
  };

  it.each([
    ['a syntax error of JSON', () => JSON.parse(SEED)],
    ['a number that is none', () => BigInt(SEED)],
    ['a time zone', () => new Intl.DateTimeFormat('de', { timeZone: SEED })],
    ['a regular expression', () => new RegExp(`${SEED}(`)],
    ['an address', () => new URL(SEED)],
    [
      'a statement',
      () => {
        const error = new Error(`invalid input syntax for type date: "${SEED}"`);
        throw Object.assign(error, { code: '22007', detail: `Key (name)=(${SEED})`, where: SEED });
      },
    ],
    [
      'a cause',
      () => {
        throw new Error(SEED, { cause: new TypeError(SEED) });
      },
    ],
  ])('shows its type and place, but not its words: %s', (_name, fail) => {
    const error = (() => {
      try {
        return fail() as never;
      } catch (caught) {
        return caught as Error;
      }
    })();
    for (const text of [written(error), written({ err: error }), written({ err: error }, 'request failed')]) {
      expect(text).not.toContain(SEED);
      const line = JSON.parse(text) as { err: { type: string; stack: string }; msg: string };
      expect(line.err.type).toBe(error.name);
      expect(line.err.stack).toContain('at ');
      expect(['fault', 'request failed']).toContain(line.msg);
    }
  });

  it.each([
    [
      'an error of another realm',
      () => runInNewContext('new RangeError(seed)', { seed: SEED }) as object,
      'RangeError',
    ],
    [
      'an object like an error',
      () => ({ name: SEED, message: SEED, code: SEED, stack: `${SEED}\n    at ${SEED}\n    at place (x.ts:1:1)` }),
      'Object',
    ],
    ['an object of a class', () => new Map([[SEED, SEED]]), 'Map'],
    ['an object that says nothing', () => Object.create(null) as object, 'object'],
    ['a name and a code from outside', () => ({ name: `${SEED} <b>`, code: `${SEED}!`, stack: SEED }), 'Object'],
    [
      'an object that fails when it is read',
      () =>
        Object.defineProperty({}, 'name', {
          get: () => {
            throw new Error(SEED);
          },
        }),
      'object',
    ],
  ])('that is no native error says what it is, but not its words: %s', (_name, thrown, type) => {
    for (const text of [written({ err: thrown() }), written({ err: thrown() }, 'request failed')]) {
      expect(text).not.toContain(SEED);
      expect((JSON.parse(text) as { err: { type: string } }).err.type).toBe(type);
    }
  });

  it('shows code and place of an object like an error, and what caused it', () => {
    const cause = runInNewContext('new RangeError("words")') as object;
    const like = { name: 'FetchError', code: '53300', stack: 'FetchError: words\n    at place (x.ts:1:1)', cause };
    const { err } = JSON.parse(written({ err: like })) as { err: Record<string, unknown> };
    expect(err).toMatchObject({ type: 'FetchError', code: '53300', stack: 'at place (x.ts:1:1)' });
    expect(err.cause).toMatchObject({ type: 'RangeError', stack: expect.stringContaining('at ') as string });
  });

  it('that is a problem of ours tells its code', () => {
    const { err } = JSON.parse(written(new Problem('unavailable'))) as { err: object };
    expect(err).toMatchObject({ type: 'Error', code: 'unavailable', stack: expect.stringContaining('at ') as string });
  });

  it('that stands for several names each of them, and what they say stays out', () => {
    const refused = Object.assign(new Error(SEED), { code: '23514', constraint: 'minutes_positive' });
    const text = written(new AggregateError([refused, new RangeError(SEED)], 'events could not be handled'));
    expect(text).not.toContain(SEED);
    const { err } = JSON.parse(text) as { err: object };
    expect(err).toMatchObject({
      type: 'AggregateError',
      errors: [{ type: 'Error', code: '23514', constraint: 'minutes_positive' }, { type: 'RangeError' }],
    });
  });

  it('keeps what the database says about a lost connection', () => {
    expect(written({ err: new Error('Connection terminated unexpectedly') }, 'request failed')).toContain(
      'Connection terminated',
    );
  });
});
