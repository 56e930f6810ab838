import { type ListRange } from '@angular/cdk/collections';
import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { debounce, form, FormField } from '@angular/forms/signals';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type AccountState, type PeopleLack, PeopleStore } from '@zeitbuch/web-data-access';
import { EmptyState, ErrorCard, Icon, Loading, PageHeader } from '@zeitbuch/web-ui';
import { of, switchMap } from 'rxjs';
import { AccountBadge } from './account-badge';

/** Letters that follow each other faster are one question. */
const PAUSE_MILLISECONDS = 200;
/** Height of a row in the style sheet. */
const ROW_PIXELS = 56;

/** Words of the address. */
const LACKS: Readonly<Record<string, PeopleLack | undefined>> = {
  ...{ einheit: 'unit', standort: 'site', vertrag: 'contract', vereinbarung: 'agreement', resturlaub: 'leave' },
};

/** For organisation administrators: everybody of the city, found while typing. */
@Component({
  selector: 'zb-people-page',
  imports: [
    AccountBadge,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    EmptyState,
    ErrorCard,
    FormField,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [PeopleStore],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  protected readonly store = inject(PeopleStore);
  protected readonly rowPixels = ROW_PIXELS;
  protected readonly filters: readonly (AccountState | null)[] = [
    null,
    'none',
    'invited',
    'active',
    'blocked',
    'ended',
  ];

  /** Query parameter: what the people lack who are listed. */
  readonly ohne = input<string>();

  readonly #question = signal<{ search: string; account: AccountState | null; lacks: PeopleLack | null }>({
    ...{ search: '', account: null, lacks: null },
  });
  protected readonly question = this.#question.asReadonly();
  protected readonly form = form(this.#question, ({ search }) => debounce(search, PAUSE_MILLISECONDS));
  protected readonly list = viewChild(CdkVirtualScrollViewport);

  constructor() {
    effect(() => {
      const lacks = LACKS[this.ohne() ?? ''] ?? null;
      untracked(() => this.#question.update((question) => ({ ...question, lacks })));
    });
    effect(() => {
      const question = this.#question();
      this.list()?.scrollToIndex(0);
      void this.store.ask(question);
    });
    toObservable(this.list)
      .pipe(
        switchMap((list) => list?.renderedRangeStream ?? of<ListRange>({ start: 0, end: 0 })),
        takeUntilDestroyed(),
      )
      .subscribe(({ start, end }) => {
        if (end > start) void this.store.need(start, end);
      });
  }

  protected choose(account: AccountState | null): void {
    this.#question.update((question) => ({ ...question, account }));
  }

  protected again(): void {
    void this.store.ask(this.#question());
  }
}
