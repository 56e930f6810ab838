import { Component, computed, effect, ElementRef, inject, input, model, output, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { PersonRecordStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatInstant } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';

/**
 * The frame of every change of a record: from which day on, until when, what the server says against it, and what
 * somebody else did while the form was open.
 */
@Component({
  selector: 'zb-change-form',
  imports: [DateField, ErrorCard, FormsModule, MatButtonModule, TranslocoDirective],
  template: `
    <form novalidate *transloco="let t" (ngSubmit)="submitted.emit()" [attr.aria-label]="heading()">
      <h4 #title tabindex="-1">{{ heading() }}</h4>
      @if (store.problem(); as problem) {
        <zb-error-card [problem]="problem" [retryable]="false" />
      }
      @if (newer().length > 0) {
        <div class="newer" role="status">
          <p>{{ t('people.newer') }}</p>
          <ul>
            @for (change of newer(); track change.changeId) {
              <li>
                {{ t('people.log.kind.' + change.kind) }} · {{ change.changedBy ?? t('people.log.server') }} ·
                {{ formatInstant(change.changedAt) }}
              </li>
            }
          </ul>
        </div>
      }
      <div class="fields"><ng-content /></div>
      @if (dated()) {
        <div class="days">
          <div>
            <label for="change-from">{{ t('people.from') }}</label>
            <zb-date-field
              fieldId="change-from"
              [label]="t('people.from')"
              [invalid]="wrong() === 'from'"
              [said]="'change-wrong'"
              [(value)]="from"
            />
          </div>
          <div>
            <label for="change-to">{{ t('people.to') }}</label>
            <zb-date-field
              fieldId="change-to"
              [label]="t('people.to')"
              [invalid]="isEndWrong()"
              [said]="needsEnd() ? 'change-wrong' : 'change-to-hint change-wrong'"
              [(value)]="to"
            />
            @if (!needsEnd()) {
              <p id="change-to-hint" class="hint">{{ t('people.toHint') }}</p>
            }
          </div>
        </div>
      }
      <p id="change-wrong" class="wrong" role="alert">
        @if (wrong(); as field) {
          {{ t('people.wrong.' + field) }}
        }
      </p>
      <div class="actions">
        <button mat-flat-button type="submit" [disabled]="store.busy()">{{ t('people.save') }}</button>
        <button mat-button type="button" (click)="cancelled.emit()">{{ t('common.cancel') }}</button>
      </div>
    </form>
  `,
  styleUrl: './change-form.scss',
})
export class ChangeForm {
  readonly heading = input.required<string>();
  /** Whether the change holds from one day to another. */
  readonly dated = input(true);
  readonly needsEnd = input(false);
  /** What is missing or cannot be read: the last part of a key of texts; null for nothing. */
  readonly wrong = input<string | null>(null);
  protected readonly isEndWrong = computed(() => ['to', 'toNeeded', 'order'].includes(this.wrong() ?? ''));
  readonly from = model('');
  readonly to = model('');
  readonly submitted = output();
  readonly cancelled = output();

  protected readonly store = inject(PersonRecordStore);
  protected readonly formatInstant = formatInstant;
  protected readonly title = viewChild<ElementRef<HTMLElement>>('title');
  readonly #known = new Set(this.store.changes().map(({ changeId }) => changeId));
  /** What others changed since the form was opened. */
  protected readonly newer = computed(() => this.store.changes().filter(({ changeId }) => !this.#known.has(changeId)));

  constructor() {
    this.store.forgetProblem();
    effect(() => this.title()?.nativeElement.focus());
  }
}
