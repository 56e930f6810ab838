import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AgreementsStore, FormDrafts, type ProposalDto, type PublicationDto } from '@zeitbuch/web-data-access';
import { Badge, ErrorCard, formatFullDate, formatInstant } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { addDays, localDate } from '@zeitbuch/working-time';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { ChangeCard } from './change-card';
import { CircleLine } from './circle-line';
import { refusedProblem } from './field-problems';

/**
 * Something that waits for a second person: what it changes, whom that concerns, and the ways to decide. To who
 * proposed it also what was refused, and why.
 */
@Component({
  selector: 'zb-proposal-card',
  imports: [Badge, ChangeCard, CircleLine, ErrorCard, MatButtonModule, RefuseForm, RouterLink, TranslocoDirective],
  providers: [AgreementsStore],
  templateUrl: './proposal-card.html',
  styleUrl: './proposal-card.scss',
})
export class ProposalCard {
  readonly proposal = input.required<ProposalDto>();
  /** In a city that is being set up by one person, who may release what they proposed. */
  readonly isAlone = input(false);
  readonly decided = output();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);
  protected readonly dayBefore = (date: string) => addDays(localDate(date), -1);
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatInstant = formatInstant;
  /** Where it is proposed again, with what was typed. An early end is proposed at its rule. */
  protected readonly formOf = { version: 'neue-fassung', annex: 'anlage', overlay: 'befristete-regel' } as const;
  protected readonly store = inject(AgreementsStore);
  protected readonly preview = signal<PublicationDto | null>(null);
  /** What is asked once more: nobody can take it back. */
  protected readonly asking = signal<'release' | 'refuse' | 'withdraw' | null>(null);
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });

  /** Another person has to release it. */
  protected readonly needsAnother = computed(() => this.proposal().isOwn && !this.isAlone());

  /** Why it cannot be released any more, each flaw in words. */
  protected readonly flaws = computed(() => (this.store.problem()?.errors ?? []).map(refusedProblem));

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
    effect(() => {
      const { proposalId, refusal } = this.proposal();
      if (refusal) return; // nothing will come of it
      untracked(() => void this.#look(proposalId));
    });
  }

  protected async release(): Promise<void> {
    this.asking.set(null);
    if (await this.store.release(this.proposal().proposalId, false)) this.#tell('agreements.proposals.released');
  }

  protected async refuse(reason: string): Promise<void> {
    const { proposalId } = this.proposal();
    if (!(await this.store.refuse(proposalId, reason))) return;
    void this.#drafts.drop(reasonDraft(`proposal ${proposalId}`));
    this.#tell('agreements.proposals.refusedSaid');
  }

  protected async withdraw(): Promise<void> {
    this.asking.set(null);
    const isRefused = this.proposal().refusal !== undefined;
    if (await this.store.withdraw(this.proposal().proposalId))
      this.#tell(isRefused ? 'agreements.proposals.isAside' : 'agreements.proposals.withdrawn');
  }

  async #look(proposalId: string): Promise<void> {
    this.preview.set(await this.store.release(proposalId, true));
  }

  #tell(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
    this.decided.emit();
  }
}
