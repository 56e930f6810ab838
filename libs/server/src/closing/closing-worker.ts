import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../platform';
import { JobWorker } from '../queue';
import { CheckBatch } from './check-batch';
import { CloseBatch } from './close-batch';
import { type BatchJob, CLOSING_QUEUE } from './closing-jobs';
import { ReconcileClosings } from './reconcile-closings';

const RECONCILE_MILLISECONDS = 3000;

/** Works off the closings' batches in the worker process, and looks every few seconds for work that got lost. */
@Injectable()
export class ClosingWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #worker: JobWorker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reconciling: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly check: CheckBatch,
    private readonly close: CloseBatch,
    private readonly reconcile: ReconcileClosings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#worker = await JobWorker.start(this.config, CLOSING_QUEUE, {
      'check-batch': (job: BatchJob) => this.check.execute(job),
      'close-batch': (job: BatchJob) => this.close.execute(job),
    });
    this.#reconcileSoon(0);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#reconciling;
    await this.#worker?.stop();
  }

  /** The next look begins a while after the last one ended, so that they never overlap. */
  #reconcileSoon(afterMilliseconds: number): void {
    const timer = setTimeout(() => {
      this.#reconciling = this.reconcile.execute();
      void this.#reconciling.then(() => {
        if (this.#timer === timer) this.#reconcileSoon(RECONCILE_MILLISECONDS);
      });
    }, afterMilliseconds);
    this.#timer = timer;
  }
}
