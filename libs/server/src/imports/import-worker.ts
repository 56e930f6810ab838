import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config, Recurring } from '../platform';
import { JobWorker } from '../queue';
import { IMPORT_QUEUE, type UploadJob } from './upload-jobs';
import { UploadWork } from './upload-work';

const RECONCILE_MILLISECONDS = 3000;
const EXPIRE_MILLISECONDS = 60 * 60_000;

/** Works on uploaded files in the worker process, and looks every few seconds for work that got lost. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #worker: JobWorker | undefined;
  readonly #reconciling = new Recurring('ReconcileImports', RECONCILE_MILLISECONDS, () => this.work.reconcile());
  readonly #expiring = new Recurring('ExpireImports', EXPIRE_MILLISECONDS, () => this.work.expire());

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: UploadWork,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#worker = await JobWorker.start(this.config, IMPORT_QUEUE, {
      check: (job: UploadJob) => this.work.check(job),
      write: (job: UploadJob) => this.work.write(job),
    });
    this.#reconciling.start();
    this.#expiring.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#reconciling.stop(), this.#expiring.stop(), this.#worker?.stop()]);
  }
}
