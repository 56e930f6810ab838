import { Component, computed, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MonthWeek } from '@zeitbuch/web-data-access';
import { Badge, formatDayMonth, formatMinutes, formatMonth, formatWeekday, Icon, Minutes } from '@zeitbuch/web-ui';
import { isQuiet, notesOf } from './day-words';

/** The days of a month by week: a table, and on a narrow screen a list of cards from the same rows. */
@Component({
  selector: 'zb-month-days',
  imports: [Badge, Icon, Minutes, RouterLink, RouterLinkActive, TranslocoDirective],
  templateUrl: './month-days.html',
  styleUrl: './month-days.scss',
})
export class MonthDays {
  readonly month = input.required<string>();
  /** Marked in the list, where it is in this month. */
  readonly today = input.required<string>();
  readonly weeks = input.required<readonly MonthWeek[]>();
  /** Leaders are not shown the account of others. */
  protected readonly withAccount = computed(() =>
    this.weeks().some(({ days }) => days.some((day) => day.runningBalanceMinutes !== undefined)),
  );

  protected readonly isQuiet = isQuiet;
  protected readonly notesOf = notesOf;
  protected readonly formatDayMonth = formatDayMonth;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatMonth = formatMonth;
  protected readonly formatWeekday = formatWeekday;
}
