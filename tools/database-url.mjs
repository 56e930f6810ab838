/** Finds the database that a command means: the one named, DATABASE_URL, the running embedded one, or the same one started for the moment. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from './pg.mjs';
import { dataFolder, lockHolder } from './pg-folder.mjs';
import { addresses, secretsOf } from './pg-secrets.mjs';
import { processesIn } from './processes.mjs';

/** Port of a running embedded database, or null. `cluster`: `data` of `npm start`, `dev` of `npm run dev`. */
export function runningPort(cluster = 'data') {
  const folder = dataFolder(cluster);
  const portFile = path.join(path.dirname(folder), `${path.basename(folder)}.port`);
  const holder = lockHolder(folder);
  if (holder === null || !existsSync(portFile) || !processesIn(folder, holder).includes(holder)) return null;
  return Number(readFileSync(portFile, 'utf8'));
}

/**
 * Runs `work` with the URL of the database; an embedded cluster that had to be started is stopped again.
 * @param named URL of a database, or undefined
 * @param as `application` for what works with data, `owner` for what prepares, saves or checks them
 * @param cluster which embedded one; `dev` is never what DATABASE_URL names
 */
export async function withDatabase(named, as, work, cluster = 'data') {
  const url =
    named ??
    (as === 'owner' && process.env.DATABASE_OWNER_URL ? process.env.DATABASE_OWNER_URL : process.env.DATABASE_URL);
  if (url && cluster === 'data') return work(url);
  const port = runningPort(cluster);
  const pick = ({ url: owner, applicationUrl }) => (as === 'owner' ? owner : applicationUrl)('zeitbuch');
  if (port) return work(pick(addresses(port, secretsOf(path.dirname(dataFolder(cluster))))));
  const postgres = await startPostgres({ name: cluster });
  try {
    return await work(pick(postgres));
  } finally {
    await postgres.stop();
  }
}
