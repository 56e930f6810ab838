import { isNativeError } from 'node:util/types';
import { Logger } from '@nestjs/common';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { type Pool } from 'pg';
import { type Config } from '../platform';
import { adapterWithHashedTokens } from './hashed-tokens';
import { cookieName } from './session-cookie';

/** A working day with overtime; after it everybody signs in again, however busy the session was. The database insists on it, too. */
const SESSION_SECONDS = 12 * 60 * 60;
/** Set by our own server from the connection, whatever the client sent under this name. */
export const ADDRESS_RANGE_HEADER = 'x-zeitbuch-address-range';

export type Auth = Awaited<ReturnType<typeof createAuth>>;

/** Nest injection token of {@link Auth}. */
export const AUTH = Symbol('AUTH');

/**
 * The identity library on our pool and tables (ADR 0002). Accounts come from the import; nobody signs up. What stands
 * in front of it (origin, limits, cookies, answers) is ours, see `AuthGateway`.
 */
export async function createAuth(config: Config, pool: Pool) {
  const secure = config.baseUrl.startsWith('https://');
  const options = {
    appName: 'Zeitbuch',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret: config.authSecret,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    // Ours count by account, device and range of addresses, see `SignInBrake`.
    rateLimit: { enabled: false },
    databaseHooks: {
      session: {
        create: {
          // Only a range is kept: who, not where from.
          before: (session, context) =>
            Promise.resolve({ data: { ...session, ipAddress: rangeToStore(context?.headers) } }),
        },
      },
    },
    advanced: {
      // The names say themselves whether a cookie is secure.
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName('session_token', secure) } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    // Faults are thrown to us, so that they are logged and answered like all others.
    onAPIError: { throw: true },
    logger: { level: 'error', log: logLibrary },
  } satisfies BetterAuthOptions;
  const adapter = await adapterWithHashedTokens({ ...options, database: pool });
  return betterAuth({ ...options, database: () => adapter });
}

function rangeToStore(headers: Headers | undefined): string {
  const range = headers?.get(ADDRESS_RANGE_HEADER) ?? '';
  return range.includes('/') ? range : '';
}

const logger = new Logger('Identity');

/** The library's own sentences may quote what somebody typed: only the fault's type and place reach the log. */
function logLibrary(level: string, _message: string, ...details: unknown[]): void {
  logger.error({ err: details.find(isNativeError), level }, 'the identity library reports a fault');
}
