import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type AgreementDecisionDto } from '@zeitbuch/web-data-access';
import { overruledTexts, spanWords } from '@zeitbuch/web-rule-words';
import { activeLanguage, Badge, formatFullDate, Icon, townTime } from '@zeitbuch/web-ui';
import { type TimelineEntry, type TimelineState } from './agreement-timeline';
import { CircleLine } from './circle-line';

/** One version, annex or temporary rule: from when until when, and opened what it says, where, and what it changed. */
@Component({
  selector: 'zb-timeline-entry',
  imports: [CircleLine, Badge, Icon, TranslocoDirective],
  templateUrl: './timeline-entry.html',
  styleUrl: './timeline-entry.scss',
  host: { '[attr.data-state]': 'state()', '[attr.data-kind]': 'entry().kind' },
})
export class TimelineEntryView {
  readonly entry = input.required<TimelineEntry>();
  readonly state = input.required<TimelineState>();

  readonly #transloco = inject(TranslocoService);

  protected readonly changes = computed(() => this.entry().rules.filter(({ isChanged }) => isChanged).length);
  protected readonly overruled = computed(() => {
    activeLanguage();
    return overruledTexts(this.#transloco, this.entry().overruled);
  });
  protected readonly formatFullDate = formatFullDate;

  protected daysOf(days: readonly { readonly from: string; readonly to: string | null }[]): string {
    return days
      .map(spanWords)
      .map(({ key, params }) => this.#transloco.translate<string>(key, params))
      .join(', ');
  }

  /** The day of the town on which it was released. */
  protected dayOf({ releasedAt }: AgreementDecisionDto): string {
    return formatFullDate(townTime(Date.parse(releasedAt)).date);
  }
}
