import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormDrafts, PersonRecordStore, SessionStore } from '@zeitbuch/web-data-access';
import { Badge, formatFullDate, formatInstant } from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { reasonDraft, RefuseForm } from '../shared/refuse-form';
import { openingText } from './record-words';

/** What somebody wants to record as brought along, and how another person decides about it. */
@Component({
  selector: 'zb-opening-proposals',
  imports: [Badge, MatButtonModule, RefuseForm, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (one of proposals(); track one.id) {
        <article [attr.aria-labelledby]="'opening-' + one.id">
          <zb-badge tone="warn" icon="pending">{{ t('people.openingWaits') }}</zb-badge>
          <p class="value" [id]="'opening-' + one.id">{{ one.text }}</p>
          <p class="soft small">
            {{ t('people.since', { from: formatFullDate(one.beginsOn) }) }}
            @if (one.correctionReason; as reason) {
              · {{ t('people.openingCorrects', { reason }) }}
            }
          </p>
          <p class="soft small">
            {{ t('people.openingProposedBy', { name: one.proposedBy, when: formatInstant(one.proposedAt) }) }}
          </p>
          @if (refusing() === one.id) {
            <zb-refuse-form
              [fieldId]="'refuse-' + one.id"
              [heading]="t('people.openingRefuseHeading')"
              [about]="one.id"
              [level]="4"
              [busy]="store.busy()"
              (refused)="decide(one.id, 'refused', $event)"
              (cancelled)="refusing.set(null)"
            />
          } @else if (isOwn()) {
            <p class="soft small">{{ t('people.openingAboutMe') }}</p>
          } @else if (one.isMine) {
            <p class="soft small">{{ t('people.openingMine') }}</p>
            <button
              mat-stroked-button
              type="button"
              [disabled]="locked() || store.busy()"
              (click)="decide(one.id, 'withdrawn')"
            >
              {{ t('people.openingWithdraw') }}
            </button>
          } @else {
            <div class="actions">
              <button
                mat-flat-button
                type="button"
                [disabled]="locked() || store.busy()"
                (click)="decide(one.id, 'confirmed')"
              >
                {{ t('people.openingConfirm') }}
              </button>
              <button mat-button type="button" [disabled]="locked() || store.busy()" (click)="refusing.set(one.id)">
                {{ t('people.openingRefuse') }}
              </button>
            </div>
          }
        </article>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    article {
      margin-top: 12px;
    }
    p {
      margin: 4px 0 0;
      overflow-wrap: anywhere;
    }
    .value {
      margin-top: 8px;
      font-weight: 550;
      font-variant-numeric: tabular-nums;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .actions,
    button[mat-stroked-button] {
      margin-top: 12px;
    }
    .actions button {
      margin: 0;
    }
  `,
})
export class OpeningProposals {
  /** Nobody decides about their own record. */
  readonly isOwn = input(false);
  /** A form of the record is open. */
  readonly locked = input(false);
  readonly decided = output();

  protected readonly store = inject(PersonRecordStore);
  readonly #drafts = inject(FormDrafts);
  readonly #notices = inject(Notices);
  readonly #session = inject(SessionStore);
  readonly #transloco = inject(TranslocoService);
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatInstant = formatInstant;
  /** The id of what is about to be refused. */
  protected readonly refusing = signal<string | null>(null);
  protected readonly proposals = computed(() =>
    (this.store.record()?.openingProposals ?? []).map((one) => ({
      ...one,
      text: openingText(one, (key, params) => this.#transloco.translate(key, params)),
      isMine: one.proposedById === this.#session.employee()?.employeeId,
    })),
  );

  protected async decide(
    openingId: string,
    decision: 'confirmed' | 'refused' | 'withdrawn',
    reason?: string,
  ): Promise<void> {
    const act = { openingId, decision, ...(reason === undefined ? {} : { reason }) };
    if (!(await this.store.change({ what: 'openingDecision', ...act }))) return;
    void this.#drafts.drop(reasonDraft(openingId));
    this.refusing.set(null);
    this.decided.emit();
    this.#notices.tell(this.#transloco.translate(`people.said.opening.${decision}`));
  }
}
