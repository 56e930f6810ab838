import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import {
  Api,
  applyImportUpload,
  assignImportColumns,
  discardImportUpload,
  getImportUpload,
  type ImportLineDto,
  type ImportLineState,
  type ImportUploadDto,
  listImportLines,
  listImportUploads,
  type ImportUploadsDto,
  type Problem,
  ProblemReader,
} from '@zeitbuch/web-data-access';

/** While the worker is at it, its progress is read this often. */
const POLL_MILLISECONDS = 1000;

/** A file that was uploaded: how far it is, what its lines do, and what can be done with it. */
@Injectable()
export class UploadStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #uploadId = '';

  readonly upload = signal<ImportUploadDto | null>(null);
  /** Words and columns of the kinds that the person may bring. */
  readonly kinds = signal<ImportUploadsDto['kinds']>([]);
  readonly lines = signal<readonly ImportLineDto[] | null>(null);
  readonly state = signal<ImportLineState | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);
  readonly isWorking = computed(() => ['checking', 'writing'].includes(this.upload()?.status ?? ''));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  async open(uploadId: string): Promise<void> {
    this.#uploadId = uploadId;
    this.lines.set(null);
    await this.#attempt(async () => {
      this.kinds.set((await this.#api.invoke(listImportUploads)).kinds);
      await this.#read();
    });
    this.#poll();
  }

  /** Shows the lines in a state. */
  show(state: ImportLineState): Promise<boolean> {
    this.state.set(state);
    return this.#attempt(() => this.#readLines());
  }

  /** @param columns our names in the order of the headers, empty where a column is left out */
  assign(columns: string[]): Promise<boolean> {
    const params = { uploadId: this.#uploadId, body: { columns } };
    return this.#act(async () => this.upload.set(await this.#api.invoke(assignImportColumns, params)));
  }

  /** @param confirmedLeavers how many people leave by a full file, where somebody has to say so */
  apply(confirmedLeavers: number | null): Promise<boolean> {
    const params = { uploadId: this.#uploadId, ...(confirmedLeavers === null ? {} : { confirmedLeavers }) };
    return this.#act(async () => this.upload.set(await this.#api.invoke(applyImportUpload, params)));
  }

  discard(): Promise<boolean> {
    return this.#attempt(() => this.#api.invoke(discardImportUpload, { uploadId: this.#uploadId }));
  }

  async #act(work: () => Promise<void>): Promise<boolean> {
    const isDone = await this.#attempt(work);
    this.#poll();
    return isDone;
  }

  async #read(): Promise<void> {
    const before = this.upload()?.status;
    const upload = await this.#api.invoke(getImportUpload, { uploadId: this.#uploadId });
    this.upload.set(upload);
    if (upload.status !== 'checked') this.lines.set(null);
    else if (before !== 'checked' || !this.lines()) {
      this.state.set(worthLooking(upload));
      await this.#readLines();
    }
  }

  async #readLines(): Promise<void> {
    const state = this.state();
    if (!state) return;
    this.lines.set((await this.#api.invoke(listImportLines, { uploadId: this.#uploadId, state })).lines);
  }

  /** A worker that is away for a moment, or a line that is down, ends no progress: it is asked again. */
  #poll(): void {
    clearTimeout(this.#timer);
    if (!this.isWorking()) return;
    this.#timer = setTimeout(() => void this.#attempt(() => this.#read()).then(() => this.#poll()), POLL_MILLISECONDS);
  }

  async #attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
      return true;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

/** What is looked at first: what is wrong, else what would change, else what is new. */
function worthLooking({ report }: ImportUploadDto): ImportLineState {
  const order: readonly ImportLineState[] = ['wrong', 'left', 'changed', 'own', 'new', 'unchanged'];
  return order.find((state) => report && report.counts[state] > 0) ?? 'wrong';
}
