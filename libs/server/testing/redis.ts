import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Redis of a spec's own. */
export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/**
 * Whether what needs a Redis is tried. Continuous integration (`CI` is set) must not pass without it: there it is tried,
 * and fails where the machine has none.
 */
export const triesRedis = (): boolean => Boolean(process.env['CI']) || hasRedis();

/** `it` for what needs a Redis; where that is not tried, a skipped test names it. */
export const onRedis = (name: string, test: () => Promise<void>, timeoutMilliseconds?: number): void =>
  triesRedis()
    ? it(name, test, timeoutMilliseconds)
    : it.skip(`${name} (no redis-server here: apt-get install redis-server)`, test);

function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts redis-server on a free port, without persistence, and waits until it takes connections.
 * @throws Error where the machine has none
 */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'zeitbuch-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Error('no redis-server on this machine: apt-get install redis-server')));
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
