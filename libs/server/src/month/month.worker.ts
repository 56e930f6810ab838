import { Injectable, Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FactsModule } from '../facts';
import { Recurring } from '../platform';
import { BeginOpenMonths } from './begin-open-months';
import { KeepSeenWorths } from './keep-seen-worths';
import { OpenDays } from './open-days';
import { EvaluateOpenDays } from './evaluate-open-days';

/** Looked for this often; work is there once a day, shortly after midnight, and after a stop of the worker. */
const LOOK_MILLISECONDS = 10 * 60_000;

/** Begins months and keeps yesterday evaluated. The open days themselves say what is to be done: nothing has to be scheduled or remembered. */
@Injectable()
class OpenDaysWorker implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('OpenDays');
  readonly #looks = new Recurring('OpenDays', LOOK_MILLISECONDS, async (goOn) => {
    const months = await this.beginOpenMonths.execute(goOn);
    if (months > 0) this.#logger.log(`began ${months} months`);
    const people = await this.evaluateOpenDays.execute(goOn);
    if (people > 0) this.#logger.log(`valued the open days of ${people} people`);
    // Once after an upgrade, and then nothing: nobody waits for it as for yesterday's days.
    const seen = await this.keepSeenWorths.execute(goOn);
    if (seen > 0) this.#logger.log(`kept what leaders saw of ${seen} months`);
  });

  constructor(
    private readonly beginOpenMonths: BeginOpenMonths,
    private readonly keepSeenWorths: KeepSeenWorths,
    private readonly evaluateOpenDays: EvaluateOpenDays,
  ) {}

  onApplicationBootstrap(): void {
    this.#looks.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#looks.stop();
  }
}

/** What the worker process does for months. */
@Module({
  imports: [FactsModule],
  providers: [BeginOpenMonths, KeepSeenWorths, OpenDays, OpenDaysWorker, EvaluateOpenDays],
})
export class MonthWorkerModule {}
