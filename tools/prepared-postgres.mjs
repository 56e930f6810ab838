/**
 * Temporary clusters that begin as a copy of one which was prepared before, so that a single journey does not wait
 * for a demo city to be written, nor a single spec for an empty cluster to be made.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import { startPostgres } from './pg.mjs';
import { dataFolder } from './pg-folder.mjs';
import { testFolder } from './test-folder.mjs';

/** Of each name: today's, and that of the code before. */
const KEPT = 2;
const now = () => Temporal.Now.instant().epochMilliseconds;

/**
 * Starts a temporary cluster, see {@link startPostgres}, with what `prepare` did in it.
 * @param name what was prepared, in kebab-case
 * @param key text or bytes that change with everything that `prepare` depends on
 * @param prepare gets a running cluster, and is called only where no copy is there
 */
export async function preparedPostgres(name, key, prepare) {
  const home = dataFolder('prepared');
  mkdirSync(home, { recursive: true });
  const original = path.join(home, `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`);
  if (!existsSync(original)) await make(original, prepare);
  utimesSync(original, now() / 1000, now() / 1000);
  clear(home, name);
  const folder = await testFolder();
  copy(path.join(original, 'cluster'), folder);
  return startPostgres({ temporary: true, folder });
}

/** Beside its place first: one that was interrupted, or was second, leaves nothing that looks whole. */
async function make(original, prepare) {
  const unfinished = `${original}.${process.pid}`;
  const postgres = await startPostgres({ temporary: true });
  try {
    await prepare(postgres);
    await postgres.stop({ keep: true });
    mkdirSync(unfinished);
    copy(postgres.folder, path.join(unfinished, 'cluster'));
    renameSync(unfinished, original);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await postgres.stop();
    rmSync(postgres.folder, { recursive: true, force: true });
  }
}

/** With owners and rights, which PostgreSQL looks at. */
function copy(from, to) {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-a', from, to]);
}

/** Each build has a cluster of its own, of 200 MB with a demo city. */
function clear(home, name) {
  const ofName = readdirSync(home)
    .filter((entry) => entry.slice(0, entry.lastIndexOf('-')) === name)
    .map((entry) => ({ place: path.join(home, entry), at: statSync(path.join(home, entry)).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { place } of ofName.slice(KEPT)) rmSync(place, { recursive: true, force: true });
}

/** A key from the content of all files of a folder. */
export function contentKey(folder) {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      hash.update(path.relative(folder, file)).update(readFileSync(file));
    }
  return hash.digest('hex');
}
