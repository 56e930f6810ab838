import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Redis from 'ioredis';
import { Client } from 'pg';
import { generate } from 'selfsigned';
import { onRedis, triesRedis } from '@zeitbuch/server/testing';
import { freePort, pause } from './started';

const root = path.resolve(__dirname, '../..');
const OWNER_PASSWORD = 'of-the-owner';
const APPLICATION_PASSWORD = 'of:the/application';
const REDIS_PASSWORD = 'of-redis';

/** What docker-compose.yml promises of the connections inside, with servers of this machine. */
describe('encrypted connections', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-tls-'));
  const file = (name: string) => path.join(folder, name);
  const children: ChildProcess[] = [];
  const outputs = new Map<ChildProcess, string>();
  let port: number;
  let redisPort: number;
  let apiPort: number;

  /** Runs one of the built processes with the environment of docker-compose.yml. */
  const run = (program: string, env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, [path.join(root, program)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_EXTRA_CA_CERTS: file('ca.crt'),
        DATABASE_URL: application('sslmode=verify-full'),
        REDIS_URL: redisUrl(REDIS_PASSWORD),
        AUTH_SECRET: 'a-secret-of-this-spec-with-more-than-32-characters',
        PORT: String(apiPort),
        DRAIN_SECONDS: '0',
        ...env,
      },
    });
    children.push(child);
    outputs.set(child, '');
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => outputs.set(child, outputs.get(child) + chunk.toString()));
    return child;
  };
  const ended = (child: ChildProcess) =>
    new Promise<number | null>((resolve) => {
      if (child.exitCode !== null) resolve(child.exitCode);
      child.once('exit', resolve);
    });
  const application = (options: string) =>
    `postgres://zeitbuch_app:${encodeURIComponent(APPLICATION_PASSWORD)}@localhost:${port}/zeitbuch?${options}`;
  const owner = (database: string) =>
    `postgres://postgres:${OWNER_PASSWORD}@localhost:${port}/${database}?sslmode=verify-full`;
  const redisUrl = (password: string) => `rediss://:${password}@localhost:${redisPort}`;
  const asOwner = async <Row extends object>(sql: string): Promise<Row[]> => {
    const client = new Client({ connectionString: `${owner('zeitbuch')}&sslrootcert=${file('ca.crt')}` });
    await client.connect();
    return (await client.query<Row>(sql).finally(() => client.end())).rows;
  };

  beforeAll(async () => {
    const names = [{ name: 'commonName', value: 'zeitbuch-ca' }];
    const ca = await generate(names, { extensions: [{ name: 'basicConstraints', cA: true, critical: true }] });
    const server = await generate([{ name: 'commonName', value: 'localhost' }], {
      ca: { key: ca.private, cert: ca.cert },
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    });
    for (const [name, content] of [
      ['ca.crt', ca.cert],
      ['server.crt', server.cert],
      ['server.key', server.private],
    ])
      writeFileSync(file(name), content, { mode: 0o600 });
    [redisPort, apiPort] = [await freePort(), await freePort()];
    const postgres = fork(path.join(__dirname, 'secure-postgres.mjs'), [
      file('server.crt'),
      file('server.key'),
      OWNER_PASSWORD,
    ]);
    children.push(postgres);
    port = await new Promise<number>((resolve) => postgres.once('message', resolve));
    if (triesRedis()) children.push(await startRedis());
  });

  const startRedis = async () => {
    mkdirSync(file('redis'));
    const tls = [
      '--tls-cert-file',
      file('server.crt'),
      '--tls-key-file',
      file('server.key'),
      '--tls-auth-clients',
      'no',
    ];
    const redis = spawn('redis-server', [
      ...['--port', '0', '--tls-port', String(redisPort), '--tls-ca-cert-file', file('ca.crt'), ...tls],
      ...['--requirepass', REDIS_PASSWORD, '--dir', file('redis'), '--save', '', '--bind', '127.0.0.1', '::1'],
    ]);
    await new Promise<void>((resolve, reject) => {
      redis.once('error', reject); // no redis-server on this machine
      redis.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve());
    });
    return redis;
  };

  afterAll(async () => {
    for (const child of children.reverse()) {
      child.kill('SIGTERM');
      await ended(child);
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('are the only ones to the database: API and worker use them, as a user that owns nothing', async () => {
    const setup = run('dist/tools/setup.js', { DATABASE_OWNER_URL: owner('postgres') });
    expect([await ended(setup), outputs.get(setup)]).toEqual([0, expect.stringContaining('migrations applied')]);
    const withRedis = triesRedis() ? {} : { REDIS_URL: '' };
    const api = run('dist/api/main.js', withRedis);
    run('dist/worker/main.js', withRedis);
    await untilReady(api);
    const connections = () =>
      asOwner<{ user: string; encrypted: boolean }>(
        `select distinct a.usename as user, s.ssl as encrypted from pg_stat_activity a join pg_stat_ssl s using (pid)
         where a.datname = 'zeitbuch' and a.pid <> pg_backend_pid()`,
      );
    expect(await connections()).toEqual([{ user: 'zeitbuch_app', encrypted: true }]);
  });

  it('are refused without encryption, with a wrong password, and with an authority that nobody knows', async () => {
    const refusal = async (env: NodeJS.ProcessEnv) => {
      const api = run('dist/api/main.js', { PORT: String(await freePort()), REDIS_URL: '', ...env });
      expect(await ended(api)).toBe(1);
      return outputs.get(api);
    };
    expect(await refusal({ DATABASE_URL: application('sslmode=disable') })).toContain('no encryption');
    const wrong = application('sslmode=verify-full').replace(/zeitbuch_app:[^@]*/, 'zeitbuch_app:wrong');
    expect(await refusal({ DATABASE_URL: wrong })).toContain('password authentication failed');
    expect(await refusal({ NODE_EXTRA_CA_CERTS: '' })).toMatch(/self-signed certificate|unable to verify/);
    const other = application('sslmode=verify-full').replace('localhost', '127.0.0.1');
    expect(await refusal({ DATABASE_URL: other })).toMatch(/altnames|does not match/i);
  });

  onRedis('carry the jobs of Redis, which nobody gets at without password or encryption', async () => {
    const ask = async (url: string, known: boolean) => {
      const tls = known
        ? { ca: [await import('node:fs').then(({ readFileSync }) => readFileSync(file('ca.crt')))] }
        : {};
      const redis = new Redis(url, {
        lazyConnect: true,
        retryStrategy: () => null,
        ...(url.startsWith('rediss') ? { tls } : {}),
      });
      redis.on('error', () => undefined); // told by the rejected call
      try {
        await redis.connect();
        return (await redis.keys('bull:*')).length;
      } finally {
        redis.disconnect();
      }
    };
    // The worker of the first test keeps its queue there.
    while ((await ask(redisUrl(REDIS_PASSWORD), true)) === 0) await pause(100);
    // ioredis says of every refused beginning that the connection is closed; a password alone is the difference.
    await expect(ask(redisUrl('wrong'), true)).rejects.toThrow();
    await expect(ask(redisUrl(REDIS_PASSWORD), false)).rejects.toThrow();
    await expect(ask(redisUrl(REDIS_PASSWORD).replace('rediss', 'redis'), true)).rejects.toThrow();
  });

  async function untilReady(api: ChildProcess): Promise<void> {
    for (;;) {
      if (api.exitCode !== null) throw new Error(outputs.get(api));
      const answer = await fetch(`http://127.0.0.1:${apiPort}/api/v1/ready`).catch(() => null);
      if (answer?.status === 200) return;
      await pause(100);
    }
  }
});
