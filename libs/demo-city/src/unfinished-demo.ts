import { type ClientBase } from 'pg';

/** Stands as the comment on a database while the demo city is being written into it. */
const MARK = 'Zeitbuch: the demo city is not complete yet';

/** Marks the database, or takes the mark away, in a transaction of its own that waits for the disk. */
export async function markDemoUnfinished(client: ClientBase, unfinished: boolean): Promise<void> {
  await client.query('set synchronous_commit = on');
  // A comment takes no parameters; the server quotes name and text.
  const { rows } = await client.query<{ statement: string }>(
    `select format('comment on database %I is %L', current_database(), $1::text) as statement`,
    [unfinished ? MARK : null],
  );
  await client.query(rows[0].statement);
}

/** Whether somebody began to write a demo city here and was interrupted. */
export async function isDemoUnfinished(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ unfinished: boolean }>(
    `select coalesce(shobj_description(oid, 'pg_database') = $1, false) as unfinished
     from pg_database where datname = current_database()`,
    [MARK],
  );
  return rows[0].unfinished;
}

/**
 * Takes a half demo city away, with all tables: the next migration begins with an empty database.
 * @throws Error where the database is not marked as unfinished: it may hold what nobody can make again
 */
export async function clearUnfinishedDemo(client: ClientBase): Promise<void> {
  if (!(await isDemoUnfinished(client))) throw new Error('Only a demo city that was never finished is taken away.');
  const { rows } = await client.query<{ statement: string }>(
    `select format('drop schema %I cascade', nspname) as statement from pg_namespace
     where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  await client.query('begin');
  for (const { statement } of rows) await client.query(statement);
  await client.query('create schema public');
  await client.query('commit');
}
