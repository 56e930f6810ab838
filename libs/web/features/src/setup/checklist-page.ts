import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ActAloneDto, ChecklistStore, type ChecklistItemDto, SessionStore } from '@zeitbuch/web-data-access';
import { ErrorCard, formatInstant, formatMonth, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { deskThatMends } from './mending-desks';

const PARTS = ['clockIn', 'closing'] as const;

/** For those who administer a city: what it still lacks, each with the way to where it is mended. */
@Component({
  selector: 'zb-checklist-page',
  imports: [ErrorCard, Icon, Loading, PageHeader, RouterLink, TranslocoDirective],
  providers: [ChecklistStore],
  templateUrl: './checklist-page.html',
  styleUrl: './checklist-page.scss',
})
export class ChecklistPage {
  protected readonly store = inject(ChecklistStore);
  readonly #session = inject(SessionStore);

  protected readonly parts = computed(() =>
    PARTS.map((part) => {
      const items = (this.store.checklist()?.items ?? []).filter(({ neededFor }) => neededFor === part);
      const missing = items.filter(({ count }) => count > 0);
      return {
        part,
        count: items.length,
        done: items.length - missing.length,
        // What is to be done stands first.
        rows: [...missing, ...items.filter(({ count }) => count === 0)].map((item) => ({
          ...item,
          desk: item.count > 0 ? deskThatMends(item.kind, this.#session.roles()) : null,
          words: wordsOf(item),
        })),
      };
    }),
  );
  protected readonly acts = computed(() => this.store.checklist()?.actsAlone ?? []);
  protected readonly formatInstant = formatInstant;

  constructor() {
    void this.store.load();
  }

  /** Key of the sentence of an act. */
  protected keyOf({ action, byName, personName }: ActAloneDto): string {
    if (action.startsWith('role.')) return byName === personName ? 'checklist.act.ownRole' : 'checklist.act.role';
    return action.startsWith('agreement.') ? 'checklist.act.agreement' : 'checklist.act.other';
  }
}

const wordsOf = ({ count, people = count, month }: ChecklistItemDto) => ({
  ...{ count, people },
  month: month ? formatMonth(month) : '',
});
