import { hash } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { type Pool } from 'pg';

/** Typing errors are free; from then on every attempt for the same account waits twice as long as the one before. */
const FREE_ATTEMPTS = 5;
/** Never longer: nobody can lock somebody else out for good. */
const LONGEST_WAIT_SECONDS = 60;

const now = `(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** Counts the attempt unless the account has to wait; one statement, so that guesses in parallel do not slip through. */
const COUNT_ATTEMPT = `
  insert into auth_rate_limit as r (id, key, count, "lastRequest") values ($1, $1, 1, ${now})
  on conflict (key) do update set count = r.count + 1, "lastRequest" = ${now}
    where r.count < ${FREE_ATTEMPTS}
      or ${now} - r."lastRequest" >= 1000 * least(${LONGEST_WAIT_SECONDS}, power(2, least(r.count - ${FREE_ATTEMPTS}, 10)))
  returning count`;

/** Known and unknown addresses are counted alike, so that nobody learns which accounts exist. */
const keyOf = (email: string): string => `account:${hash('sha256', email.trim().toLowerCase(), 'base64url')}`;

const emailOf = (body: unknown): string | null => {
  const email = (body as { email?: unknown } | undefined)?.email;
  return typeof email === 'string' && email.length <= 320 ? email : null;
};

/** Hooks of the identity library that slow down guessing at one account, from however many addresses. */
export function signInBrake(pool: Pool) {
  return {
    before: createAuthMiddleware(async (context) => {
      const email = context.path === '/sign-in/email' ? emailOf(context.body) : null;
      if (email === null) return;
      const { rowCount } = await pool.query(COUNT_ATTEMPT, [keyOf(email)]);
      if (rowCount === 0)
        throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many attempts. Please wait a minute.' });
    }),
    after: createAuthMiddleware(async (context) => {
      const email = context.path === '/sign-in/email' ? emailOf(context.body) : null;
      if (email === null || !context.context.newSession) return;
      await pool.query('delete from auth_rate_limit where key = $1', [keyOf(email)]);
    }),
  };
}
