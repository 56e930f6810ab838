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

/** A file that somebody brings. */
interface NewUpload {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly body: string;
  /** The file names everybody. */
  readonly full?: 'true';
  /** Of who is missing in it; left out: today. */
  readonly lastDay?: string;
}

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
  upload(file: NewUpload): Promise<ImportUploadDto | null> {
    return this.#attempt(() => this.#api.invoke(uploadImport, file));
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
