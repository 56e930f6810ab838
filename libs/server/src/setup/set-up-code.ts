import { hashOfCode, newCode } from '../identity';
import { Problem, type Queryable } from '../platform';

/** Time to gather what the steps ask for; whoever needs longer prints another link. */
const VALID_HOURS = 24;
/** Two that make a code at the same moment, one after the other. */
const LOCK = 726_503;

/** A code just made, for the first administrator of a city. It is kept nowhere. */
export interface SetUpCode {
  /** In groups, as it is printed. */
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Makes the code with which the city is set up; an older one is worth nothing from then on. Call it in a transaction.
 * @returns null where somebody has set up a city already
 */
export async function issueSetUpCode(db: Queryable): Promise<SetUpCode | null> {
  await db.query('select pg_advisory_xact_lock($1)', [LOCK]);
  // Waits for somebody who is just using it.
  await db.query(`update set_up_code set ended_at = now(), ended_how = 'replaced' where ended_at is null`);
  if (await isSetUp(db)) return null;
  const code = newCode();
  const { rows } = await db.query<{ expiresAt: Date }>(
    `insert into set_up_code (code_hash, expires_at) values ($1, now() + make_interval(hours => $2))
     returning expires_at as "expiresAt"`,
    [hashOfCode(code), VALID_HOURS],
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
export async function findSetUpCode(db: Queryable, typed: string, lock = false): Promise<{ expiresAt: Date }> {
  const { rows } = await db.query<{ expiresAt: Date; endedHow: 'used' | 'replaced' | null; expired: boolean }>(
    `select expires_at as "expiresAt", ended_how as "endedHow", expires_at <= clock_timestamp() as expired
     from set_up_code where code_hash = $1 ${lock ? 'for update' : ''}`,
    [hashOfCode(typed)],
  );
  if (rows.length === 0) throw new Problem('access-code.unknown');
  const [{ endedHow, expired, expiresAt }] = rows;
  if (endedHow === 'used' || (await isSetUp(db))) throw new Problem('setup.done');
  if (endedHow !== null) throw new Problem('access-code.replaced');
  if (expired) throw new Problem('access-code.expired');
  return { expiresAt };
}

/** The code is worth nothing any more. Call it in the transaction that locked it. */
export async function useUpSetUpCode(db: Queryable, typed: string): Promise<void> {
  await db.query(`update set_up_code set ended_at = now(), ended_how = 'used' where code_hash = $1`, [
    hashOfCode(typed),
  ]);
}
