import { Inject, Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import {
  addressRangeOf,
  CONFIG,
  type Config,
  type ContextRequest,
  type Permission,
  Problem,
  type RequestLimits,
} from '../platform';
import { deviceOf } from './session-cookie';

type RouteClass = keyof RequestLimits;

const WINDOW_SECONDS = 60;

/** Functions that are a class of their own; of all others reading and writing are counted. */
const classByPermission: Partial<Record<Permission, RouteClass>> = {
  'self.clock': 'clock',
  'import.run': 'heavy',
  'payroll.export': 'heavy',
  'closing.run': 'heavy',
};

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

/** The class that a signed-in request counts in. Looking is never heavy work: a running closing is looked at often. */
export function routeClass(permission: Permission, method: string): RouteClass {
  if (isReading(method)) return 'read';
  return classByPermission[permission] ?? 'write';
}

/**
 * Counts the requests of each session by class of route, and those without a session by range of addresses, in the
 * memory of this process: several processes allow as many times as much. Answers carry the draft standard
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11): what is allowed in how many seconds,
 * what remains and when it begins again.
 */
@Injectable()
export class RequestLimiter {
  readonly #limiters: Record<RouteClass, { limiter: RateLimiterMemory; policy: string }>;

  readonly #secure: boolean;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    const { requestLimits } = config;
    this.#secure = config.baseUrl.startsWith('https://');
    const limiterOf = (name: RouteClass) => ({
      limiter: new RateLimiterMemory({ points: requestLimits[name], duration: WINDOW_SECONDS }),
      policy: `"${name}";q=${requestLimits[name]};w=${WINDOW_SECONDS}`,
    });
    this.#limiters = {
      clock: limiterOf('clock'),
      read: limiterOf('read'),
      write: limiterOf('write'),
      heavy: limiterOf('heavy'),
      anonymous: limiterOf('anonymous'),
    };
  }

  /** @throws Problem `rate-limited` where the session asked too much of this class */
  takeSession(key: string, name: RouteClass, response: Response): Promise<void> {
    return this.#take(key, name, response);
  }

  /**
   * A device that somebody signed in from counts for itself: a flood from its range does not keep it from signing in.
   * @throws Problem `rate-limited` where too much came from the device or range without a session
   */
  takeAnonymous(request: ContextRequest, response: Response): Promise<void> {
    const device = deviceOf(request.headers.cookie, this.#secure, this.config.authSecret);
    return this.#take(device ?? addressRangeOf(request), 'anonymous', response);
  }

  async #take(key: string, name: RouteClass, response: Response): Promise<void> {
    const { limiter, policy } = this.#limiters[name];
    const left = await limiter.consume(key).catch((refusal: unknown) => {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    });
    const seconds = Math.max(1, Math.ceil(left.msBeforeNext / 1000));
    response.setHeader('RateLimit-Policy', policy);
    response.setHeader('RateLimit', `"${name}";r=${left.remainingPoints};t=${seconds}`);
    if (left.consumedPoints > limiter.points) throw Problem.later('rate-limited', seconds);
  }
}
