import { Component, computed, effect, ElementRef, inject, input, signal, untracked, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type CalendarDayDto, ServerClock, SitesStore } from '@zeitbuch/web-data-access';
import {
  Badge,
  clockText,
  ErrorCard,
  formatFullDate,
  formatInstant,
  formatWeekday,
  Icon,
  Loading,
  monthName,
  townTime,
} from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { HolidayForm } from './holiday-form';
import { SiteForm } from './site-form';

/** What somebody is about to do. */
type Act = 'name' | 'close' | 'region' | 'enter' | `day ${string}`;

/** A site: whose public holidays hold there, the calendar of a year, and every act on both. */
@Component({
  selector: 'zb-site-page',
  imports: [Badge, ErrorCard, HolidayForm, Icon, Loading, MatButtonModule, RouterLink, SiteForm, TranslocoDirective],
  providers: [SitesStore],
  templateUrl: './site-page.html',
  styleUrl: './site-page.scss',
})
export class SitePage {
  readonly siteId = input.required<string>();

  protected readonly store = inject(SitesStore);
  readonly #notices = inject(Notices);
  readonly #transloco = inject(TranslocoService);
  readonly #clock = inject(ServerClock);

  protected readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly act = signal<Act | null>(null);
  protected readonly today = townTime(this.#clock.nowMilliseconds()).date;
  protected readonly thisYear = Number(this.today.slice(0, 4));
  protected readonly months = computed(() => {
    const days = this.store.site()?.days ?? [];
    const byMonth = Map.groupBy(days, ({ date }) => Number(date.slice(5, 7)));
    return [...byMonth].map(([month, ofMonth]) => ({ month, days: ofMonth }));
  });
  protected readonly ownCount = computed(
    () => (this.store.site()?.days ?? []).filter(({ holidayId }) => holidayId !== undefined).length,
  );
  /** The region of today. */
  protected readonly region = computed(
    () =>
      this.store.site()?.regions.find(({ from, to }) => (!from || from <= this.today) && (!to || this.today <= to))
        ?.region ?? '',
  );
  protected readonly lacksNextYear = computed(
    () => this.store.list()?.sites.find(({ siteId }) => siteId === this.siteId())?.lacksNextYear ?? false,
  );
  protected readonly regions = computed(() => this.store.list()?.regions ?? []);
  protected readonly clockText = clockText;
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatInstant = formatInstant;
  protected readonly formatWeekday = formatWeekday;
  protected readonly monthName = monthName;

  constructor() {
    effect(() => {
      const siteId = this.siteId();
      untracked(() => {
        this.act.set(null);
        void this.store.load().then(() => this.store.open(siteId));
      });
    });
  }

  protected look(year: number): void {
    void this.store.open(this.siteId(), year);
  }

  protected begin(act: Act): void {
    this.store.problem.set(null);
    this.act.set(act);
  }

  protected cancel(): void {
    this.store.problem.set(null);
    this.act.set(null);
    this.heading()?.nativeElement.focus();
  }

  protected done(said: string): void {
    this.act.set(null);
    this.heading()?.nativeElement.focus();
    this.#notices.tell(this.#transloco.translate(`sites.said.${said}`));
    void this.store.load();
  }

  protected async reopen(): Promise<void> {
    if (await this.store.change({ closedFrom: null })) this.done('reopened');
  }

  protected async withdrawRegion(from: string): Promise<void> {
    if (await this.store.withdrawRegion(from)) this.done('regionWithdrawn');
  }

  protected async continueCalendar(): Promise<void> {
    if (await this.store.continueCalendar()) this.done('continued');
  }

  protected async withdraw(day: CalendarDayDto): Promise<void> {
    if (await this.store.withdrawDay(day)) this.done('withdrawn');
  }

  /** Name of a day in the language of the screen. */
  protected nameOf = ({ nameDe, nameEn }: CalendarDayDto): string =>
    this.#transloco.getActiveLang() === 'en' ? nameEn : nameDe;
}
