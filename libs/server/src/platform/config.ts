import { readTrustedProxies, type TrustedProxies } from './client-address';

/** Most requests within a minute: of one session by class of route, and of an address range without a session. */
export interface RequestLimits {
  /** Clocking in and out. */
  clock: number;
  read: number;
  write: number;
  /** Imports, exports, closings: each of them is much work. */
  heavy: number;
  /** Of everybody of one address range who is not signed in: a town hall may be one. */
  anonymous: number;
}

/** Everything the processes read from their environment, checked once at start. */
export interface Config {
  databaseUrl: string;
  /** Where BullMQ keeps its queues; null: in PostgreSQL. */
  redisUrl: string | null;
  host: string;
  port: number;
  /** Where browsers reach the product; cookies and the origin check depend on it. */
  baseUrl: string;
  authSecret: string;
  demoMode: boolean;
  /** Folder of the built client, or null where another server delivers it. */
  webRoot: string | null;
  /** Shifts the clock in tests: the instant that counts as the start of the process. */
  startedAs: string | null;
  /** Makes the machine's clock wrong in tests; else 0. */
  machineClockAheadMilliseconds: number;
  logLevel: string;
  /** Connections to the database that this process opens at most, queues not counted. */
  poolSize: number;
  /** Which proxies in front of the API are believed when they say who asked. */
  trustProxy: TrustedProxies;
  /** Failed sign-ins from one address range before the next ones have to wait; a town hall may be one. */
  failedSignInsPerMinute: number;
  requestLimits: RequestLimits;
  /** The mail server, with who writes; null: no mail is sent. */
  mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Folder into which other systems lay files; null: none is watched. */
  importFolder: string | null;
  /** How long a stopping API still answers while `/ready` answers 503, so that load balancers notice. */
  drainSeconds: number;
}

/** A configuration that cannot work, told in one sentence to the person who starts the process. */
export class ConfigError extends Error {}

/** Nest injection token of {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/**
 * Reads the configuration from the environment.
 * @throws ConfigError naming the variable and what it must be.
 */
export function readConfig(given: NodeJS.ProcessEnv): Config {
  // An empty variable means the same as none, e.g. `BASE_URL=` in a file of settings.
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError(`PORT must be a port number, not "${env.PORT}".`);
  const databaseUrl = env.DATABASE_URL ?? '';
  if (!/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new ConfigError('DATABASE_URL must name a PostgreSQL database (postgres://user@host:port/name).');
  const authSecret = env.AUTH_SECRET ?? '';
  if (authSecret.length < 32)
    throw new ConfigError('AUTH_SECRET must be a secret of at least 32 characters; it signs the session cookies.');
  if (env.REDIS_URL && !/^rediss?:\/\//.test(env.REDIS_URL))
    throw new ConfigError('REDIS_URL must begin with redis:// or rediss://.');
  const baseUrl = env.BASE_URL ?? `http://localhost:${port}`;
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl))
    throw new ConfigError(`BASE_URL must be an address like https://zeit.example.de, not "${baseUrl}".`);
  return {
    databaseUrl,
    redisUrl: env.REDIS_URL || null,
    host: env.HOST ?? '127.0.0.1',
    port,
    baseUrl,
    authSecret,
    demoMode: env.DEMO_MODE === 'true',
    webRoot: env.WEB_ROOT || null,
    startedAs: env.NODE_ENV === 'test' ? (env.ZEITBUCH_NOW ?? null) : null,
    machineClockAheadMilliseconds: env.NODE_ENV === 'test' ? 1000 * Number(env.ZEITBUCH_CLOCK_AHEAD_SECONDS ?? 0) : 0,
    logLevel: logLevel(env.LOG_LEVEL ?? 'info'),
    poolSize: wholeNumber(env, 'DATABASE_POOL', 20),
    trustProxy: trustedProxies(env.TRUST_PROXY ?? ''),
    failedSignInsPerMinute: atLeastOne(env, 'FAILED_SIGN_INS_PER_MINUTE', 300),
    requestLimits: {
      clock: atLeastOne(env, 'CLOCK_INS_PER_MINUTE', 120),
      read: atLeastOne(env, 'READS_PER_MINUTE', 600),
      write: atLeastOne(env, 'WRITES_PER_MINUTE', 300),
      heavy: atLeastOne(env, 'HEAVY_REQUESTS_PER_MINUTE', 30),
      anonymous: atLeastOne(env, 'ANONYMOUS_REQUESTS_PER_MINUTE', 12_000),
    },
    mail: mailSettings(env),
    importFolder: env.IMPORT_FOLDER || null,
    drainSeconds: wholeNumber(env, 'DRAIN_SECONDS', 5),
  };
}

function mailSettings({ SMTP_URL: smtpUrl, MAIL_FROM: from }: NodeJS.ProcessEnv): Config['mail'] {
  if (!smtpUrl && !from) return null;
  if (!smtpUrl || !/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl))
    throw new ConfigError('SMTP_URL must begin with smtp:// or smtps:// where MAIL_FROM is set.');
  if (!from || !from.includes('@'))
    throw new ConfigError('MAIL_FROM must be the address that mail comes from where SMTP_URL is set.');
  return { smtpUrl, from };
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function logLevel(level: string): string {
  if (!LOG_LEVELS.includes(level))
    throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${level}".`);
  return level;
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = Number(env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0)
    throw new ConfigError(`${name} must be a whole number, not "${env[name]}".`);
  return value;
}

function atLeastOne(env: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const value = wholeNumber(env, name, otherwise);
  if (value === 0) throw new ConfigError(`${name} must be at least 1.`);
  return value;
}

function trustedProxies(text: string): TrustedProxies {
  const proxies = readTrustedProxies(text.trim());
  if (proxies === null)
    throw new ConfigError(`TRUST_PROXY must be a number of proxies or a list of their addresses, not "${text}".`);
  return proxies;
}
