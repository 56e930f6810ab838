import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type DecidedDto, type DecidedItemDto } from '@zeitbuch/web-data-access';
import { activeLanguage, Badge, formatDate, formatFullDate, formatInstant, formatMonth, Icon } from '@zeitbuch/web-ui';
import { monthOf, localDate } from '@zeitbuch/working-time';
import { kindName, spanWords } from '../shared/absence-words';

/** What was decided lately on the people somebody cares for: by whom, when, and with which words. */
@Component({
  selector: 'zb-decided-list',
  imports: [Badge, Icon, RouterLink, TranslocoDirective],
  templateUrl: './decided-list.html',
  styleUrl: './decided-list.scss',
})
export class DecidedList {
  readonly decided = input.required<DecidedDto>();

  readonly #transloco = inject(TranslocoService);
  protected readonly formatFullDate = formatFullDate;
  protected readonly rows = computed(() => {
    activeLanguage();
    return this.decided().items.map((item) => ({
      item,
      what: this.#whatOf(item),
      when: formatInstant(item.decidedAt),
      month: item.month ?? monthOf(localDate(item.correction?.date ?? item.absence?.from ?? '')),
    }));
  });

  #whatOf({ month, correction, absence }: DecidedItemDto): string {
    const say = (key: string, params: Record<string, string>) => this.#transloco.translate(`approvals.${key}`, params);
    if (month) return say('month', { month: formatMonth(month) });
    if (correction) return say(`correction.${correction.action}`, { date: formatDate(correction.date) });
    return absence ? say(`absence.${absence.act}`, { kind: kindName(absence), days: spanWords(absence) }) : '';
  }
}
