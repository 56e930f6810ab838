import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AgreementsStore, type AgreementValueDto, FormDrafts, type PublicationDto } from '@zeitbuch/web-data-access';
import { ErrorCard } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isDateInUse } from '@zeitbuch/working-time';
import { DraftNote } from '../shared/draft-note';
import { ChangeCard } from './change-card';
import { type FieldProblem, FieldProblems, ownProblem, refusedProblem } from './field-problems';

const dayProblem = (day: string) => (day === '' ? 'lastDay' : isDateInUse(day) ? null : 'lastDayUnreadable');

/** Proposes an earlier end of a temporary rule: a day, what would happen, then the proposal to a second person. */
@Component({
  selector: 'zb-end-overlay',
  imports: [
    ChangeCard,
    DateField,
    DraftNote,
    ErrorCard,
    FieldProblems,
    FormsModule,
    MatButtonModule,
    TranslocoDirective,
  ],
  providers: [AgreementsStore],
  template: `
    <ng-container *transloco="let t">
      <zb-draft-note [keptAt]="keptAt()" (discarded)="discard()" />
      <form novalidate (ngSubmit)="check()">
        <div>
          <label [for]="'end-' + overlayId()">{{ t('agreements.end.lastDay') }}</label>
          <zb-date-field
            [fieldId]="'end-' + overlayId()"
            [label]="t('agreements.end.lastDay')"
            [said]="'end-problems-' + overlayId()"
            [invalid]="problems().length > 0"
            [explains]="false"
            [value]="validTo()"
            (valueChange)="change($event)"
          />
        </div>
        @if (!preview()) {
          <button mat-stroked-button type="submit" [disabled]="store.busy()">{{ t('agreements.end.check') }}</button>
        }
      </form>
      <zb-field-problems [id]="'end-problems-' + overlayId()" [problems]="problems()" />
      @if (otherProblem(); as problem) {
        <zb-error-card [problem]="problem" [retryable]="false" />
      }
      @if (preview(); as effect) {
        <zb-change-card kind="overlayEnd" [values]="values()" [effect]="effect" />
        <button mat-flat-button type="button" [disabled]="store.busy()" (click)="propose()">
          {{ t('agreements.end.propose') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: start;
      padding: 4px 20px 12px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: end;
    }
    zb-change-card,
    zb-draft-note {
      justify-self: stretch;
    }
    label {
      display: block;
      margin-bottom: 6px;
      font-size: 0.9375rem;
      font-weight: 600;
    }
  `,
})
export class EndOverlay {
  readonly agreementId = input.required<string>();
  readonly overlayId = input.required<string>();
  /** What the rule says until then. */
  readonly values = input.required<readonly AgreementValueDto[]>();
  readonly proposed = output();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #transloco = inject(TranslocoService);
  protected readonly store = inject(AgreementsStore);
  #proposalId = this.store.newProposalId();

  protected readonly validTo = signal('');
  /** When the day was kept that the form began with. */
  protected readonly keptAt = signal<number | null>(null);
  protected readonly preview = signal<PublicationDto | null>(null);
  protected readonly asked = signal(false);
  protected readonly problems = computed<readonly FieldProblem[]>(() => {
    const own = this.asked() ? dayProblem(this.validTo()) : null;
    return own
      ? [ownProblem({ field: 'validTo', problem: own })]
      : (this.store.problem()?.errors ?? []).map(refusedProblem);
  });
  /** What went wrong without a field to blame. */
  protected readonly otherProblem = computed(() => {
    const problem = this.store.problem();
    return problem && !problem.errors?.length ? problem : null;
  });

  constructor() {
    effect(() => {
      const form = this.#form();
      untracked(() => void this.#restore(form));
    });
  }

  /** The day outlives a reload and the end of the session. What was checked is no longer what stands there. */
  protected change(validTo: string): void {
    this.#fill(validTo);
    void (validTo === '' ? this.#drafts.drop(this.#form()) : this.#drafts.keep(this.#form(), validTo));
  }

  protected discard(): void {
    this.keptAt.set(null);
    this.change('');
  }

  async #restore(form: string): Promise<void> {
    const kept = await this.#drafts.recall(form);
    if (typeof kept?.value !== 'string' || this.validTo() !== '' || this.#form() !== form) return;
    this.#fill(kept.value);
    this.keptAt.set(kept.at);
  }

  readonly #form = computed(() => `end ${this.overlayId()}`);

  #fill(validTo: string): void {
    this.validTo.set(validTo);
    this.asked.set(false);
    this.preview.set(null);
    this.#proposalId = this.store.newProposalId();
  }

  protected async check(): Promise<void> {
    this.asked.set(true);
    if (dayProblem(this.validTo())) return;
    this.preview.set(await this.store.endOverlay(this.agreementId(), this.#request(), true));
  }

  protected async propose(): Promise<void> {
    const proposed = await this.store.endOverlay(this.agreementId(), this.#request(), false);
    if (proposed) this.#notices.tell(this.#transloco.translate('agreements.form.proposed'));
    this.change(proposed ? '' : this.validTo());
    if (proposed) this.keptAt.set(null);
    if (proposed) this.proposed.emit();
  }

  #request() {
    return { proposalId: this.#proposalId, overlayId: this.overlayId(), validTo: this.validTo() };
  }
}
