import { Problem } from './problem';

/** SQLSTATE of our own triggers. */
export const MONTH_CLOSED = 'ZB001';
export const APPEND_ONLY = 'ZB002';

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

/** The driver tells a lost connection, an exhausted pool and a pool that is closing by words only. */
export const lostConnection =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** What the database finally refused, in the words of the API; undefined where it is a fault and not a refusal. */
export function problemOfDatabaseError(error: unknown): Problem | undefined {
  const state = sqlState(error);
  if (state === MONTH_CLOSED) return new Problem('period.closed');
  // Connection lost, server shutting down, too many connections, lock or statement time-out.
  if (state && /^(08|57P|53|55P03|57014)/.test(state)) return new Problem('unavailable');
  const system = (error as { code?: string } | null)?.code;
  if (system && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(system))
    return new Problem('unavailable');
  if (error instanceof Error && lostConnection.test(error.message)) return new Problem('unavailable');
  return undefined;
}
