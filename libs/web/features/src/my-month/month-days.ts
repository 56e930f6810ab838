import { Component, computed, input, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MonthWeek } from '@zeitbuch/web-data-access';
import { notesOf } from '@zeitbuch/web-rule-words';
import {
  Badge,
  formatDayMonth,
  formatMinutes,
  formatMonth,
  formatWeekday,
  Icon,
  inLanguage,
  Minutes,
} from '@zeitbuch/web-ui';
import { endText } from '../shared/spans-text';
import { halfDayOf, isQuiet, pausedSince } from './day-words';
import { isEmptyWeek, rowsOfWeek } from './week-rows';

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

  /** Empty weeks that somebody opened. The others are folded on the screen only: on paper every day has its line. */
  readonly #opened = signal<ReadonlySet<number>>(new Set());
  protected readonly shownWeeks = computed(() =>
    this.weeks().map((week) => {
      const isEmpty = isEmptyWeek(week.days, this.today());
      const isOpen = !isEmpty || this.#opened().has(week.isoWeek);
      const isAhead = week.days.every(({ state }) => state === 'future');
      return { ...week, isEmpty, isOpen, isAhead, rows: rowsOfWeek(week.days, this.today()) };
    }),
  );

  protected readonly halfDayOf = halfDayOf;
  protected readonly isQuiet = isQuiet;
  protected readonly inLanguage = inLanguage;
  protected readonly notesOf = notesOf;
  protected readonly pausedSince = pausedSince;
  protected readonly endText = endText;
  protected readonly formatDayMonth = formatDayMonth;
  protected readonly formatMinutes = formatMinutes;
  protected readonly formatMonth = formatMonth;
  protected readonly formatWeekday = formatWeekday;

  /** Opens the week of `date`: the row of a day that is shown beside the list is on the screen. */
  reveal(date: string): void {
    const week = this.shownWeeks().find(({ days }) => days.some((day) => day.date === date));
    if (week && !week.isOpen) this.toggle(week.isoWeek);
  }

  protected toggle(isoWeek: number): void {
    this.#opened.update((weeks) => {
      const next = new Set(weeks);
      if (!next.delete(isoWeek)) next.add(isoWeek);
      return next;
    });
  }
}
