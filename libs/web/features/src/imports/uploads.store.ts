import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type ImportKind,
  type ImportUploadDto,
  type ImportUploadsDto,
  listImportUploads,
  type Problem,
  ProblemReader,
  uploadImport,
} from '@zeitbuch/web-data-access';

/** What somebody may bring, what of theirs is under way, and what was taken over. */
@Injectable()
export class UploadsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly uploads = signal<ImportUploadsDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(async () => this.uploads.set(await this.#api.invoke(listImportUploads)));
  }

  /** Sends a file; null where it is refused, then `problem` says why. */
  upload(kind: ImportKind, fileName: string, body: string): Promise<ImportUploadDto | null> {
    return this.#attempt(() => this.#api.invoke(uploadImport, { kind, fileName, body }));
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
    this.busy.set(true);
    try {
      const answer = await work();
      this.problem.set(null);
      return answer;
    } catch (error) {
      this.problem.set(this.#problems.read(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
