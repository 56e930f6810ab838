/** A data folder as one compressed file, and back. */
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { give } from '../pg-folder.mjs';
import { OWNER_MARK } from '../pg-secrets.mjs';

/** What PostgreSQL makes itself at its next start; the log comes from the archive. */
const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'recovery.signal',
  'standby.signal',
  'zeitbuch.conf',
  OWNER_MARK,
]);
const EMPTIED = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/**
 * Writes a data folder that a server is working on into `file`. Between `pg_backup_start` and
 * `pg_backup_stop` that is allowed: what changes meanwhile is repaired by the log.
 * @param finish answers what is only known at the end: `[{ name, content | source }]`
 */
export async function packFolder(folder, file, finish) {
  const pack = tar.pack();
  const written = pipeline(pack, createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600, flag: 'wx' }));
  const filled = (async () => {
    await addFolder(pack, folder, '');
    for (const { name, content, source } of await finish()) {
      if (source) await addFile(pack, source, name);
      else await new Promise((done, fail) => pack.entry({ name }, content, (error) => (error ? fail(error) : done())));
    }
    pack.finalize();
  })();
  filled.catch((error) => pack.destroy(error));
  await Promise.all([written, filled]);
}

async function addFolder(pack, folder, prefix) {
  for (const entry of await readdir(path.join(folder, prefix), { withFileTypes: true })) {
    const name = path.posix.join(prefix, entry.name);
    if (LEFT_OUT.has(name) || entry.name.startsWith('pgsql_tmp')) continue;
    if (entry.isDirectory()) {
      await new Promise((done, fail) =>
        pack.entry({ name: `${name}/`, type: 'directory', mode: 0o700 }, (error) => (error ? fail(error) : done())),
      );
      if (!EMPTIED.has(name)) await addFolder(pack, folder, name);
    } else if (entry.isFile()) await addFile(pack, path.join(folder, name), name);
  }
}

/** As many bytes as the file had when it was opened; one that was cut meanwhile is filled up, one that is gone left out. */
async function addFile(pack, source, name) {
  let handle;
  try {
    handle = await open(source, 'r');
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const entry = pack.entry({ name, size, mode: 0o600 });
    if (size === 0) return void entry.end();
    const content = handle.createReadStream({ end: size - 1, autoClose: false });
    await pipeline(content, filledTo(size), entry);
  } finally {
    await handle.close();
  }
}

function filledTo(size) {
  let seen = 0;
  return new Transform({
    transform(chunk, _encoding, done) {
      seen += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      if (seen < size) this.push(Buffer.alloc(size - seen));
      done();
    },
  });
}

/**
 * Unpacks such a file, or one of `pg_basebackup`, into an empty folder of the user that runs PostgreSQL.
 * @throws Error where the file is damaged, cut off or no backup
 */
export async function unpackFolder(file, folder) {
  const extract = tar.extract();
  const unpacked = (async () => {
    for await (const entry of extract) {
      const { name, type } = entry.header;
      const place = path.join(folder, name);
      if (!place.startsWith(folder + path.sep)) throw new Error(`it names a place outside: ${name}`);
      if (type === 'directory') {
        await mkdir(place, { recursive: true, mode: 0o700 });
        entry.resume();
      } else if (type === 'file') {
        await pipeline(entry, createWriteStream(place, { mode: 0o600 }));
      } else throw new Error(`it holds something that is neither file nor folder: ${name}`);
      give(place);
    }
  })();
  await Promise.all([pipeline(createReadStream(file), createGunzip(), extract), unpacked]);
  await lstat(path.join(folder, 'backup_label')).catch(() => {
    throw new Error('it is no backup of a database');
  });
}
