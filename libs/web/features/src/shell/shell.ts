import { Component, computed, DestroyRef, DOCUMENT, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { BookingOutbox, ServerClock, SessionStore, TaskStore } from '@zeitbuch/web-data-access';
import { Icon, spokenMinutes } from '@zeitbuch/web-ui';
import { filter, pairwise, startWith } from 'rxjs';
import { countByDesk } from '../shared/task-desks';
import { AreaPages } from './area-pages';
import { DESTINATIONS, type Place, placesOf } from './destinations';
import { pageOf } from './page-scroll';
import { UserMenu } from './user-menu';

/** A device clock that is off by more than this is worth a word. */
const NOTEWORTHY_OFFSET_MILLISECONDS = 60_000;

/** What waits is asked for again this often while the page is looked at; what others do reaches nobody otherwise. */
const REFRESH_MILLISECONDS = 60_000;

/** Whether an address lies on a page or below it. */
const isAt = (url: string, path: string): boolean => `/${pageOf(url)}` === path;

/** The frame of every page after sign-in: navigation, messages about the connection, the page itself. */
@Component({
  selector: 'zb-shell',
  imports: [AreaPages, Icon, RouterLink, RouterOutlet, TranslocoDirective, UserMenu],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly clock = inject(ServerClock);
  readonly #session = inject(SessionStore);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly outbox = inject(BookingOutbox);
  protected readonly spokenMinutes = spokenMinutes;

  readonly #visible = computed(() =>
    DESTINATIONS.filter(
      ({ roles, path }) =>
        roles.includes('employee') ||
        // As long as a city lacks something before its first closing.
        (roles.some((role) => this.#session.roles().includes(role)) &&
          (path !== '/einrichtung' || this.counts().has(path))) ||
        // Of people whom nobody leads: a desk of the time administration while something waits there.
        (path === '/freigaben' && (this.counts().has(path) || this.#session.unitRoles().includes('timeAdministrator'))),
    ),
  );
  protected readonly places = computed(() => placesOf(this.#visible()));
  readonly #router = inject(Router);
  /** The address that is shown. */
  readonly #url = signal(this.#router.url);
  /** The place of the page that is shown. */
  protected readonly current = computed(() =>
    this.places().find(({ pages }) => pages.some(({ path }) => isAt(this.#url(), path))),
  );
  readonly #tasks = inject(TaskStore);
  /** What waits, by the path of the page. */
  protected readonly counts = computed(() => countByDesk(this.#tasks.tasks(), this.#session.roles()));
  protected readonly offsetMinutes = computed(() => {
    const offset = Math.abs(this.clock.offsetMilliseconds());
    return offset > NOTEWORTHY_OFFSET_MILLISECONDS ? Math.round(offset / 60_000) : 0;
  });

  constructor() {
    const view = inject(DOCUMENT);
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        startWith(null),
        pairwise(),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(([before, after]) => {
        if (after) this.#url.set(after.urlAfterRedirects);
        if (!before || !after) return;
        const isSame = pageOf(before.urlAfterRedirects) === pageOf(after.urlAfterRedirects);
        // Within a page the focus stays, unless what had it went with what was shown before.
        if (!isSame || view.activeElement === view.body) this.main().nativeElement.focus();
        if (isSame) return;
        void this.#tasks.load();
      });
    const timer = setInterval(() => {
      if (view.visibilityState === 'visible') void this.#tasks.load();
    }, REFRESH_MILLISECONDS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** How much waits on the pages of a place. */
  protected waitingAt({ pages }: Place): number {
    return pages.reduce((sum, { path }) => sum + (this.counts().get(path) ?? 0), 0);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
