import { inject, Injectable, signal } from '@angular/core';
import {
  Api,
  type ImportErrorDto,
  type ImportProposalsDto,
  listImportProposals,
  type Problem,
  ProblemReader,
  refuseImportProposal,
  releaseImportProposal,
} from '@zeitbuch/web-data-access';

/** What people brought about themselves, and the two ways to decide. */
@Injectable()
export class ImportsStore {
  readonly #api = inject(Api);
  readonly #problems = inject(ProblemReader);

  readonly proposals = signal<ImportProposalsDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** Why rows can no longer be taken over, of the last release. */
  readonly errors = signal<readonly ImportErrorDto[]>([]);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.proposals.set(await this.#api.invoke(listImportProposals));
    });
  }

  /** Takes the rows over; false where that is refused, then `problem` and `errors` say why. */
  release(proposalId: string): Promise<boolean> {
    if (this.busy()) return Promise.resolve(false); // a second click of the same decision
    return this.#attempt(() => this.#api.invoke(releaseImportProposal, { proposalId }));
  }

  /** Refuses the rows for good; false where that is refused itself. */
  refuse(proposalId: string, reason: string): Promise<boolean> {
    if (this.busy()) return Promise.resolve(false);
    return this.#attempt(() => this.#api.invoke(refuseImportProposal, { proposalId, body: { reason } }));
  }

  async #attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    this.errors.set([]);
    try {
      await work();
      this.problem.set(null);
      return true;
    } catch (error) {
      this.errors.set(reportedErrors(error));
      this.problem.set(this.#problems.read(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}

/** The errors of the report that comes with the refusal of a file. */
function reportedErrors(error: unknown): readonly ImportErrorDto[] {
  const { error: body } = (error ?? {}) as { error?: { report?: { errors?: ImportErrorDto[] } } };
  return body?.report?.errors ?? [];
}
