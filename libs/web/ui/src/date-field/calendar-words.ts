import { effect, inject, Injectable, untracked } from '@angular/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';
import { TranslocoService } from '@jsverse/transloco';
import { activeLanguage } from '../preferences/active-language';

/** What screen readers are told in the calendar, in the language of the screen. */
@Injectable()
export class CalendarWords extends MatDatepickerIntl {
  readonly #transloco = inject(TranslocoService);

  constructor() {
    super();
    effect(() => {
      activeLanguage();
      untracked(() => this.#translate());
    });
  }

  override formatYearRangeLabel(start: string, end: string): string {
    return this.#transloco.translate('dateField.years', { start, end });
  }

  #translate(): void {
    const translate = (key: string) => this.#transloco.translate<string>(key);
    this.calendarLabel = translate('dateField.calendar');
    this.openCalendarLabel = translate('dateField.open');
    this.closeCalendarLabel = translate('dateField.close');
    this.prevMonthLabel = translate('dateField.previousMonth');
    this.nextMonthLabel = translate('dateField.nextMonth');
    this.prevYearLabel = translate('dateField.previousYear');
    this.nextYearLabel = translate('dateField.nextYear');
    this.prevMultiYearLabel = translate('dateField.previousYears');
    this.nextMultiYearLabel = translate('dateField.nextYears');
    this.switchToMonthViewLabel = translate('dateField.toMonth');
    this.switchToMultiYearViewLabel = translate('dateField.toYear');
    this.changes.next();
  }
}
