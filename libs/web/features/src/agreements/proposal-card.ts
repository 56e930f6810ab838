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
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AgreementsStore, type ProposalDto, type PublicationDto } from '@zeitbuch/web-data-access';
import { Announcer, Badge, ErrorCard } from '@zeitbuch/web-ui';
import { ChangeCard } from './change-card';
import { refusedProblem } from './field-problems';

/** Something that waits for a second person: what it changes, whom that concerns, and the two ways to decide. */
@Component({
  selector: 'zb-proposal-card',
  imports: [Badge, ChangeCard, ErrorCard, MatButtonModule, TranslocoDirective],
  providers: [AgreementsStore],
  templateUrl: './proposal-card.html',
  styleUrl: './proposal-card.scss',
})
export class ProposalCard {
  readonly proposal = input.required<ProposalDto>();
  readonly decided = output();

  readonly #announcer = inject(Announcer);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(AgreementsStore);
  protected readonly preview = signal<PublicationDto | null>(null);
  /** Nobody can take it back: it is asked once more. */
  protected readonly confirming = signal(false);
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });

  /** Why it cannot be released any more, each flaw in words. */
  protected readonly flaws = computed(() => (this.store.problem()?.errors ?? []).map(refusedProblem));

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
    effect(() => {
      const { proposalId } = this.proposal();
      untracked(() => void this.#look(proposalId));
    });
  }

  protected async release(): Promise<void> {
    this.confirming.set(false);
    if (await this.store.release(this.proposal().proposalId, false)) this.#tell('agreements.proposals.released');
  }

  protected async withdraw(): Promise<void> {
    if (await this.store.withdraw(this.proposal().proposalId)) this.#tell('agreements.proposals.withdrawn');
  }

  async #look(proposalId: string): Promise<void> {
    this.preview.set(await this.store.release(proposalId, true));
  }

  #tell(key: string): void {
    this.#announcer.announce(this.#transloco.translate(key));
    this.decided.emit();
  }
}
