import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type EarlierEmploymentDto,
  LeaveStore,
  type LeaveStepDto,
  ServerClock,
  SessionStore,
} from '@zeitbuch/web-data-access';
import {
  Announcer,
  activeLanguage,
  Badge,
  EmptyState,
  ErrorCard,
  formatDayCount,
  formatDays,
  formatDayMonth,
  formatFullDate,
  formatWeekday,
  Icon,
  Loading,
  oneOrOther,
  PageHeader,
  townTime,
} from '@zeitbuch/web-ui';

/** How many days of leave a year has, how that comes about, and when they were or will be taken. */
@Component({
  selector: 'zb-leave-page',
  imports: [Badge, EmptyState, ErrorCard, Icon, Loading, MatButtonModule, PageHeader, RouterLink, TranslocoDirective],
  providers: [LeaveStore],
  templateUrl: './leave-page.html',
  styleUrl: './leave-page.scss',
})
export class LeavePage {
  /** Route parameter. */
  readonly year = input.required<string>();
  /** Query parameter: the employment before this one whose leave is looked at. */
  readonly person = input<string>();

  readonly #announcer = inject(Announcer);
  readonly #clock = inject(ServerClock);
  readonly #transloco = inject(TranslocoService);
  readonly #session = inject(SessionStore);
  protected readonly store = inject(LeaveStore);
  protected readonly formatDayCount = formatDayCount;
  protected readonly formatDays = formatDays;
  protected readonly formatFullDate = formatFullDate;
  protected readonly oneOrOther = oneOrOther;

  protected readonly current = computed(() => Number(this.year()));
  protected readonly former = computed(() =>
    this.#session.earlier().find(({ employeeId }) => employeeId === this.person()),
  );
  /** For who came back: the employment before this one that had the year, too. */
  protected readonly leadsTo = computed(() =>
    this.person() ? undefined : this.#session.earlier().find((one) => isOfYear(one, this.current())),
  );
  protected readonly today = computed(() => townTime(this.#clock.now()).date);
  protected readonly thisYear = computed(() => Number(this.today().slice(0, 4)));
  /** Rules are read as they hold on a day of the year that has come. */
  protected readonly ruleDate = computed(() => this.store.leave()?.asOf ?? this.today());
  protected readonly rows = computed(() => {
    activeLanguage();
    return (this.store.leave()?.steps ?? []).map((step) => ({ step, delta: signedDays(step), params: paramsOf(step) }));
  });
  protected readonly periods = computed(() => {
    activeLanguage();
    return (this.store.leave()?.periods ?? []).map((period) => ({
      ...period,
      when: period.from === period.to ? dayText(period.from) : `${dayText(period.from)} – ${dayText(period.to)}`,
    }));
  });
  /** A notice that is read after its year lets nothing lapse any more: it is not offered. */
  protected readonly unread = computed(() =>
    (this.store.leave()?.notices ?? []).filter(({ readAt, year }) => !readAt && year === this.thisYear()),
  );

  constructor() {
    effect(() => {
      const [year, person] = [this.current(), this.person()];
      untracked(() => void this.store.load(year, person));
    });
  }

  protected async confirm(noticeId: string): Promise<void> {
    await this.store.confirm(noticeId);
    if (!this.store.problem()) this.#announcer.announce(this.#transloco.translate('leave.notice.confirmed'));
  }
}

const isOfYear = ({ hiredOn, leftOn }: EarlierEmploymentDto, year: number): boolean =>
  Number(hiredOn.slice(0, 4)) <= year && year <= Number(leftOn.slice(0, 4));

const dayText = (date: string): string => `${formatWeekday(date)} ${formatDayMonth(date)}`;

function signedDays({ beforeHundredths, afterHundredths }: LeaveStepDto): string {
  const delta = afterHundredths - beforeHundredths;
  return delta > 0 ? `+${formatDays(delta)}` : formatDays(delta);
}

/** Dates in words, hundredths as days. */
function paramsOf({ params }: LeaveStepDto): Record<string, string | number> {
  const { latestStart } = params;
  return { ...params, ...(typeof latestStart === 'string' ? { latestStart: formatFullDate(latestStart) } : {}) };
}
