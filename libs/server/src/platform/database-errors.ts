import { Problem } from './problem';

/** SQLSTATE of our own triggers where the month is closed. `ZB002`, a changed append-only row, is a fault of ours. */
const MONTH_CLOSED = 'ZB001';

/** The SQLSTATE of an error of PostgreSQL or of a wrapper around one, else undefined. */
export function sqlState(error: unknown): string | undefined {
  const candidate = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = candidate?.driverError?.code ?? candidate?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The name of the violated constraint, else undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  const candidate = error as { constraint?: string; driverError?: { constraint?: string } } | null;
  return candidate?.driverError?.constraint ?? candidate?.constraint;
}

/** The driver's words for: no answer to a statement. The connection is good for nothing any more. */
export const SILENCE = 'Query read timeout';
const NO_CONNECTION = 'timeout exceeded when trying to connect|Connection terminated due to connection timeout';
const noConnection = new RegExp(`^(${NO_CONNECTION})`);
const STATEMENT_TIME_OUT = '57014';
/** SQLSTATE: somebody else holds the lock for longer than we wait. */
export const LOCK_NOT_AVAILABLE = '55P03';

/** The driver says only in words that a connection was lost, the pool is exhausted or closing. */
export const lostConnection = new RegExp(
  `^(${SILENCE}|${NO_CONNECTION}|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)`,
);

/** No answer came from the database in time: whether the statement took effect is not known. */
export const isSilence = (error: unknown): boolean => error instanceof Error && error.message === SILENCE;

/** The database is too slow or does not answer at all: asking again at once would only add to it. */
const isTimeOut = (error: unknown): boolean =>
  isSilence(error) ||
  sqlState(error) === STATEMENT_TIME_OUT ||
  (error instanceof Error && noConnection.test(error.message));

/** The database went away while it worked, or was not there: another connection may do it. */
const isLostConnection = (error: unknown): boolean =>
  !isTimeOut(error) && problemOfDatabaseError(error)?.code === 'unavailable' && sqlState(error) !== LOCK_NOT_AVAILABLE;

/**
 * Whether statements that many people shared are worth asking one by one, because of one of them, or once more over
 * another connection. Where the database was too slow it would get many times the work.
 */
export const isWorthAskingAlone = (error: unknown, people: number): boolean =>
  !isTimeOut(error) && (people > 1 || isLostConnection(error));

/** What the database finally refused, in the words of the API; undefined where it is a fault and not a refusal. */
export function problemOfDatabaseError(error: unknown): Problem | undefined {
  const state = sqlState(error);
  if (state === MONTH_CLOSED) return new Problem('period.closed');
  // Connection lost, server shutting down, too many connections, lock or statement time-out.
  if (state && /^(08|57P|53|55P03|57014)/.test(state)) return new Problem('unavailable');
  const system = (error as { code?: string } | null)?.code;
  if (
    system &&
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'ENOTFOUND',
      'EAI_AGAIN',
    ].includes(system)
  )
    return new Problem('unavailable');
  if (error instanceof Error && lostConnection.test(error.message)) return new Problem('unavailable');
  return undefined;
}
