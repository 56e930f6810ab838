/** Finds the database that a command means: the one named, DATABASE_URL, the running embedded one, or the same one started for the moment. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from './pg.mjs';
import { dataFolder, lockHolder } from './pg-folder.mjs';
import { addresses, secretsOf } from './pg-secrets.mjs';
import { processesIn } from './processes.mjs';

/** Port of the embedded database of a running `npm start`, or null. */
export function runningPort() {
  const folder = dataFolder();
  const portFile = path.join(path.dirname(folder), `${path.basename(folder)}.port`);
  const holder = lockHolder(folder);
  if (holder === null || !existsSync(portFile) || !processesIn(folder, holder).includes(holder)) return null;
  return Number(readFileSync(portFile, 'utf8'));
}

/**
 * Runs `work` with the URL of the database; an embedded cluster that had to be started is stopped again.
 * @param as `application` for what works with data, `owner` for what prepares, saves or checks them
 */
export async function withDatabase(named, as, work) {
  const url =
    named ??
    (as === 'owner' && process.env.DATABASE_OWNER_URL ? process.env.DATABASE_OWNER_URL : process.env.DATABASE_URL);
  if (url) return work(url);
  const port = runningPort();
  const pick = ({ url: owner, applicationUrl }) => (as === 'owner' ? owner : applicationUrl)('zeitbuch');
  if (port) return work(pick(addresses(port, secretsOf(path.dirname(dataFolder())))));
  const postgres = await startPostgres({ name: 'data' });
  try {
    return await work(pick(postgres));
  } finally {
    await postgres.stop();
  }
}
