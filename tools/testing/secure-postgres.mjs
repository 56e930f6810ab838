/**
 * A PostgreSQL that lets nobody in without encryption and password, as docker-compose.yml sets it up.
 * Arguments: certificate, key, password of the owner. Prints its port; ends with its parent.
 */
import { copyFileSync, chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { give } from '../pg-folder.mjs';
import { startPostgres } from '../pg.mjs';

const [certificate, key, password] = process.argv.slice(2);
const postgres = await startPostgres({ temporary: true });
const place = (name) => path.join(postgres.folder, name);
for (const [from, name] of [
  [certificate, 'server.crt'],
  [key, 'server.key'],
]) {
  copyFileSync(from, place(name));
  chmodSync(place(name), 0o600);
  give(place(name));
}
const client = new pg.Client({ connectionString: postgres.url('postgres') });
await client.connect();
await client.query(`alter role postgres password '${password}'`);
await client.query('alter system set ssl = on');
writeFileSync(place('pg_hba.conf'), 'hostssl all all all scram-sha-256\n');
await client.query('select pg_reload_conf()');
await client.end();

const stop = () => void postgres.stop().then(() => process.exit(0));
process.on('disconnect', stop);
process.on('SIGTERM', stop);
process.send(postgres.port);
