import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config, Recurring } from '../platform';
import { JobWorker } from '../queue';
import { CheckBatch } from './check-batch';
import { CloseBatch } from './close-batch';
import { type BatchJob, CLOSING_QUEUE } from './closing-jobs';
import { ReconcileClosings } from './reconcile-closings';
import { EvaluateEndedMonths } from './evaluate-ended-months';

const RECONCILE_MILLISECONDS = 3000;
/** Months end once a month; looked for often enough that a stopped worker makes up for it soon. */
const ENDED_MONTHS_MILLISECONDS = 10 * 60_000;

/** Works off the closings' batches in the worker process, and looks every few seconds for work that got lost. */
@Injectable()
export class ClosingWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #worker: JobWorker | undefined;
  readonly #reconciling = new Recurring('ReconcileClosings', RECONCILE_MILLISECONDS, () => this.reconcile.execute());
  readonly #valuing = new Recurring('EndedMonths', ENDED_MONTHS_MILLISECONDS, async (goOn) => {
    await this.endedMonths.execute(goOn);
  });

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly check: CheckBatch,
    private readonly close: CloseBatch,
    private readonly reconcile: ReconcileClosings,
    private readonly endedMonths: EvaluateEndedMonths,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#worker = await JobWorker.start(this.config, CLOSING_QUEUE, {
      'check-batch': (job: BatchJob) => this.check.execute(job),
      'close-batch': (job: BatchJob) => this.close.execute(job),
    });
    this.#reconciling.start();
    this.#valuing.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#reconciling.stop(), this.#valuing.stop(), this.#worker?.stop()]);
  }
}
