import { Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { OrganisationStore, ServerClock } from '@zeitbuch/web-data-access';
import { Announcer, EmptyState, ErrorCard, Icon, Loading, PageHeader, townTime } from '@zeitbuch/web-ui';
import { DateField } from '@zeitbuch/web-ui/date-field';
import { Notices } from '@zeitbuch/web-ui/notices';
import { isDateInUse } from '@zeitbuch/working-time';
import { filter, map, startWith } from 'rxjs';
import { UnitForm } from './unit-form';
import { UnitTree } from './unit-tree';
import { inTreeOrder, pathOf } from './unit-words';

/** For organisation administrators: the units of the city on any day, as a tree and found while typing. */
@Component({
  selector: 'zb-organisation-page',
  imports: [
    DateField,
    EmptyState,
    ErrorCard,
    Icon,
    Loading,
    MatButtonModule,
    PageHeader,
    RouterLink,
    RouterOutlet,
    TranslocoDirective,
    UnitForm,
    UnitTree,
  ],
  providers: [OrganisationStore],
  templateUrl: './organisation-page.html',
  styleUrl: './organisation-page.scss',
})
export class OrganisationPage {
  protected readonly store = inject(OrganisationStore);
  readonly #router = inject(Router);
  readonly #announcer = inject(Announcer);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #clock = inject(ServerClock);

  protected readonly today = townTime(this.#clock.nowMilliseconds()).date;
  protected readonly day = computed(() => this.store.day() ?? this.today);
  protected readonly search = signal('');
  protected readonly isFounding = signal(false);
  protected readonly showsGaps = signal(false);
  /** The unit whose page is open beside the tree. */
  protected readonly chosenId = toSignal(
    this.#router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => /^\/organisation\/([0-9a-f-]{36})/.exec(this.#router.url)?.[1] ?? null),
    ),
    { initialValue: null },
  );
  /** Every word stands in the name, the short name or the name of who leads. */
  protected readonly found = computed(() => {
    const words = this.search().toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    const byId = this.store.byId();
    return inTreeOrder(this.store.below())
      .map(({ unit }) => unit)
      .filter(({ name, shortName, supervisorName = '' }) => {
        const text = `${name} ${shortName} ${supervisorName}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map((unit) => ({ unit, path: pathOf(byId, unit.unitId).join(' › ') }));
  });
  protected readonly gaps = computed(() => (this.store.units() ?? []).filter((unit) => unit.isWithoutApprover));

  constructor() {
    void this.store.load();
    effect(() => {
      const found = this.found();
      if (found) this.#announcer.announce(this.#transloco.translate('organisation.found', { count: found.length }));
    });
  }

  protected look(day: string): void {
    if (day !== '' && !isDateInUse(day)) return;
    void this.store.look(day === '' || day === this.today ? null : day);
  }

  protected open(unitId: string): void {
    void this.#router.navigate(['/organisation', unitId]);
  }

  protected cancel(): void {
    this.isFounding.set(false);
    this.#announcer.keepPlace();
  }

  protected founded(unitId: string): void {
    this.isFounding.set(false);
    this.#notices.tell(this.#transloco.translate('organisation.said.founded'));
    this.open(unitId);
  }

  protected toggleGaps(): void {
    this.showsGaps.update((shown) => !shown);
    if (this.showsGaps()) void this.store.loadUnled();
  }
}
