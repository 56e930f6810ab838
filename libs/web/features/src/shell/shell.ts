import { Component, computed, DestroyRef, DOCUMENT, type ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { BookingOutbox, type Role, ServerClock, SessionStore, TaskStore } from '@zeitbuch/web-data-access';
import { Icon, type IconName, spokenMinutes } from '@zeitbuch/web-ui';
import { filter, pairwise, startWith } from 'rxjs';
import { countByDesk } from '../shared/task-desks';
import { pageOf } from './page-scroll';
import { UserMenu } from './user-menu';

interface Destination {
  readonly path: string;
  readonly key: string;
  /** Where a phone has to show many desks. */
  readonly short?: string;
  readonly icon: IconName;
  /** One of them is enough. */
  readonly roles: readonly Role[];
}

/** What the navigation offers, by role. */
const destinations: readonly Destination[] = [
  { path: '/heute', key: 'nav.today', icon: 'clock', roles: ['employee'] },
  { path: '/monat', key: 'nav.month', icon: 'calendar', roles: ['employee'] },
  { path: '/antraege', key: 'nav.requests', icon: 'request', roles: ['employee'] },
  { path: '/urlaub', key: 'nav.leave', icon: 'leaveDay', roles: ['employee'] },
  { path: '/regeln', key: 'nav.rules', icon: 'rules', roles: ['employee'] },
  { path: '/freigaben', key: 'nav.approvals', icon: 'approve', roles: ['supervisor'] },
  {
    path: '/dienstvereinbarungen',
    key: 'nav.agreements',
    short: 'nav.agreementsShort',
    icon: 'agreement',
    roles: ['timeAdministrator', 'agreementEditor'],
  },
  { path: '/einfuhr', key: 'nav.imports', icon: 'inbox', roles: ['timeAdministrator', 'organisationAdministrator'] },
  { path: '/abschluss', key: 'nav.closing', icon: 'closing', roles: ['timeAdministrator'] },
  { path: '/lohn', key: 'nav.payroll', icon: 'payroll', roles: ['payroll'] },
  { path: '/einrichtung', key: 'nav.setUp', icon: 'approve', roles: ['organisationAdministrator'] },
  { path: '/personen', key: 'nav.people', icon: 'person', roles: ['organisationAdministrator'] },
  {
    path: '/organisation',
    key: 'nav.organisation',
    short: 'nav.organisationShort',
    icon: 'units',
    roles: ['organisationAdministrator'],
  },
  { path: '/rollen', key: 'nav.roles', icon: 'shield', roles: ['organisationAdministrator'] },
];

/** A device clock that is off by more than this is worth a word. */
const NOTEWORTHY_OFFSET_MILLISECONDS = 60_000;

/** What waits is asked for again this often while the page is looked at; what others do reaches nobody otherwise. */
const REFRESH_MILLISECONDS = 60_000;

/** The frame of every page after sign-in: navigation, messages about the connection, the page itself. */
@Component({
  selector: 'zb-shell',
  imports: [Icon, RouterLink, RouterLinkActive, RouterOutlet, TranslocoDirective, UserMenu],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  protected readonly clock = inject(ServerClock);
  readonly #session = inject(SessionStore);
  protected readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly outbox = inject(BookingOutbox);
  protected readonly spokenMinutes = spokenMinutes;

  protected readonly destinations = computed(() =>
    destinations.filter(
      ({ roles, path }) =>
        roles.includes('employee') ||
        // As long as a city lacks something before its first closing.
        (roles.some((role) => this.#session.roles().includes(role)) &&
          (path !== '/einrichtung' || this.counts().has(path))) ||
        // Of people whom nobody leads: a desk of the time administration while something waits there.
        (path === '/freigaben' && (this.counts().has(path) || this.#session.unitRoles().includes('timeAdministrator'))),
    ),
  );
  readonly #tasks = inject(TaskStore);
  /** What waits, by the path of the page. */
  protected readonly counts = computed(() => countByDesk(this.#tasks.tasks(), this.#session.roles()));
  protected readonly offsetMinutes = computed(() => {
    const offset = Math.abs(this.clock.offsetMilliseconds());
    return offset > NOTEWORTHY_OFFSET_MILLISECONDS ? Math.round(offset / 60_000) : 0;
  });

  constructor() {
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        startWith(null),
        pairwise(),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(([before, after]) => {
        if (!before || !after || pageOf(before.urlAfterRedirects) === pageOf(after.urlAfterRedirects)) return;
        this.main().nativeElement.focus();
        void this.#tasks.load();
      });
    const view = inject(DOCUMENT);
    const timer = setInterval(() => {
      if (view.visibilityState === 'visible') void this.#tasks.load();
    }, REFRESH_MILLISECONDS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
