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
  readonly #looks = new Recurring('OpenDays', LOOK_MILLISECONDS, (goOn) => this.#look(goOn));

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

  /** Each part, whatever became of the one before: what fails every time would keep the others from ever being done. */
  async #look(goOn: () => boolean): Promise<void> {
    const failures: unknown[] = [];
    const part = async (work: Promise<number>, done: (count: number) => string): Promise<void> => {
      try {
        const count = await work;
        if (count > 0) this.#logger.log(done(count));
      } catch (error) {
        failures.push(error);
      }
    };
    await part(this.beginOpenMonths.execute(goOn), (months) => `began ${months} months`);
    await part(this.evaluateOpenDays.execute(goOn), (people) => `evaluated the open days of ${people} people`);
    // Once after an upgrade, and then nothing: nobody waits for it as for yesterday's days.
    await part(this.keepSeenWorths.execute(goOn), (months) => `kept what leaders saw of ${months} months`);
    if (failures.length > 0) throw new AggregateError(failures, 'not everything was done for open days');
  }
}

/** What the worker process does for months. */
@Module({
  imports: [FactsModule],
  providers: [BeginOpenMonths, KeepSeenWorths, OpenDays, OpenDaysWorker, EvaluateOpenDays],
})
export class MonthWorkerModule {}
