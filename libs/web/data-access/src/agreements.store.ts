import { inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  type AgreementDto,
  Api,
  type EndOverlayDto,
  listAgreementProposals,
  listAgreements,
  type ProposalDto,
  proposeAgreementOverlay,
  proposeAgreementOverlayEnd,
  type PublicationDto,
  type PublishOverlayDto,
  releaseAgreementProposal,
  withdrawAgreementProposal,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** The staff agreements of the city, what is proposed for them, and its release by a second person. */
@Injectable()
export class AgreementsStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);

  readonly agreements = signal<readonly AgreementDto[] | null>(null);
  /** What waits for a second person; only time administrators ask for it. */
  readonly proposals = signal<readonly ProposalDto[]>([]);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.agreements.set((await this.#api.invoke(listAgreements)).agreements);
    });
  }

  async loadProposals(): Promise<void> {
    await this.#attempt(async () => {
      this.proposals.set((await this.#api.invoke(listAgreementProposals)).proposals);
    });
  }

  /** A new id for one proposal: the same one may then be sent twice. */
  newProposalId(): string {
    return newId(this.#clock.nowMilliseconds());
  }

  /** Whom the temporary rule would concern; null where it is refused, then `problem` says why. */
  preview(agreementId: string, overlay: PublishOverlayDto): Promise<PublicationDto | null> {
    return this.#send(agreementId, overlay, 'true');
  }

  /** Proposes it to a second person; null where it is refused, then `problem` says why. */
  propose(agreementId: string, overlay: PublishOverlayDto): Promise<PublicationDto | null> {
    return this.#send(agreementId, overlay, 'false');
  }

  /** Proposes an earlier end of a temporary rule, or says whom it would concern; null where it is refused. */
  endOverlay(agreementId: string, body: EndOverlayDto, dryRun: boolean): Promise<PublicationDto | null> {
    const query = dryRun ? 'true' : 'false';
    return this.#publication(() => this.#api.invoke(proposeAgreementOverlayEnd, { agreementId, body, dryRun: query }));
  }

  /** Brings a proposal into force, or says whom it would concern; null where it is refused. */
  release(proposalId: string, dryRun: boolean): Promise<PublicationDto | null> {
    const query = dryRun ? 'true' : 'false';
    return this.#publication(() => this.#api.invoke(releaseAgreementProposal, { proposalId, dryRun: query }));
  }

  /** Takes a proposal back; false where that is refused. */
  async withdraw(proposalId: string): Promise<boolean> {
    await this.#attempt(() => this.#api.invoke(withdrawAgreementProposal, { proposalId }));
    return this.problem() === null;
  }

  #send(agreementId: string, body: PublishOverlayDto, dryRun: 'true' | 'false'): Promise<PublicationDto | null> {
    return this.#publication(() => this.#api.invoke(proposeAgreementOverlay, { agreementId, body, dryRun }));
  }

  async #publication(work: () => Promise<PublicationDto>): Promise<PublicationDto | null> {
    let publication: PublicationDto | null = null;
    await this.#attempt(async () => {
      publication = await work();
    });
    return publication;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
      this.problem.set(null);
    } catch (error) {
      this.problem.set(this.#problems.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
