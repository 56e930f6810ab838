import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type OvertimeSettlementDto, overtimeOf, ServerClock } from '@zeitbuch/web-data-access';
import { whereWritten } from '@zeitbuch/web-rule-words';
import {
  activeLanguage,
  Badge,
  ErrorCard,
  formatDate,
  formatMinutes,
  formatMonth,
  Minutes,
  townTime,
} from '@zeitbuch/web-ui';
import { isoWeekOf, localDate } from '@zeitbuch/working-time';
import { overtimeFigures } from './overtime-figures';

/**
 * What was ordered, week by week: until when time off balances it, and what is paid otherwise. Nothing is shown where
 * nothing was ordered. Leaders read what was ordered, as the server tells them no more.
 */
@Component({
  selector: 'zb-overtime-panel',
  imports: [Badge, ErrorCard, Minutes, RouterLink, TranslocoDirective],
  templateUrl: './overtime-panel.html',
  styleUrl: './overtime-panel.scss',
})
export class OvertimePanel {
  /** `YYYY-MM` */
  readonly month = input.required<string>();
  /** Another person; left out for oneself. */
  readonly person = input<string>();
  /** Read again as soon as it changes: the version of the month. */
  readonly version = input<number>();

  protected readonly overtime = overtimeOf(this);
  readonly #clock = inject(ServerClock);

  protected readonly rows = computed(() => {
    activeLanguage();
    const today = townTime(this.#clock.now()).date;
    return (this.overtime.answer() ?? []).map((week) => ({
      week,
      number: isoWeekOf(localDate(week.from)).week,
      ordered: formatMinutes(week.orderedMinutes),
      until: formatDate(week.balanceUntil),
      payableMonth: formatMonth(week.payableMonth),
      figures: (week.settlement ? overtimeFigures(week.settlement) : []).map((figure) => ({
        ...figure,
        month: figure.month && formatMonth(figure.month),
      })),
      other: week.settlement ? formatMinutes(week.settlement.otherSupplementMinutes) : '',
      written: week.settlement ? writtenOf(week.settlement) : null,
      /** Rules are read as they hold on a day that has come. */
      ruleDate: week.to < today ? week.to : today,
    }));
  });
}

/** Where the agreement says which reading holds. */
const writtenOf = ({ paragraph, source }: OvertimeSettlementDto) =>
  whereWritten({ paragraph: source.paragraph ?? paragraph, source });
