/** Saves the embedded database while it works, by PostgreSQL's own way: begin, copy the files, end, add the log. */
import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { backupFolder, beginArchive, walFolder, writeSettings } from './archive.mjs';
import { packFolder } from './pack.mjs';

/**
 * @param url of a database of the running server
 * @param folder its data folder
 * @param name name of the file to be made in the folder of backups
 * @returns path of the complete file; one that was interrupted never bears its name
 */
export async function backUpEmbedded(url, folder, name) {
  beginArchive();
  writeSettings(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = path.join(backupFolder(), name);
  const unfinished = `${file}.unfinished`;
  try {
    await client.query('select pg_reload_conf()');
    await untilArchiving(client);
    rmSync(unfinished, { force: true });
    const { rows } = await client.query(`select pg_walfile_name(pg_backup_start($1, true)) as first`, [name]);
    await packFolder(folder, unfinished, () => finish(client, rows[0].first));
    renameSync(unfinished, file);
    return file;
  } finally {
    await client.end(); // also ends a backup that did not come to its end
    rmSync(unfinished, { force: true });
  }
}

/** Ends the backup; the server answers when the log up to here is put aside. */
async function finish(client, first) {
  const { rows } = await client.query('select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(true)');
  const { last, labelfile } = rows[0];
  const segments = await client.query(
    `select name from pg_ls_dir($1) as name where name between $2 and $3 and length(name) = 24 order by name`,
    [walFolder(), first, last],
  );
  return [
    { name: 'backup_label', content: labelfile },
    ...segments.rows.map(({ name }) => ({ name: `pg_wal/${name}`, source: path.join(walFolder(), name) })),
  ];
}

/** The archiver reads its new settings a moment after they were sent. */
async function untilArchiving(client) {
  for (let i = 0; i < 100; i += 1) {
    const { rows } = await client.query(
      `select current_setting('archive_mode') as mode, current_setting('archive_library') as library`,
    );
    if (rows[0].mode !== 'on')
      throw new Error('the server was started without the archive of its log; start it again.');
    if (rows[0].library === 'basic_archive') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server did not take over its settings.');
}
