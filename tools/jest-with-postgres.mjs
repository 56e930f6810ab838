/**
 * Runs the Jest tests of a project against a real PostgreSQL that lives only for
 * this run: node tools/jest-with-postgres.mjs libs/server [jest arguments].
 * Specs copy a migrated template database (about 30 ms) instead of sharing one.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBundled } from './bundled.mjs';
import { contentKey, preparedPostgres } from './prepared-postgres.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The empty, migrated database that specs copy; libs/server/testing/database.ts makes it where it is missing. */
async function makeTemplate(server) {
  const env = { DATABASE_URL: server.applicationUrl('zeitbuch_template'), DATABASE_OWNER_URL: server.url('postgres') };
  const code = await runBundled('tools/entries/setup.ts', [], { env, tsconfig: 'libs/server/tsconfig.json' });
  if (code !== 0) throw new Error('The migrated database for the specs could not be made; see the lines above.');
}

const [project, ...args] = process.argv.slice(2);
const postgres = await preparedPostgres(
  'template',
  readFileSync(path.join(root, 'package.json')) + contentKey(path.join(root, 'libs/server/src/database')),
  makeTemplate,
);
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
