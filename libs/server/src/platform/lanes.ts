import { type PoolConfig } from 'pg';
import { type Config } from './config';

/**
 * What a statement is for. Each lane has connections of its own, so that what is slow or waits in one does not stop
 * the others, and limits of its own (ADR 0022):
 * `clock` the shared statements of clocking in, `waiting` writing for people whose rows somebody else holds, `page` what a screen
 * reads, `write` transactions of a request, `job` what works through many people.
 */
export type Lane = 'clock' | 'waiting' | 'page' | 'write' | 'job';

/** Which lanes a process has: the API all of them, every other process does jobs only. */
export type LaneUse = 'api' | 'jobs';

interface LaneLimits {
  /** Of a hundred connections. */
  share: number;
  /** However few there are. Two jobs at a time may hold one connection and need another. */
  least: number;
  /** How long a statement waits for a connection of its lane, or for a new one to come up. */
  connectMilliseconds: number;
  /** The database ends the statement after this long. */
  statementMilliseconds: number;
  /** The database gives up waiting for somebody else's lock. */
  lockMilliseconds: number;
}

const LANES: Readonly<Record<Lane, LaneLimits>> = {
  clock: { share: 25, least: 2, connectMilliseconds: 2000, statementMilliseconds: 2000, lockMilliseconds: 1000 },
  waiting: { share: 15, least: 1, connectMilliseconds: 1000, statementMilliseconds: 2000, lockMilliseconds: 1000 },
  page: { share: 25, least: 2, connectMilliseconds: 5000, statementMilliseconds: 5000, lockMilliseconds: 1500 },
  write: { share: 15, least: 1, connectMilliseconds: 5000, statementMilliseconds: 5000, lockMilliseconds: 200 },
  job: { share: 20, least: 4, connectMilliseconds: 10_000, statementMilliseconds: 120_000, lockMilliseconds: 10_000 },
};

/** How much later than the database the client gives up: an answer that does not come means a dead connection. */
const SILENCE_MILLISECONDS = 1000;
/** No call to others happens inside a transaction, so one that idles this long is a fault. */
const IDLE_IN_TRANSACTION_MILLISECONDS = 10_000;
const KEEP_ALIVE_MILLISECONDS = 10_000;

/** What the database does about a client that went silent, so that its locks and its place are free again. */
const NOTICE_DEAD_CLIENTS =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=20000';
/**
 * One plan for each prepared statement instead of weighing a new one for each person's values. The statements of the
 * API go by keys, for everybody: planning them again was half of a clock-in's cost.
 */
const KEEP_PLANS = '-c plan_cache_mode=force_generic_plan';

/** Connections of each lane; together at least ten for the API, however few are allowed. */
export function connectionsOf(use: LaneUse, total: number): Partial<Record<Lane, number>> {
  if (use === 'jobs') return { job: Math.max(1, total) };
  const entries = Object.entries(LANES).map(([lane, { share, least }]) => [
    lane,
    Math.max(least, Math.floor((total * share) / 100)),
  ]);
  return Object.fromEntries(entries) as Record<Lane, number>;
}

/** The lane whose connections entities share with plain SQL: what people administer is read and written like a page. */
export const sharedLane = (use: LaneUse): Lane => (use === 'api' ? 'page' : 'job');

/** Settings of a lane's pool. All limits go with the opening of a connection: no statement sets them later. */
export function laneOptions(config: Pick<Config, 'databaseUrl'>, use: LaneUse, lane: Lane, max: number): PoolConfig {
  const { connectMilliseconds, statementMilliseconds, lockMilliseconds } = LANES[lane];
  return {
    ...withServerOptions(
      config.databaseUrl,
      use === 'api' ? `${KEEP_PLANS} ${NOTICE_DEAD_CLIENTS}` : NOTICE_DEAD_CLIENTS,
    ),
    max,
    application_name: `zeitbuch-${lane}`,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    lock_timeout: lockMilliseconds,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MILLISECONDS,
    query_timeout: statementMilliseconds + SILENCE_MILLISECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MILLISECONDS,
  };
}

/** Adds our server options to those of the address, which would otherwise replace them. */
function withServerOptions(databaseUrl: string, options: string): Pick<PoolConfig, 'connectionString' | 'options'> {
  const url = new URL(databaseUrl);
  const own = url.searchParams.get('options');
  if (own === null) return { connectionString: databaseUrl, options };
  url.searchParams.delete('options');
  return { connectionString: url.href, options: `${options} ${own}` };
}
