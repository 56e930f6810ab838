import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { EvaluationModule } from '../evaluation';
import { OpenDays } from './open-days';
import { ValueOpenDays } from './value-open-days';

/** Looked for this often; work is there once a day, shortly after midnight, and after a stop of the worker. */
const LOOK_MILLISECONDS = 10 * 60_000;

/** Keeps yesterday valued. The open days themselves say what is to be done: nothing has to be scheduled or remembered. */
@Injectable()
export class OpenDaysWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('OpenDays');
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly valueOpenDays: ValueOpenDays) {}

  onApplicationBootstrap(): void {
    this.#look();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #look(): void {
    this.#running = this.valueOpenDays
      .execute(() => !this.#stopped)
      .then((people) => {
        if (people > 0) this.#logger.log(`valued the open days of ${people} people`);
      })
      .catch((error: unknown) => this.#logger.error(error)) // tried again at the next look
      .then(() => {
        if (!this.#stopped) this.#timer = setTimeout(() => this.#look(), LOOK_MILLISECONDS);
      });
  }
}

/** What the worker process does for bookings. */
@Module({ imports: [EvaluationModule], providers: [OpenDays, OpenDaysWorker, ValueOpenDays] })
export class BookingWorkerModule {}
