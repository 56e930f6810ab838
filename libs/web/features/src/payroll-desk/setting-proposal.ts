import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, type PayrollProposalDto, PayrollSettingsStore } from '@zeitbuch/web-data-access';
import { Badge, type BadgeTone, formatInstant, formatMonth, type IconName } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { FourEyesNote } from '../shared/four-eyes-note';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { changedLines } from './setting-words';

const SHAPES: Readonly<Record<PayrollProposalDto['status'], { tone: BadgeTone; icon: IconName }>> = {
  proposed: { tone: 'warn', icon: 'pending' },
  released: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'undo' },
  withdrawn: { tone: 'neutral', icon: 'remove' },
};

/** A change of what payroll sets: what held, what is to hold, and the ways to decide. */
@Component({
  selector: 'zb-setting-proposal',
  imports: [Badge, FourEyesNote, MatButtonModule, RefuseForm, TranslocoDirective],
  templateUrl: './setting-proposal.html',
  styleUrl: './setting-proposal.scss',
})
export class SettingProposal {
  readonly proposal = input.required<PayrollProposalDto>();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(PayrollSettingsStore);
  /** What is asked once more: nobody can take it back. */
  protected readonly asking = signal<'release' | 'refuse' | 'withdraw' | null>(null);
  protected readonly sure = viewChild<string, ElementRef<HTMLElement>>('sure', { read: ElementRef });
  protected readonly lines = computed(() => changedLines(this.proposal()));
  protected readonly shape = computed(() => SHAPES[this.proposal().status]);
  /** Another person proposed it, or one is enough at present. */
  protected readonly mayDecide = computed(
    () => !this.proposal().isOwn || this.store.settings()?.fourEyesOff !== undefined,
  );
  protected readonly formatInstant = formatInstant;
  protected readonly formatMonth = formatMonth;

  constructor() {
    effect(() => this.sure()?.nativeElement.focus());
  }

  protected async decide(): Promise<void> {
    const act = this.asking();
    this.asking.set(null);
    const { proposalId } = this.proposal();
    if (act === 'release' && (await this.store.release(proposalId))) this.#tell('payrollSettings.said.released');
    if (act === 'withdraw' && (await this.store.withdraw(proposalId))) this.#tell('payrollSettings.said.withdrawn');
  }

  protected async refuse(reason: string): Promise<void> {
    const { proposalId } = this.proposal();
    if (!(await this.store.refuse(proposalId, reason))) return;
    void this.#drafts.drop(reasonDraft(`payroll-proposal ${proposalId}`));
    this.#tell('payrollSettings.said.refused');
  }

  #tell(key: string): void {
    this.#notices.tell(this.#transloco.translate(key));
  }
}
