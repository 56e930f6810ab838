import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type OverruledDto, type RulesInForceDto } from '@zeitbuch/web-data-access';
import { overruledTexts } from '@zeitbuch/web-rule-words';
import {
  activeLanguage,
  clockText,
  formatFullDate,
  formatLength,
  formatLongDate,
  Icon,
  Minutes,
  weekdayName,
  inLanguage,
} from '@zeitbuch/web-ui';
import { weekdayOf, localDate } from '@zeitbuch/working-time';

/** The day at a glance: which agreement, which temporary rules and until when, which hours; and what changes next. */
@Component({
  selector: 'zb-rules-overview',
  imports: [Icon, Minutes, RouterLink, TranslocoDirective],
  templateUrl: './rules-overview.html',
  styleUrl: './rules-overview.scss',
})
export class RulesOverview {
  readonly rules = input.required<RulesInForceDto>();
  readonly isToday = input(false);

  readonly #transloco = inject(TranslocoService);

  /** Monday to Sunday with what is due. */
  protected readonly week = computed(() => {
    activeLanguage();
    const { contract, date } = this.rules();
    const chosen = weekdayOf(localDate(date));
    return (contract?.pattern ?? []).map((minutes, index) => ({
      name: weekdayName(index + 1, 'short'),
      fullName: weekdayName(index + 1),
      minutes,
      isChosen: index + 1 === chosen,
    }));
  });

  /** Of two weeks that take turns, what this one has; null where every week is the same. */
  protected readonly thisWeekMinutes = computed(() => {
    const { contract } = this.rules();
    const minutes = (contract?.pattern ?? []).reduce((sum, ofDay) => sum + ofDay, 0);
    return contract && minutes !== contract.weeklyMinutes ? minutes : null;
  });

  /** On which days from this one on another rule goes before, in sentences. */
  protected overruled(stretches: readonly OverruledDto[]): string[] {
    const { date } = this.rules();
    return overruledTexts(
      this.#transloco,
      stretches.filter(({ to }) => to === null || to >= date),
    );
  }

  protected readonly formatFullDate = formatFullDate;
  protected readonly clockText = clockText;
  protected readonly inLanguage = inLanguage;
  protected readonly formatLength = formatLength;
  protected readonly formatLongDate = formatLongDate;
}
