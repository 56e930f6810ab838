import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config, Recurring } from '../platform';
import { JobWorker } from '../queue';
import { ImportFolder } from './import-folder';
import { IMPORT_QUEUE, type UploadJob } from './upload-jobs';
import { UploadWork } from './upload-work';

const RECONCILE_MILLISECONDS = 3000;
/** Two looks in a row must see a file just so: whoever writes it slower than that renames it when it is whole. */
const FOLDER_MILLISECONDS = 5000;
const EXPIRE_MILLISECONDS = 60 * 60_000;

/** Works on uploaded files in the worker process, takes those of the watched folder, and looks every few seconds for work that got lost. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap, OnModuleDestroy {
  #worker: JobWorker | undefined;
  readonly #reconciling = new Recurring('ReconcileImports', RECONCILE_MILLISECONDS, () => this.work.reconcile());
  readonly #looking = new Recurring('ImportFolder', FOLDER_MILLISECONDS, () => this.folder.look());
  readonly #expiring = new Recurring('ExpireImports', EXPIRE_MILLISECONDS, () => this.work.expire());

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: UploadWork,
    private readonly folder: ImportFolder,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#worker = await JobWorker.start(this.config, IMPORT_QUEUE, {
      check: (job: UploadJob) => this.work.check(job),
      write: (job: UploadJob) => this.work.write(job),
    });
    this.#reconciling.start();
    this.#looking.start();
    this.#expiring.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.#looking.stop(), this.#reconciling.stop(), this.#expiring.stop(), this.#worker?.stop()]);
  }
}
