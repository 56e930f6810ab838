import { betterAuth } from 'better-auth';
import { type Pool } from 'pg';
import { type Config } from '../platform';
import { signInBrake } from './sign-in-brake';

/** A working day with overtime; after it everybody signs in again, however busy the session was. */
export const SESSION_SECONDS = 12 * 60 * 60;
export const COOKIE_PREFIX = 'zeitbuch';
/** Set by our own server from the socket, whatever the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-zeitbuch-client-address';

export type Auth = ReturnType<typeof createAuth>;

/** Nest injection token of {@link Auth}. */
export const AUTH = Symbol('AUTH');

/** The identity library on our pool and tables (ADR 0002). Accounts come from the import; nobody signs up. */
export function createAuth(config: Config, pool: Pool) {
  return betterAuth({
    appName: 'Zeitbuch',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    database: pool,
    // Foreign origins were refused before (platform/http); what comes here was sent by a page of our own host.
    trustedOrigins: (request) => ownOrigins(config, request),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    rateLimit: {
      enabled: true,
      // In the database: several API processes share one limit.
      storage: 'database',
      modelName: 'auth_rate_limit',
      window: 60,
      max: 600,
      customRules: { '/sign-in/email': { window: 60, max: config.signInsPerMinute } },
    },
    hooks: signInBrake(pool),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: config.baseUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  });
}

function ownOrigins(config: Config, request?: Request): string[] {
  const origin = request?.headers.get('origin');
  const host = request?.headers.get('host');
  const own = [new URL(config.baseUrl).origin];
  if (origin && host && URL.canParse(origin) && new URL(origin).host === host) own.push(origin);
  return own;
}
