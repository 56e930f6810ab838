import { Component, computed, effect, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, type ImportProposalDto } from '@zeitbuch/web-data-access';
import { Badge, ErrorCard, formatInstant } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { ImportsStore } from './imports.store';

/** Rows that somebody brought about themselves: what they say, and how another person decides. */
@Component({
  selector: 'zb-import-proposal-card',
  imports: [Badge, ErrorCard, MatButtonModule, RefuseForm, TranslocoDirective],
  providers: [ImportsStore],
  templateUrl: './import-proposal-card.html',
  styleUrl: './import-proposal-card.scss',
})
export class ImportProposalCard {
  readonly proposal = input.required<ImportProposalDto>();
  readonly decided = output();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(ImportsStore);
  /** Both decisions are final: it is asked once more, and a refusal needs a reason. */
  protected readonly asking = signal<'release' | 'refusal' | null>(null);
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });

  protected readonly releaseButton = viewChild<string, ElementRef<HTMLElement>>('releaseButton', { read: ElementRef });
  protected readonly refuseButton = viewChild<string, ElementRef<HTMLElement>>('refuseButton', { read: ElementRef });
  /** Where the focus was before it was asked once more. */
  #asked: 'release' | 'refusal' | null = null;

  /** Only columns in which something stands; the number is the same in all rows. */
  protected readonly columns = computed(() => {
    const { columns, rows } = this.proposal();
    return columns
      .map((name, index) => ({ name, index }))
      .filter(({ name, index }) => name !== 'personnelNumber' && rows.some(({ cells }) => cells[index] !== ''));
  });
  protected readonly proposedOn = computed(() => formatInstant(this.proposal().proposedAt));
  protected readonly decidedOn = computed(() => {
    const { decision } = this.proposal();
    return decision ? formatInstant(decision.decidedAt) : '';
  });

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
    effect(() => {
      const button = this.#asked === 'release' ? this.releaseButton() : this.refuseButton();
      if (this.#asked === null || !button) return;
      this.#asked = null;
      button.nativeElement.focus();
    });
  }

  protected cancel(): void {
    this.#asked = this.asking();
    this.asking.set(null);
  }

  protected async release(): Promise<void> {
    const isDone = await this.store.release(this.proposal().proposalId);
    this.asking.set(null);
    if (isDone) this.#finish('imports.released');
  }

  protected async refuse(reason: string): Promise<void> {
    const { proposalId } = this.proposal();
    if (!(await this.store.refuse(proposalId, reason))) return;
    void this.#drafts.drop(reasonDraft(this.draftOf(proposalId)));
    this.#finish('imports.refused');
  }

  protected readonly draftOf = (proposalId: string): string => `import ${proposalId}`;

  #finish(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
    this.decided.emit();
  }
}
