import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const root = path.resolve(import.meta.dirname, '../../..');
const built = (file: string) => path.join(root, 'dist', file);
const run = promisify(execFile);

/** A product beside the demo city: on the same database server, in a database without any city. */
export class EmptyCity {
  private constructor(
    /** The link that the server prints. */
    readonly link: string,
    /** Where it answers. */
    readonly url: string,
    private readonly api: ChildProcess,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<EmptyCity> {
    const database = new URL(process.env['E2E_DATABASE_URL'] ?? '');
    const name = `empty_${randomBytes(4).toString('hex')}`;
    const server = new Client({ connectionString: database.href });
    await server.connect();
    await server.query(`create database ${name}`);
    await server.end();
    database.pathname = `/${name}`;
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = {
      ...process.env,
      ...{ DATABASE_URL: database.href, BASE_URL: url, PORT: String(port), DEMO_MODE: 'false', DRAIN_SECONDS: '0' },
      ...{ AUTH_SECRET: randomBytes(32).toString('hex'), WEB_ROOT: built('web'), LOG_LEVEL: 'warn' },
      ...{ NODE_ENV: 'test', ZEITBUCH_NOW: process.env['E2E_NOW'] },
    };
    await run(process.execPath, [built('tools/setup.js')], { env });
    const link = await linkOf(env);
    const api = spawn(process.execPath, [built('api/main.js')], { env, stdio: 'inherit' });
    await untilReady(`${url}/api/v1/ready`);
    return new EmptyCity(link, url, api, env);
  }

  /** The link with which a further tenant is set up, as `npm run setup -- --tenant` prints it. */
  furtherLink(): Promise<string> {
    return linkOf(this.env, '--further');
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.api.once('exit', resolve));
    this.api.kill('SIGTERM');
    await ended;
  }
}

async function linkOf(env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [built('tools/set-up-link.js'), ...args], { env });
  return /http\S+#\S+/.exec(stdout)?.[0] ?? stdout;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}
