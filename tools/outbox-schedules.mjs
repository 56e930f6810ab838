/**
 * `npm run outbox-schedules [-- --schedules 10000]`: plays random schedules (tabs, reloads, kills, full stores, lost
 * answers, wrong clocks) on the shipped outbox of the client, with the real API and a real PostgreSQL behind. The
 * API runs in a process of its own, its clock follows the schedule. `npm test` plays 300 of them.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './pg.mjs';
import { freePort } from './ports.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { schedules: { type: 'string', default: '10000' } } });
if (!/^[1-9]\d{0,6}$/.test(values.schedules)) {
  console.error('--schedules takes a whole number above 0.');
  process.exit(2);
}

const postgres = await startPostgres({ temporary: true });
const port = await freePort();
const env = {
  ...process.env,
  NODE_ENV: 'test',
  TZ: 'UTC',
  TEST_POSTGRES_URL: postgres.url('postgres'),
  OUTBOX_HOST_PORT: String(port),
  OUTBOX_SCHEDULES: values.schedules,
};

/** Runs one file by Jest that its ordinary runs leave out. */
function jest(project, file) {
  const args = [path.join(root, 'node_modules/jest/bin/jest.js'), '--maxWorkers=1', '--testMatch', `**/${file}`];
  return spawn(process.execPath, args, { cwd: path.join(root, project), stdio: 'inherit', env });
}
const ended = (child) => new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));

/** Resolves when the API is there; rejects when its process ends before. */
async function untilThere(host) {
  while (host.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' }).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the API did not start');
}

const host = jest('libs/server', 'outbox-host.ts');
const hostEnded = ended(host);
let code;
try {
  await untilThere(host);
  code = await ended(jest('libs/web/data-access', 'schedules.on-server.ts'));
  await fetch(`http://127.0.0.1:${port}/end`, { method: 'POST' });
  code ||= await hostEnded;
} finally {
  host.kill();
  await postgres.stop();
}
process.exit(code);
