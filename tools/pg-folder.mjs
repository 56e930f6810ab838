/**
 * The data folder of the embedded PostgreSQL: where it lies, how it comes into
 * being whole or not at all, and how what a killed server left behind is cleared away.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityOf, processesIn, signal } from './processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const nobody = 65534;
/** PostgreSQL refuses to run as root. */
export const asRoot = process.getuid?.() === 0;
/** How a program of PostgreSQL is started: by root as an unprivileged number that every machine knows. */
export const owner = asRoot ? { uid: nobody, gid: nobody, cwd: '/' } : {};

const LEAST_FREE_BYTES = 300 * 1024 * 1024;
/** Without one of these no server can read a data folder. */
const ESSENTIAL = ['base', 'global/pg_control', 'pg_wal'];

/** Where the data of a named cluster lie: inside the checkout, for root in /var/tmp keyed by the checkout's path. */
export function dataFolder(name = 'data') {
  if (process.env.ZEITBUCH_DATA) return path.resolve(process.env.ZEITBUCH_DATA, name);
  if (!asRoot) return path.join(root, '.data', name);
  return `/var/tmp/zeitbuch-${createHash('sha256').update(root).digest('hex').slice(0, 12)}/${name}`;
}

/** Gives a new file or folder to the user that runs PostgreSQL. */
export function give(place) {
  if (asRoot) chownSync(place, nobody, nobody);
}

/** @throws Error where the disk is too full to begin with */
export function assertDiskSpace(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) throw new Error('less than 300 MB are free there: please free disk space');
}

/**
 * Whether the user that runs PostgreSQL may enter a folder, and all above it: one made by `mktemp -d` is for root alone.
 * @param user default: root's start hands over to {@link owner}; everybody else finds out without our help
 * @throws Error that names the folder and says what to do
 */
export function assertMayEnter(folder, user = owner) {
  if (user.uid === undefined) return;
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    const { uid, gid, mode } = statSync(place);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0)
      throw new Error(
        `PostgreSQL does not run as root, and its user may not enter ${place}: please "chmod o+x ${place}", or name another folder with ZEITBUCH_DATA`,
      );
    if (place === path.dirname(place)) return;
  }
}

/**
 * Makes the data folder, unless it is there. It is made beside its place and moved there
 * when it is complete: a start that is interrupted leaves nothing that looks like a database.
 * @param initdb path of the program
 * @param flags further arguments of `initdb`
 * @returns whether it is new
 * @throws Error naming what is missing where the folder is there but damaged
 */
export async function ensureDataFolder(folder, initdb, flags) {
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true });
  clearUnfinished(folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const missing = ESSENTIAL.filter((name) => !existsSync(path.join(folder, name)));
    if (existsSync(path.join(folder, 'PG_VERSION')) && missing.length === 0) return false;
    throw new Error(`it is damaged or no database: ${missing[0] ?? 'PG_VERSION'} is missing`);
  }
  const unfinished = `${folder}.unfinished-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  give(unfinished);
  try {
    await run(initdb, ['-D', unfinished, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', ...LOCALE, ...flags]);
    rmSync(folder, { recursive: true, force: true }); // an empty folder that somebody made for it
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return true;
}

/** The same order of names on every machine. */
const LOCALE = ['--locale-provider=builtin', '--locale=C.UTF-8'];

/** What earlier starts did not finish, as long as nobody works on it any more. */
function clearUnfinished(folder) {
  const prefix = `${path.basename(folder)}.unfinished-`;
  for (const name of readdirSync(path.dirname(folder)).filter((entry) => entry.startsWith(prefix))) {
    const place = path.join(path.dirname(folder), name);
    if (identityOf(Number(name.slice(prefix.length))) !== null && !isOld(place)) continue;
    // Where a start was killed, its initdb goes on for a moment and writes into what is being removed.
    rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** Nothing takes an hour to make: the number in its name belongs to another program by now. */
const isOld = (place) => performance.timeOrigin + performance.now() - statSync(place).mtimeMs > 3_600_000;

function run(command, args) {
  return new Promise((resolve, reject) => {
    // Detached, as the server is: whether Ctrl-C stops the start, the start alone decides.
    const child = spawn(command, args, { ...owner, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('exit', (code, name) =>
      code === 0
        ? resolve()
        : reject(new Error(errors.trim() || `${path.basename(command)} ended with ${code ?? name}`)),
    );
  });
}

/** The number of the server that the folder's lock file names, or null. */
export function lockHolder(folder) {
  const file = path.join(folder, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/**
 * A server that outlived a killed `npm start` is ended before a second one touches the data:
 * kindly, then at once, then hard; PostgreSQL recovers from all three. A lock file whose number
 * belongs to another program, or to nobody, is taken away: PostgreSQL itself would not dare to.
 */
export async function endLeftover(folder) {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    const holder = lockHolder(folder);
    const running = processesIn(folder, holder);
    if (running.length === 0) break;
    if (name === 'SIGKILL') running.forEach((pid) => signal(pid, name));
    else if (running.includes(holder)) signal(holder, name);
    await untilNobodyIn(folder, holder);
  }
  const holder = lockHolder(folder);
  if (holder !== null && processesIn(folder, holder).length === 0) rmSync(path.join(folder, 'postmaster.pid'));
}

async function untilNobodyIn(folder, holder) {
  for (let i = 0; i < 100 && processesIn(folder, holder).length > 0; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
