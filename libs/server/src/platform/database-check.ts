import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock } from './clock';
import { Db } from './db';
import { Recurring } from './recurring';

/** Why a process should get no requests now. */
export type Unready = 'database' | 'clock';

const CHECK_MILLISECONDS = 10_000;
const PATIENCE_MILLISECONDS = 1000;
/** At start connections come up and other processes as well. */
const START_ATTEMPTS = 3;
const START_PATIENCE_MILLISECONDS = 5000;
const START_PAUSE_MILLISECONDS = 1000;
/** Beyond this somebody should look after the machine's clock. */
const DRIFT_WARNED_MILLISECONDS = 2000;
/** Beyond this the process should get no requests. */
const DRIFT_REFUSED_MILLISECONDS = 30_000;
/** While the clock stays wrong, it is said again this often. */
const WARN_AGAIN_MILLISECONDS = 10 * 60_000;

/**
 * Asks the database for the time: at start, every few seconds, and whenever a load balancer asks whether the process
 * is ready. Thereby our clock follows the database's, and a database that does not answer is noticed.
 */
@Injectable()
export class DatabaseCheck implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('DatabaseCheck');
  readonly #checks = new Recurring('DatabaseCheck', CHECK_MILLISECONDS, async () => {
    await this.unready();
  });
  #answered = true;
  #warnedAt: number | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** @throws the database's error if it cannot be reached */
  async onModuleInit(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#judgeDrift(await this.db.measureClock(START_PATIENCE_MILLISECONDS));
        return;
      } catch (error) {
        if (attempt >= START_ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MILLISECONDS));
      }
    }
  }

  onApplicationBootstrap(): void {
    this.#checks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#checks.stop();
  }

  /** Why no requests should be sent here; null if they may. Answers within a second. */
  async unready(): Promise<Unready | null> {
    try {
      const driftMilliseconds = await this.db.measureClock(PATIENCE_MILLISECONDS);
      if (!this.#answered) this.#logger.log('the database answers again');
      this.#answered = true;
      return this.#judgeDrift(driftMilliseconds) ? 'clock' : null;
    } catch (error) {
      if (this.#answered) this.#logger.error({ err: error }, 'the database does not answer');
      this.#answered = false;
      return 'database';
    }
  }

  /** Whether the machine's clock is too wrong to go on; says so in the log where it is worth a look. */
  #judgeDrift(driftMilliseconds: number): boolean {
    const drift = Math.abs(driftMilliseconds);
    const now = this.clock.monotonicMilliseconds();
    if (drift <= DRIFT_WARNED_MILLISECONDS) this.#warnedAt = null;
    else if (this.#warnedAt === null || now - this.#warnedAt > WARN_AGAIN_MILLISECONDS) {
      this.#warnedAt = now;
      this.#logger.warn(
        { driftMilliseconds },
        `the clock of this machine is ${Math.round(drift / 1000)} s ${driftMilliseconds > 0 ? 'ahead of' : 'behind'} the database's; what is stored goes by the database's`,
      );
    }
    return drift > DRIFT_REFUSED_MILLISECONDS;
  }
}
