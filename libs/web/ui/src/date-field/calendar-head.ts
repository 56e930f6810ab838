import { Component, inject } from '@angular/core';
import { DateAdapter } from '@angular/material/core';
import { MatCalendarHeader } from '@angular/material/datepicker';
import { type LocalDate } from '@zeitbuch/working-time';
import { Icon } from '../icon';

/**
 * The head of the calendar, with targets for a thumb. Material's own writes the month in capitals and gives its button
 * a name in which the month does not occur, so that somebody who speaks what is written there does not reach it.
 */
@Component({
  selector: 'zb-calendar-head',
  imports: [Icon],
  template: `
    <span class="cdk-visually-hidden" aria-live="polite">{{ shown }}</span>
    <button type="button" class="period" (click)="currentPeriodClicked()">
      {{ shown }}<span class="cdk-visually-hidden">: {{ periodButtonLabel }}</span>
      <zb-icon name="unfold" />
    </button>
    <button
      type="button"
      class="step"
      [attr.aria-label]="prevButtonLabel"
      [attr.aria-disabled]="!previousEnabled()"
      (click)="previousClicked()"
    >
      <zb-icon name="previous" />
    </button>
    <button
      type="button"
      class="step"
      [attr.aria-label]="nextButtonLabel"
      [attr.aria-disabled]="!nextEnabled()"
      (click)="nextClicked()"
    >
      <zb-icon name="next" />
    </button>
  `,
  styleUrl: './calendar-head.scss',
})
export class CalendarHead extends MatCalendarHeader<LocalDate> {
  readonly #dates = inject<DateAdapter<LocalDate>>(DateAdapter);

  /** The month, year or years in sight. */
  protected get shown(): string {
    const isMonth = this.calendar.currentView === 'month';
    return isMonth ? this.#dates.format(this.calendar.activeDate, 'month') : this.periodButtonText;
  }
}
