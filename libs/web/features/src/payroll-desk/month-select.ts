import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ServerClock } from '@zeitbuch/web-data-access';
import { formatMonth, townTime } from '@zeitbuch/web-ui';
import { addMonths, monthOf, type YearMonth } from '@zeitbuch/working-time';

/** So far back and so far ahead. */
const MONTHS_BACK = 36;
const MONTHS_AHEAD = 15;

/** A month from a list: settings of payroll begin with a month. */
@Component({
  selector: 'zb-month-select',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">
    <label [for]="fieldId()">{{ label() }}</label>
    <select [id]="fieldId()" [value]="month()" (change)="choose($event)">
      @for (one of months(); track one) {
        <option [value]="one" [selected]="one === month()">{{ formatMonth(one) }}</option>
      }
    </select>
  </ng-container>`,
  styles: `
    @use '../form';

    :host {
      display: grid;
      align-content: start;
      gap: 6px;
    }
    label {
      font-size: 0.9375rem;
      font-weight: 600;
    }
    select {
      @include form.text-field;
    }
  `,
})
export class MonthSelect {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly month = model.required<YearMonth>();
  protected readonly formatMonth = formatMonth;
  readonly #clock = inject(ServerClock);

  protected readonly months = computed(() => {
    const present = monthOf(townTime(this.#clock.nowMilliseconds()).date);
    const offered = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, at) =>
      addMonths(present, at - MONTHS_BACK),
    );
    return offered.includes(this.month()) ? offered : [...offered, this.month()].sort();
  });

  protected choose(event: Event): void {
    this.month.set((event.target as HTMLSelectElement).value as YearMonth);
  }
}
