import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Db, Readiness, Recurring } from '../platform';

const COUNT_MILLISECONDS = 10_000;
/** Consumers look every few seconds: what waits longer is stuck, or nobody is there who would hear of it. */
const LATE_SECONDS = 5 * 60;
/** While events stay unread, it is said again this often. */
const WARN_AGAIN_MILLISECONDS = 10 * 60_000;

/** Events that some consumer has not heard of, of all tenants, and how long the oldest of them waits. */
const COUNT_UNREAD = `
  select count(*)::int as number, coalesce(extract(epoch from clock_timestamp() - min(e.recorded_at)), 0)::int as oldest
  from event_outbox e
  where e.position is null
    or e.position > coalesce((select min(c.position) from event_cursor c where c.tenant_id = e.tenant_id), 0)`;

/**
 * Counts what waits to be heard of, so that `/ready` can say it. Counted now and then and not when somebody asks: a
 * load balancer has its answer within a second, however busy the database is.
 */
@Injectable()
export class UnreadEvents implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('UnreadEvents');
  readonly #counts = new Recurring('UnreadEvents', COUNT_MILLISECONDS, () => this.count());
  #warnedAt: number | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.#counts.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#counts.stop();
  }

  async count(): Promise<void> {
    const [{ number, oldest }] = await this.db.query<{ number: number; oldest: number }>(COUNT_UNREAD);
    this.readiness.unread = { number, oldestSeconds: oldest };
    if (oldest < LATE_SECONDS) {
      this.#warnedAt = null;
      return;
    }
    const now = this.clock.monotonicMilliseconds();
    if (this.#warnedAt !== null && now - this.#warnedAt < WARN_AGAIN_MILLISECONDS) return;
    this.#warnedAt = now;
    this.#logger.warn(`${number} events are unread, the oldest for ${Math.floor(oldest / 60)} minutes`);
  }
}

/** What a process that answers requests does about events. */
@Module({ providers: [UnreadEvents] })
export class EventsModule {}
