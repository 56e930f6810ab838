import { hashOfCode, newCode } from '../identity';
import { Problem, type Queryable } from '../platform';

/** Time to gather what the steps ask for; whoever needs longer prints another link. */
const VALID_HOURS = 24;
/** Two that make a code at the same moment, one after the other. */
const LOCK = 726_503;

/** What a code makes: the first tenant of an empty database, or one more, as a municipal enterprise beside its city. */
export type Founding = 'first' | 'further';

/** A code just made, for the first administrator of a city. It is kept nowhere. */
export interface SetUpCode {
  /** In groups, as it is printed. */
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Makes the code with which a tenant is set up; an older one is worth nothing from then on. Call it in a transaction.
 * @returns null where the first tenant is there already, or where a further one is wanted and there is none yet
 */
export async function issueSetUpCode(db: Queryable, founds: Founding): Promise<SetUpCode | null> {
  await db.query('select pg_advisory_xact_lock($1)', [LOCK]);
  // Waits for somebody who is just using one. Every start of the server asks for a first one: it leaves the link of a
  // further tenant alone.
  await db.query(
    `update set_up_code set ended_at = now(), ended_how = 'replaced'
     where ended_at is null and (founds = $1 or $1 = 'further')`,
    [founds],
  );
  if ((await isSetUp(db)) !== (founds === 'further')) return null;
  const code = newCode();
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into set_up_code (code_hash, expires_at, founds) values ($1, now() + make_interval(hours => $2), $3)
     returning expires_at as "expiresAt"`,
    [hashOfCode(code), VALID_HOURS, founds],
  );
  return { code, expiresAt: rows[0].expiresAt };
}

/** Whether the database holds a city, however it came there. */
async function isSetUp(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ isSetUp: boolean }>('select exists (select from tenant) as "isSetUp"');
  return rows[0].isSetUp;
}

/**
 * Until when a code can be used. Who has a code may be told what became of it: nobody finds one by trying.
 * @param lock keeps the code for the transaction: of two that use it at the same moment the second finds it used
 * @throws Problem `access-code.unknown`, `access-code.replaced`, `access-code.expired`, or `setup.done`
 */
export async function findSetUpCode(
  db: Queryable,
  typed: string,
  lock = false,
): Promise<{ expiresAt: Date; founds: Founding }> {
  const { rows } = await db.query<{
    expiresAt: Date;
    founds: Founding;
    endedHow: 'used' | 'replaced' | null;
    expired: boolean;
  }>(
    `select expires_at as "expiresAt", founds, ended_how as "endedHow", expires_at <= clock_timestamp() as expired
     from set_up_code where code_hash = $1 ${lock ? 'for update' : ''}`,
    [hashOfCode(typed)],
  );
  if (rows.length === 0) throw new Problem('access-code.unknown');
  const [{ endedHow, expired, expiresAt, founds }] = rows;
  if (endedHow === 'used' || (founds === 'first' && (await isSetUp(db)))) throw new Problem('setup.done');
  if (endedHow !== null) throw new Problem('access-code.replaced');
  if (expired) throw new Problem('access-code.expired');
  return { expiresAt, founds };
}

/** The code is worth nothing any more. Call it in the transaction that locked it. */
export async function useUpSetUpCode(db: Queryable, typed: string): Promise<void> {
  await db.query(`update set_up_code set ended_at = now(), ended_how = 'used' where code_hash = $1`, [
    hashOfCode(typed),
  ]);
}
