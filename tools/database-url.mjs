/** Finds the database that a command means: the one named, DATABASE_URL, the running embedded one, or the same one started for the moment. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from './pg.mjs';
import { dataFolder, lockHolder } from './pg-folder.mjs';
import { processesIn } from './processes.mjs';

/** Port of the embedded database of a running `npm start`, or null. */
export function runningPort() {
  const folder = dataFolder();
  const portFile = path.join(path.dirname(folder), `${path.basename(folder)}.port`);
  const holder = lockHolder(folder);
  if (holder === null || !existsSync(portFile) || !processesIn(folder, holder).includes(holder)) return null;
  return Number(readFileSync(portFile, 'utf8'));
}

/** Runs `work` with the URL of the database; an embedded cluster that had to be started is stopped again. */
export async function withDatabase(named, work) {
  const url = named ?? process.env.DATABASE_URL;
  if (url) return work(url);
  const port = runningPort();
  if (port) return work(`postgres://postgres@127.0.0.1:${port}/zeitbuch`);
  const postgres = await startPostgres({ name: 'data' });
  try {
    return await work(postgres.url('zeitbuch'));
  } finally {
    await postgres.stop();
  }
}
