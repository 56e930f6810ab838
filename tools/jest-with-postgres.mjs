/**
 * Runs the Jest tests of a project against a real PostgreSQL that lives only for
 * this run: node tools/jest-with-postgres.mjs libs/server [jest arguments].
 * Specs copy a migrated template database (about 30 ms) instead of sharing one.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './pg.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [project, ...args] = process.argv.slice(2);
const postgres = await startPostgres({ temporary: true });
const child = spawn(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), ...args], {
  cwd: path.join(root, project),
  stdio: 'inherit',
  env: { ...process.env, TEST_POSTGRES_URL: postgres.url('postgres'), NODE_ENV: 'test', TZ: 'UTC' },
});
const end = (signal) => child.kill(signal);
process.on('SIGINT', () => end('SIGINT'));
process.on('SIGTERM', () => end('SIGTERM'));
child.on('exit', async (code) => {
  await postgres.stop();
  process.exit(code ?? 1);
});
