import { type ClientBase } from 'pg';

/** The database user of API and worker in our own servers; elsewhere it is the one that DATABASE_URL names. */
export const APPLICATION_ROLE = 'zeitbuch_app';

/** Schemas that the application works in: its own tables, and those of BullMQ. */
const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes the application's user, or gives it another password. It may sign in, and nothing else:
 * it creates no tables, owns none, and is above no other user.
 * @param password null: it signs in without one, as servers of tests allow
 */
export async function ensureApplicationRole(client: ClientBase, role: string, password: string | null): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  // Neither takes parameters; the server quotes name and password.
  const { rows } = await client.query<{ statement: string }>(
    `select format('${verb} role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L', $1::text, $2::text) as statement`,
    [role, password],
  );
  await client.query(rows[0].statement);
}

/**
 * Gives the application's user what it needs in this database, and takes away what it does not:
 * where triggers refuse every change of a table, it has no right to try, and whether two people are needed is
 * decided at the server's command line alone. Run it after each migration.
 * @returns false where there is no such user
 */
export async function grantToApplication(client: ClientBase, role: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (!rowCount) return false;
  const quoted = client.escapeIdentifier(role);
  // BullMQ makes a sequence for each queue when its first job comes: in its own schema it may create.
  await client.query(`
    revoke all on schema public from public;
    revoke all on all tables in schema public from ${quoted};
    grant usage on schema public to ${quoted};
    grant usage, create on schema ${QUEUE_SCHEMA} to ${quoted};
    grant select, insert, update, delete on all tables in schema public to ${quoted};
    revoke insert, update, delete on table migrations, four_eyes_decision, facts_version from ${quoted};
    grant usage, select on all sequences in schema public to ${quoted};
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${quoted};
    grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to ${quoted};
    grant execute on all functions in schema ${QUEUE_SCHEMA} to ${quoted}`);
  await refuseTemporaryTables(client);
  await keepViewsReadOnly(client, quoted);
  for (const { table, change } of await refusedChanges(client))
    await client.query(`revoke ${change} on table public.${client.escapeIdentifier(table)} from ${quoted}`);
  return true;
}

/**
 * Nobody but the owner makes temporary tables in the connected database, in which PostgreSQL lets everybody. Copies of
 * a database do not take it over. Of all that the application does only BullMQ's `addBulk` needs one, see `JobQueue`.
 */
export async function refuseTemporaryTables(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('revoke temporary on database %I from public', current_database()) as statement`,
  );
  await client.query(rows[0].statement);
}

/** Views are for reading. */
async function keepViewsReadOnly(client: ClientBase, quoted: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('revoke insert, update, delete on public.%I from ', c.relname) || $1 as statement from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'`,
    [quoted],
  );
  for (const { statement } of rows) await client.query(statement);
}

/** What the triggers of append-only tables refuse, for each table. */
async function refusedChanges(client: ClientBase): Promise<{ table: string; change: 'update' | 'delete' }[]> {
  const { rows } = await client.query<{ table: string; change: 'update' | 'delete' }>(
    // The bits of a trigger's type: 8 before delete, 16 before update.
    `select distinct c.relname as table, o.change
     from pg_trigger t join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
     cross join lateral (values (8, 'delete'), (16, 'update')) as o(bit, change)
     where p.proname = 'refuse_change' and t.tgqual is null and t.tgtype & o.bit <> 0
       and c.relnamespace = 'public'::regnamespace`,
  );
  return rows;
}

/**
 * Whether the connected user could switch triggers off: it owns tables, or is above all rights.
 * Then the database cannot keep the promise that nothing is changed silently.
 */
export async function ownsTables(client: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    `select r.rolsuper or exists (
       select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and pg_has_role(current_user, c.relowner, 'usage')) as owns
     from pg_roles r where r.rolname = current_user`,
  );
  return rows[0].owns;
}
