import { inject, Injectable, signal } from '@angular/core';
import { ServerClock } from './clock';
import {
  type AgreementDto,
  Api,
  listAgreements,
  type PublicationDto,
  publishAgreementOverlay,
  type PublishOverlayDto,
} from './generated';
import { newId } from './new-id';
import { type Problem, ProblemReader } from './problem';

/** The staff agreements of the city, and the publishing of temporary rules. */
@Injectable()
export class AgreementsStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #problems = inject(ProblemReader);

  readonly agreements = signal<readonly AgreementDto[] | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly busy = signal(false);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.agreements.set((await this.#api.invoke(listAgreements)).agreements);
    });
  }

  /** A new id for one temporary rule: the same one may then be sent twice. */
  newOverlayId(): string {
    return newId(this.#clock.nowMilliseconds());
  }

  /** Whom the temporary rule would concern; null where it is refused, then `problem` says why. */
  preview(agreementId: string, overlay: PublishOverlayDto): Promise<PublicationDto | null> {
    return this.#send(agreementId, overlay, 'true');
  }

  /** Publishes it; null where it is refused, then `problem` says why. */
  publish(agreementId: string, overlay: PublishOverlayDto): Promise<PublicationDto | null> {
    return this.#send(agreementId, overlay, 'false');
  }

  async #send(agreementId: string, body: PublishOverlayDto, dryRun: 'true' | 'false'): Promise<PublicationDto | null> {
    let publication: PublicationDto | null = null;
    await this.#attempt(async () => {
      publication = await this.#api.invoke(publishAgreementOverlay, { agreementId, body, dryRun });
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
