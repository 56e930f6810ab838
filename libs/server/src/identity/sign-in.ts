import { availableParallelism } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { recordAudit } from '../audit';
import { CONFIG, Db, Problem, type Config } from '../platform';
import { type Account, Accounts, newDevice } from './accounts';
import { AUTH, type Auth } from './auth';
import { FairQueue, type Lane } from './fair-queue';
import { RepeatedTraces } from './repeated-traces';
import { hashOf } from './session-cookie';
import { type Attempt, SignInBrake } from './sign-in-brake';

export interface Credentials {
  email: string;
  password: string;
  /** See `addressRange`. */
  range: string;
  /** What the browser's cookie names, known or not. */
  device: string | null;
}

/** The library's answer to the right password, and the device that the account is known on from now on. */
export interface SignedIn {
  answer: Response;
  account: Account;
  device: string;
}

/** Waits up to this are spent here, so that the person need not press again. */
const HELD_SECONDS = 3;
/** Most attempts that are held at the same time. */
const MOST_HELD = 500;
const RANGE_WINDOW_SECONDS = 10;

/**
 * Checking a password is made slow on purpose and is most of the work of a sign-in. Few at once leave room for the
 * rest of the API; known devices go first, by account in turns, and then ranges of addresses take turns.
 */
const PASSWORD_CHECKS = {
  atOnce: Math.min(3, Math.max(2, availableParallelism() - 1)),
  waiting: 2000,
  patienceSeconds: 20,
};

/** Lets people in who know their password, and makes guessing slow (ADR 0018). */
@Injectable()
export class SignIn {
  readonly #logger = new Logger('SignIn');
  readonly #checks = new FairQueue(PASSWORD_CHECKS);
  readonly #ofRange: RateLimiterMemory;
  #held = 0;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(AUTH) private readonly auth: Auth,
    private readonly db: Db,
    private readonly accounts: Accounts,
    private readonly brake: SignInBrake,
    private readonly traces: RepeatedTraces,
  ) {
    const points = Math.ceil((config.failedSignInsPerMinute * RANGE_WINDOW_SECONDS) / 60);
    this.#ofRange = new RateLimiterMemory({ points, duration: RANGE_WINDOW_SECONDS });
  }

  /**
   * @param check compares the password with that of an account; as a rule by the library, which begins a session, too
   * @param among leaves out accounts that are not meant, as if nobody had them
   * @throws Problem `sign-in.failed`, the same whether the account exists or not, or `rate-limited`
   */
  async execute(
    credentials: Credentials,
    check: (account: Account) => Promise<Response>,
    among: (account: Account) => boolean = () => true,
  ): Promise<SignedIn> {
    const accounts = (await this.accounts.find(credentials.email, credentials.device)).filter(among);
    // What one account knows must not serve to guess at another one.
    const isKnown = accounts.length > 0 && accounts.every(({ deviceIsKnown }) => deviceIsKnown);
    const attempt: Attempt = {
      email: credentials.email,
      range: credentials.range,
      knownDevice: isKnown && credentials.device ? hashOf(credentials.device) : null,
    };
    try {
      await this.#waitForRange(attempt);
      await this.#take(attempt);
      const { answer, account } = await this.#checks.run(laneOf(accounts, attempt), async () => {
        // Again: what waited in the queue must not slip through beside what failed meanwhile.
        await this.#refuseForRange(attempt);
        return this.#checkEach(accounts, credentials.password, check);
      });
      if (!account) {
        const problem = await problemOfAnswer(answer);
        // A fault of ours says nothing about who asks.
        if (problem.status < 500 && !attempt.knownDevice) await this.#ofRange.penalty(attempt.range);
        throw problem;
      }
      return { answer, account, device: await this.#succeeded(account, credentials.device, attempt) };
    } catch (error) {
      await this.#leaveTrace(accounts, attempt, error);
      throw error;
    }
  }

  /**
   * The first account whose password it is. Failing takes as many comparisons for one account as for two: the time does
   * not show whether two tenants know the address.
   */
  async #checkEach(
    accounts: readonly Account[],
    password: string,
    check: (account: Account) => Promise<Response>,
  ): Promise<{ answer: Response; account: Account | null }> {
    let answer: Response | null = null;
    for (const account of accounts) {
      answer = await check(account);
      if (answer.status === 200) return { answer, account };
      // A fault says nothing about the password.
      if (answer.status >= 500) return { answer, account: null };
    }
    const least = (await this.accounts.mayBeSeveral()) ? 2 : 1;
    for (let checked = accounts.length; checked < least; checked += 1) {
      const nothing = await this.#checkNothing(password);
      answer ??= nothing;
    }
    return { answer: answer ?? failed(), account: null };
  }

  /** Waits where the wait is short. @throws Problem `rate-limited` with the seconds to wait where it is not */
  async #take(attempt: Attempt): Promise<void> {
    for (let heldSeconds = 0; ;) {
      const seconds = await this.brake.take(attempt);
      if (seconds === 0) return;
      if (heldSeconds + seconds > HELD_SECONDS || this.#held >= MOST_HELD) throw Problem.later('rate-limited', seconds);
      await this.#hold(seconds);
      heldSeconds += seconds;
    }
  }

  /** Where too much failed in the range, an attempt is held until the count begins again, once. */
  async #waitForRange(attempt: Attempt): Promise<void> {
    const seconds = await this.#rangeWaitSeconds(attempt);
    if (seconds > 0 && this.#held < MOST_HELD) await this.#hold(seconds);
    await this.#refuseForRange(attempt);
  }

  async #refuseForRange(attempt: Attempt): Promise<void> {
    const seconds = await this.#rangeWaitSeconds(attempt);
    if (seconds > 0) throw Problem.later('rate-limited', seconds);
  }

  /** Only failures of devices that nobody knows count: however many sign in at eight, right passwords wait for nothing. */
  async #rangeWaitSeconds({ range, knownDevice }: Attempt): Promise<number> {
    if (knownDevice) return 0;
    const failures = await this.#ofRange.get(range);
    if (!failures || failures.consumedPoints < this.#ofRange.points) return 0;
    return Math.max(1, Math.ceil(failures.msBeforeNext / 1000));
  }

  async #hold(seconds: number): Promise<void> {
    this.#held += 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    this.#held -= 1;
  }

  /** As much work as the comparison that nobody's password needs: the time does not show who has an account. */
  async #checkNothing(password: string): Promise<Response> {
    const { password: passwords } = await this.auth.$context;
    await passwords.hash(password);
    return failed();
  }

  async #succeeded(account: Account, device: string | null, attempt: Attempt): Promise<string> {
    await this.brake.succeeded(attempt);
    // What no account knows was not made by us: somebody may have planted it in order to know it.
    const kept = device !== null && account.deviceIsKnownToSomebody ? device : newDevice();
    await this.accounts.rememberDevice(account.userId, kept);
    // Of several employers the one hears of it that is chosen.
    if (account.employments === 1)
      await recordAudit(this.db.pool, account, 'sign-in.succeeded', {
        employeeId: account.employeeId,
        payload: { device: account.deviceIsKnown ? 'known' : 'new' },
      });
    return kept;
  }

  async #leaveTrace(accounts: readonly Account[], attempt: Attempt, error: unknown): Promise<void> {
    if (!(error instanceof Problem) || error.status >= 500) return;
    const action = error.code === 'rate-limited' ? 'sign-in.delayed' : 'sign-in.failed';
    const key = this.brake.accountKey(attempt.email);
    if (accounts.length === 0)
      return this.#logger.warn({ action, account: key.slice(0, 16) }, 'sign-in without an account');
    // Each employer sees it as if it were the only one.
    for (const { tenantId, employeeId } of accounts)
      await this.traces.record({
        key: `${action} ${tenantId} ${key}`,
        actor: { tenantId, employeeId: null },
        action,
        employeeId,
        payload: { device: attempt.knownDevice ? 'known' : 'new' },
      });
  }
}

const failed = (): Response => new Response(null, { status: 401 });

/** One account that signs in many times at once keeps nobody else waiting, on known devices either. */
const laneOf = (accounts: readonly Account[], { knownDevice, range }: Attempt): Lane =>
  accounts.length > 0 && knownDevice ? { name: accounts[0].userId, first: true } : { name: range, first: false };

const faults = new Logger('Identity');

/**
 * What the library refused, in our words. It answers 500 where the database did not answer it; of what it says about
 * that, its own constant alone reaches the log.
 */
export async function problemOfAnswer(answer: Response): Promise<Problem> {
  if (answer.status === 401) return new Problem('sign-in.failed');
  if (answer.status === 400 || answer.status === 422) return new Problem('request.invalid');
  if (answer.status === 403) return new Problem('forbidden');
  const body: unknown = await answer.json().catch(() => null);
  const { code } = Object(body) as { code?: unknown };
  const said = typeof code === 'string' && /^[A-Z_]{1,80}$/.test(code) ? code : undefined;
  faults.error({ status: answer.status, libraryCode: said }, 'the identity library answered with a fault');
  return new Problem(answer.status >= 500 ? 'unavailable' : 'internal');
}
