import { Component, computed, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { activeLanguage, weekdayName } from '@zeitbuch/web-ui';
import { type FieldProblem, FieldProblems } from './field-problems';
import { type DayDraft, type WeekDraft } from './overlay-draft';

/** From when until when on each day of the week, as it is typed. */
@Component({
  selector: 'zb-week-editor',
  imports: [FieldProblems, FormsModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      @for (day of days(); track day.field) {
        <div class="day">
          <span class="name" aria-hidden="true">{{ day.name }}</span>
          <input
            type="text"
            inputmode="numeric"
            autocomplete="off"
            maxlength="5"
            [id]="'overlay-' + day.field"
            [name]="day.field + '.from'"
            [attr.aria-label]="t('agreements.form.dayFrom', { day: day.name })"
            [attr.aria-invalid]="day.problems.length > 0"
            [attr.aria-describedby]="day.problems.length > 0 ? 'problems-' + day.field : null"
            [ngModel]="day.from"
            (ngModelChange)="change(day.index, { from: $event })"
          />
          <span aria-hidden="true">–</span>
          <input
            type="text"
            inputmode="numeric"
            autocomplete="off"
            maxlength="5"
            [name]="day.field + '.to'"
            [attr.aria-label]="t('agreements.form.dayTo', { day: day.name })"
            [attr.aria-invalid]="day.problems.length > 0"
            [attr.aria-describedby]="day.problems.length > 0 ? 'problems-' + day.field : null"
            [ngModel]="day.to"
            (ngModelChange)="change(day.index, { to: $event })"
          />
        </div>
        <zb-field-problems [id]="'problems-' + day.field" [problems]="day.problems" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      max-width: 26rem;
    }
    .day {
      display: grid;
      grid-template-columns: minmax(6.5rem, 1fr) 5.5rem auto 5.5rem;
      gap: 10px;
      align-items: center;
    }
    input {
      box-sizing: border-box;
      width: 100%;
      min-height: 44px;
      padding: 8px 12px;
      border: 1px solid var(--zb-line-strong);
      border-radius: var(--zb-radius-small);
      font: inherit;
      font-variant-numeric: tabular-nums;
      color: var(--zb-ink);
      background: var(--zb-card);
    }
    [aria-invalid='true'] {
      border: 2px solid var(--zb-bad);
    }
    @media (width < 420px) {
      .day {
        grid-template-columns: minmax(5.5rem, 1fr) 4.5rem auto 4.5rem;
        gap: 6px;
      }
    }
  `,
})
export class WeekEditor {
  readonly week = input.required<WeekDraft>();
  /** Path of the week in the request, e.g. `set.frame`. */
  readonly field = input.required<string>();
  readonly problems = input.required<readonly FieldProblem[]>();
  readonly weekChange = output<WeekDraft>();

  protected readonly days = computed(() => {
    activeLanguage();
    return this.week().map((day, index) => {
      const field = `${this.field()}.${index}`;
      const problems = this.problems().filter((problem) => problem.field === field);
      return { ...day, index, field, problems, name: weekdayName(index + 1) };
    });
  });

  protected change(index: number, part: Partial<DayDraft>): void {
    this.weekChange.emit(this.week().map((day, one) => (one === index ? { ...day, ...part } : day)));
  }
}
