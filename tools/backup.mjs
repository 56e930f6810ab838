/**
 * `npm run backup [-- --keep N]`: saves the database while it works, as one file.
 * With DATABASE_URL it leaves the work to pg_basebackup of that server's version.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backupFolder, clearUnfinished, listBackups, prune } from './backup/archive.mjs';
import { backUpEmbedded } from './backup/embedded-backup.mjs';
import { backUpServer } from './backup/server-backup.mjs';
import { claimFolder } from './claim-folder.mjs';
import { dataFolder } from './pg-folder.mjs';
import { withDatabase } from './database-url.mjs';

const fail = (sentence, code = 1) => {
  process.stderr.write(`No backup: ${sentence}\n`);
  process.exit(code);
};

let keep;
try {
  const { values } = parseArgs({ options: { keep: { type: 'string' } } });
  keep = values.keep === undefined ? undefined : Number(values.keep);
} catch (error) {
  fail(error.message, 2);
}
if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) fail('--keep must be a whole number from 1 on.', 2);

const name = `zeitbuch-${Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }).replaceAll(/[-:.]/g, '')}.tar.gz`;
let claim;
try {
  mkdirSync(backupFolder(), { recursive: true });
  claim = claimFolder(backupFolder(), 'backup.pid');
  clearUnfinished();
  const foreign = process.env.DATABASE_URL;
  const file = foreign
    ? await backUpServer(foreign, path.join(backupFolder(), name))
    : await withDatabase(undefined, 'owner', (url) => backUpEmbedded(url, dataFolder(), name));
  process.stdout.write(`Saved: ${file}\n`);
  if (!foreign) for (const gone of prune(keep)) process.stdout.write(`Taken away: ${gone}\n`);
  process.stdout.write(`${listBackups().length} backups in ${backupFolder()}\n`);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`No backup: ${error.message}\n`);
} finally {
  claim?.release();
}
