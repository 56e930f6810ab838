/**
 * Looks at other processes by their number. A number alone says little: it is
 * given again after a process ended, and a zombie still has one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

/**
 * What tells a running process from a later one with the same number (start of the
 * machine and of the process), or null where none runs. A zombie does not run.
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (hasProc) return identityFromProc(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null; // EPERM: it runs, as somebody else
  }
  if (process.platform === 'win32') return String(pid);
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return !state || state.startsWith('Z') ? null : started.join(' ');
  } catch {
    return null; // ps answers with an error where no such process is
  }
}

function identityFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets; the state follows it, the start time is the 20th from there.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return null; // it ended in between
  }
}

/**
 * Numbers of the processes of PostgreSQL that work in `folder`: a server and all of its
 * parts do in their data folder. Somebody's shell there is none. `mainPid` is the one that its lock file names.
 */
export function processesIn(folder, mainPid) {
  if (!existsSync(folder)) return [];
  const real = realpathSync(folder);
  if (!hasProc) return isCommandWith(mainPid, real, folder) ? [mainPid] : [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => identityOf(pid) !== null && linkOf(pid, 'cwd') === real && isPostgres(pid));
}

const isPostgres = (pid) => /\/postgres( \(deleted\))?$/.test(linkOf(pid, 'exe') ?? '');

function linkOf(pid, name) {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return null; // ended in between, or somebody else's
  }
}

function isCommandWith(pid, ...texts) {
  if (identityOf(pid) === null || process.platform === 'win32') return identityOf(pid) !== null;
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return texts.some((text) => command.includes(text));
  } catch {
    return false;
  }
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
