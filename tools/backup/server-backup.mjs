/** Saves a server that is not ours: its own program knows how. */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/**
 * Has pg_basebackup write the whole server, with the log that belongs to it, into `file`.
 * @throws Error in one sentence where the program is missing or refuses
 */
export async function backUpServer(url, file) {
  if (spawnSync('pg_basebackup', ['--version']).status !== 0)
    throw new Error(
      'pg_basebackup is not on the path. Install the client programs of your PostgreSQL (in its version or a newer one), or use the backup of its operator.',
    );
  const unfinished = `${file}.unfinished`;
  try {
    const child = spawn(
      'pg_basebackup',
      ['--dbname', url, '--pgdata', '-', '--format', 'tar', '--wal-method', 'fetch', '--checkpoint', 'fast'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    const ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    await pipeline(child.stdout, createGzip({ level: 1 }), createWriteStream(unfinished, { mode: 0o600, flag: 'wx' }));
    const code = await ended;
    if (code !== 0) throw new Error(`pg_basebackup refused: ${errors.trim().replace(/^pg_basebackup: error: /, '')}`);
    renameSync(unfinished, file);
    return file;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
