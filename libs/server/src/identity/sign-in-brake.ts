import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CONFIG, Db, type Config } from '../platform';

/** How a count of attempts makes the next one wait. */
interface Bucket {
  key: string;
  /** Attempts that wait for nothing. */
  free: number;
  /** Seconds after the first one that waits; doubled with each further attempt, up to `longestSeconds`. */
  firstSeconds: number;
  longestSeconds: number;
}

/** Whose attempts are counted together. */
export interface Attempt {
  /** The e-mail address as it was typed, of a known account or not. */
  email: string;
  /** See `addressRange`. */
  range: string;
  /** Hash of the device, if this account signed in from it before. */
  knownDevice: string | null;
}

/** Without a new attempt for so long, a count begins again. */
const FORGET_SECONDS = 3600;
/** The wait for one account in one range or on one device; never longer, so that nobody is shut out for good. */
const LONGEST_WAIT_SECONDS = 60;
/** From however many ranges: guesses at one account by devices it does not know, before they share one slow lane. */
const FREE_FROM_ANYWHERE = 50;
const SLOW_LANE_SECONDS = 10;
/**
 * First attempts of a range pass beside the slow lane, so many in an hour for one account: somebody who guesses from many
 * ranges may fill the lane, but the owner has one more than they do. Against a password that withstands ten thousand
 * million guesses, lane and first attempts together are less than one in a thousand in a year.
 */
const FIRST_ATTEMPTS = { points: 600, duration: FORGET_SECONDS };

const now = `(extract(epoch from clock_timestamp()) * 1000)::bigint`;
const waitOf = (row: string, base: number): string =>
  `1000 * (case when ${row}.count < $${base + 1} then 0
     else least($${base + 3}::numeric, $${base + 2}::numeric * power(2, least(${row}.count - $${base + 1}, 10))) end)`;
const isFree = (row: string, base: number): string => `${now} - ${row}."lastRequest" >= ${waitOf(row, base)}`;

/**
 * Counts one more attempt where the bucket lets it pass; parameters from `$base` on: key, free, first, longest. The id
 * is a new one each time: of two rows with one id, `on conflict (key)` would let the second fail.
 */
const countIn = (base: number, condition: string): string => `
  insert into auth_rate_limit as r (id, key, count, "lastRequest") select gen_random_uuid()::text, $${base}, 1, ${now} where ${condition}
  on conflict (key) do update
    set count = case when ${now} - r."lastRequest" >= ${FORGET_SECONDS * 1000} then 1 else r.count + 1 end, "lastRequest" = ${now}
    where ${isFree('r', base)}
  returning r.count`;

/**
 * One statement, so that guesses in parallel do not slip through. What was refused is not counted: who keeps trying
 * does not make the wait longer, and the second bucket learns only of what the first let pass.
 */
const TAKE = `
  with narrow as (${countIn(1, 'true')}), wide as (${countIn(5, 'exists (select 1 from narrow)')})
  select coalesce((select count from narrow), 0)::int as narrow, (select count(*) from wide)::int as wide,
    (select max(ceil((r."lastRequest" + case r.key when $1 then ${waitOf('r', 1)} else ${waitOf('r', 5)} end - ${now}) / 1000.0))
     from auth_rate_limit r where r.key in ($1, $5))::int as seconds`;

const ON_ONE_DEVICE = { free: 5, firstSeconds: 1, longestSeconds: LONGEST_WAIT_SECONDS };
const FROM_ANYWHERE = { free: FREE_FROM_ANYWHERE, firstSeconds: SLOW_LANE_SECONDS, longestSeconds: SLOW_LANE_SECONDS };
const UNLIMITED = { free: 2 ** 30, firstSeconds: 0, longestSeconds: 0 };

const valuesOf = ({ key, free, firstSeconds, longestSeconds }: Bucket): unknown[] => [
  key,
  free,
  firstSeconds,
  longestSeconds,
];

/**
 * Slows down guessing at one account, in the database: several API processes share one count. Counted apart are each
 * device that the account knows, each range of addresses and everything together (ADR 0018). So the owner's own device
 * is never kept waiting by somebody else's guesses, nor is a new one in a range that nobody guesses from.
 */
@Injectable()
export class SignInBrake {
  readonly #firstAttempts = new RateLimiterMemory(FIRST_ATTEMPTS);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly db: Db,
  ) {}

  /** Known and unknown accounts are counted alike. Keyed by our secret: the table and the log do not show who is meant. */
  accountKey(email: string): string {
    return createHmac('sha256', this.config.authSecret)
      .update(`account ${normalized(email)}`)
      .digest('base64url');
  }

  /** Counts the attempt and returns 0, or returns the seconds after which the next one passes and counts nothing. */
  async take(attempt: Attempt): Promise<number> {
    const [narrow, wide] = this.#buckets(attempt);
    const [row] = await this.db.query<{ narrow: number; wide: number; seconds: number | null }>(TAKE, [
      ...valuesOf(narrow),
      ...valuesOf(wide),
    ]);
    if (row.narrow > 0 && row.wide === 1) return 0;
    if (row.narrow === 1 && (await this.#isFirstOfRange(attempt))) return 0;
    return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, row.seconds ?? 1));
  }

  /** The password was right: the count of this device or range begins again, and the account's forgets the attempt. */
  async succeeded(attempt: Attempt): Promise<void> {
    const [narrow, wide] = this.#buckets(attempt);
    await this.db.query(
      `with gone as (delete from auth_rate_limit where key = $1)
       update auth_rate_limit set count = greatest(count - 1, 0) where key = $2`,
      [narrow.key, wide.key],
    );
  }

  /** Whether there is room beside the slow lane. Such passes are few enough to be counted in memory. */
  async #isFirstOfRange({ email }: Attempt): Promise<boolean> {
    try {
      await this.#firstAttempts.consume(this.accountKey(email));
      return true;
    } catch (error) {
      if (error instanceof Error) throw error;
      return false; // the library rejects with its count where it is used up
    }
  }

  #buckets({ email, range, knownDevice }: Attempt): [narrow: Bucket, wide: Bucket] {
    const account = this.accountKey(email);
    if (knownDevice !== null)
      return [
        { key: `device:${account}:${knownDevice}`, ...ON_ONE_DEVICE },
        { key: `devices:${account}`, ...UNLIMITED },
      ];
    return [
      { key: `range:${account}:${range}`, ...ON_ONE_DEVICE },
      { key: `account:${account}`, ...FROM_ANYWHERE },
    ];
  }
}

/** The form in which accounts are stored and looked up. */
export const normalized = (email: string): string => email.trim().toLowerCase();
