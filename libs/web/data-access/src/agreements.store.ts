import { inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  type AgreementDto,
  type AgreementUnitDto,
  Api,
  createAgreement,
  type EndOverlayDto,
  listAgreementProposals,
  listAgreements,
  listAgreementUnits,
  type ProposalDto,
  proposeAgreementAnnex,
  proposeAgreementOverlay,
  proposeAgreementOverlayEnd,
  proposeAgreementVersion,
  type PublicationDto,
  type PublishAnnexDto,
  type PublishOverlayDto,
  type PublishVersionDto,
  refuseAgreementProposal,
  releaseAgreementProposal,
  withdrawAgreementProposal,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** What is proposed for an agreement. */
export type Publish =
  | { readonly kind: 'version'; readonly body: PublishVersionDto }
  | { readonly kind: 'annex'; readonly body: PublishAnnexDto }
  | { readonly kind: 'overlay'; readonly body: PublishOverlayDto };

/** The staff agreements of the city, what is proposed for them, and its release by a second person. */
@Injectable()
export class AgreementsStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);

  readonly agreements = signal<readonly AgreementDto[] | null>(null);
  /** What waits for a second person; only time administrators ask for it. */
  readonly proposals = signal<readonly ProposalDto[]>([]);
  /** Who asks may release their own: no second administrator has signed in yet. */
  readonly isAlone = signal(false);
  /** The units of the city, for an annex; only time administrators ask for them. */
  readonly units = signal<readonly AgreementUnitDto[]>([]);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.agreements.set((await this.#api.invoke(listAgreements)).agreements);
    });
  }

  async loadProposals(): Promise<void> {
    await this.#attempt(async () => {
      const { proposals, isAlone } = await this.#api.invoke(listAgreementProposals);
      this.proposals.set(proposals);
      this.isAlone.set(isAlone);
    });
  }

  async loadUnits(): Promise<void> {
    await this.#attempt(async () => {
      this.units.set((await this.#api.invoke(listAgreementUnits)).units);
    });
  }

  /** A new id for one proposal: the same one may then be sent twice. */
  newProposalId(): string {
    return newId(this.#clock.nowMilliseconds());
  }

  /** Begins an agreement, without a version; false where that is refused. */
  async create(agreementId: string, name: string): Promise<boolean> {
    await this.#attempt(() => this.#api.invoke(createAgreement, { body: { agreementId, name } }));
    return this.problem() === null;
  }

  /** Proposes it to a second person, or says whom it would concern; null where it is refused, then `problem` says why. */
  publish(agreementId: string, { kind, body }: Publish, dryRun: boolean): Promise<PublicationDto | null> {
    const query = { agreementId, dryRun: dryRun ? 'true' : 'false' } as const;
    return this.#publication(() => {
      switch (kind) {
        case 'version':
          return this.#api.invoke(proposeAgreementVersion, { ...query, body });
        case 'annex':
          return this.#api.invoke(proposeAgreementAnnex, { ...query, body });
        case 'overlay':
          return this.#api.invoke(proposeAgreementOverlay, { ...query, body });
      }
    });
  }

  /** Proposes an earlier end of a temporary rule, or says whom it would concern; null where it is refused. */
  endOverlay(agreementId: string, body: EndOverlayDto, dryRun: boolean): Promise<PublicationDto | null> {
    const query = dryRun ? 'true' : 'false';
    return this.#publication(() => this.#api.invoke(proposeAgreementOverlayEnd, { agreementId, body, dryRun: query }));
  }

  /** Brings a proposal into force, or says whom it would concern; null where it is refused. */
  async release(proposalId: string, dryRun: boolean): Promise<PublicationDto | null> {
    if (this.busy() && !dryRun) return null; // a second click of the same decision
    const query = dryRun ? 'true' : 'false';
    return this.#publication(() => this.#api.invoke(releaseAgreementProposal, { proposalId, dryRun: query }));
  }

  /** Refuses somebody else's proposal; false where that is refused. */
  async refuse(proposalId: string, reason: string): Promise<boolean> {
    if (this.busy()) return false; // a second click of the same decision
    await this.#attempt(() => this.#api.invoke(refuseAgreementProposal, { proposalId, body: { reason } }));
    return this.problem() === null;
  }

  /** Takes one's own proposal back; false where that is refused. */
  async withdraw(proposalId: string): Promise<boolean> {
    if (this.busy()) return false; // a second click of the same decision
    await this.#attempt(() => this.#api.invoke(withdrawAgreementProposal, { proposalId }));
    return this.problem() === null;
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
