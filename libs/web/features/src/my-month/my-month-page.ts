import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type EarlierEmploymentDto,
  FormDrafts,
  type MonthStatus,
  MonthStore,
  ServerClock,
  SessionStore,
} from '@zeitbuch/web-data-access';
import {
  Badge,
  type BadgeTone,
  ErrorCard,
  formatDate,
  formatDayMonth,
  formatFullDate,
  formatSigned,
  formatMonth,
  Icon,
  type IconName,
  Loading,
  Minutes,
  PageHeader,
  townTime,
} from '@zeitbuch/web-ui';
import { Notices } from '@zeitbuch/web-ui/notices';
import { addMonths, lastDayOf, localDate, monthOf, type YearMonth, yearMonth } from '@zeitbuch/working-time';
import { RefuseForm, reasonDraft } from '../shared/refuse-form';
import { KeptBookings } from '../shared/kept-bookings';
import { LimitsPanel } from '../shared/limits-panel';
import { OvertimePanel } from '../shared/overtime-panel';
import { type DayEditor } from './day-editor';
import { type DayExplanation } from './day-explanation';
import { MonthDays } from './month-days';
import { PageTitle } from '../shared/page-title';
import { MonthSheetHead } from './month-sheet-head';

/** The blocker of a day about which a request waits. */
const WAITS = 'correction.pending';

const looks: Record<MonthStatus, { tone: BadgeTone; icon: IconName }> = {
  open: { tone: 'info', icon: 'edit' },
  submitted: { tone: 'warn', icon: 'pending' },
  approved: { tone: 'good', icon: 'check' },
  closed: { tone: 'neutral', icon: 'lock' },
};

const isOfMonth = ({ hiredOn, leftOn }: EarlierEmploymentDto, month: YearMonth): boolean =>
  monthOf(localDate(hiredOn)) <= month && month <= monthOf(localDate(leftOn));

/** A month: its totals, its days, and handing it in. Another person's month is shown without the buttons. */
@Component({
  selector: 'zb-my-month-page',
  imports: [
    Badge,
    ErrorCard,
    Icon,
    KeptBookings,
    LimitsPanel,
    Loading,
    OvertimePanel,
    MatButtonModule,
    Minutes,
    MonthDays,
    MonthSheetHead,
    PageHeader,
    RefuseForm,
    RouterLink,
    RouterOutlet,
    TranslocoDirective,
  ],
  providers: [MonthStore],
  templateUrl: './my-month-page.html',
  styleUrl: './my-month-page.scss',
})
export class MyMonthPage {
  /** Route parameter, `YYYY-MM`. */
  readonly month = input.required({ transform: yearMonth });
  /** Query parameter: another person's month. */
  readonly person = input<string>();

  readonly #notices = inject(Notices);
  readonly #drafts = inject(FormDrafts);
  readonly #injector = inject(Injector);
  readonly #session = inject(SessionStore);
  readonly #page = inject(DOCUMENT);
  readonly #title = inject(PageTitle);
  readonly #transloco = inject(TranslocoService);
  protected readonly days = viewChild(MonthDays);
  protected readonly store = inject(MonthStore);
  readonly #clock = inject(ServerClock);

  protected readonly looks = looks;
  protected readonly opened = signal(false);
  readonly #day = signal<DayExplanation | DayEditor | null>(null);
  /** The row to go back to once it is there. */
  readonly #backTo = signal<string | null>(null);
  /** Why another person's month is handed in. */
  protected readonly asking = signal(false);
  /** The employment before this one whose month is looked at. */
  protected readonly former = computed(() =>
    this.#session.earlier().find(({ employeeId }) => employeeId === this.person()),
  );
  /** Of one's own months: the employment before this one to which the month belongs, for who came back. */
  protected readonly leadsTo = computed(() =>
    this.person() ? undefined : this.#session.earlier().find((one) => isOfMonth(one, this.month())),
  );
  /** Another person's month can be handed in once it is over and nothing is missing. */
  protected readonly canSubmitFor = computed(() => {
    const loaded = this.store.month();
    if (!loaded || !this.person() || this.former() || loaded.status !== 'open' || loaded.blockers.length > 0)
      return false;
    return lastDayOf(this.month()) < this.today();
  });
  protected readonly previous = computed(() => addMonths(this.month(), -1));
  protected readonly next = computed(() => addMonths(this.month(), 1));
  protected readonly today = computed(() => townTime(this.#clock.now()).date);
  protected readonly current = computed(() => this.today().slice(0, 7));
  /** The day up to which the sums of a running month go; null where they are of the whole month. */
  protected readonly until = computed(() => {
    const days = this.store.month()?.days ?? [];
    return days.some(({ state }) => state === 'future')
      ? (days.findLast(({ state }) => state !== 'future')?.date ?? null)
      : null;
  });
  /** The month has not begun: nothing of it counts yet. */
  protected readonly isAhead = computed(() => this.month() > this.current());
  /** What is missing; of a day about which a request waits, that it waits. */
  protected readonly blockers = computed(() => {
    const all = this.store.month()?.blockers ?? [];
    const waiting = new Set(all.filter(({ code }) => code === WAITS).map(({ date }) => date));
    return all.filter(({ code, date }) => code === WAITS || !waiting.has(date));
  });
  /** Who administers time enters the absences of others. */
  protected readonly administers = computed(() =>
    [...this.#session.roles(), ...this.#session.unitRoles()].includes('timeAdministrator'),
  );
  /** Somebody who looks at another person's month as its leader decides on what waits in it. */
  protected readonly canDecide = computed(
    () => !!this.person() && !this.former() && this.#session.roles().includes('supervisor'),
  );
  protected readonly heading = computed(() => {
    const loaded = this.store.month();
    const month = formatMonth(this.month());
    if (this.former()) return this.#transloco.translate('month.former', { month });
    return loaded && this.person()
      ? this.#transloco.translate('month.of', { month, name: loaded.employee.name })
      : month;
  });

  protected readonly formatDate = formatDate;
  protected readonly formatDayMonth = formatDayMonth;
  protected readonly formatFullDate = formatFullDate;
  protected readonly formatSigned = formatSigned;
  protected readonly formatMonth = formatMonth;

  constructor() {
    effect(() => {
      const [month, person] = [this.month(), this.person()];
      untracked(() => {
        this.asking.set(false);
        void this.store.load(month, person);
      });
    });
    effect(() =>
      this.#title.otherPerson.set(this.person() && !this.former() ? (this.store.month()?.employee.name ?? '') : null),
    );
    inject(DestroyRef).onDestroy(() => this.#title.otherPerson.set(null));
    effect(() => {
      const [date, days] = [this.#day()?.date(), this.days()];
      if (!date || !days) return;
      untracked(() => days.reveal(date));
      this.#onceRendered(() => this.#showFromTop(date));
    });
    effect(() => {
      const [date, days] = [this.#backTo(), this.days()];
      if (date === null || !days) return;
      untracked(() => {
        this.#backTo.set(null);
        days.reveal(date);
      });
      this.#onceRendered(() => !this.opened() && this.#goToRow(date));
    });
  }

  protected openDay(day: DayExplanation | DayEditor): void {
    this.opened.set(true);
    this.#day.set(day);
  }

  /** A day is read from its top. Its row stays in sight beside it; on a small screen the day takes the whole page. */
  #showFromTop(date: string): void {
    const [detail, view] = [this.#page.querySelector('.detail'), this.#page.defaultView];
    if (!detail || !view) return;
    detail.scrollTop = 0;
    if (view.getComputedStyle(detail).position === 'sticky') this.#row(date)?.scrollIntoView({ block: 'nearest' });
    else view.scrollTo(0, 0);
  }

  /** Somebody who closes a day is back at its row; one that leads to another page of the day stays there. */
  protected leaveDay({ date }: DayExplanation | DayEditor): void {
    this.opened.set(false);
    this.#day.set(null);
    this.#onceRendered(() => {
      if (!this.opened() && !this.#goToRow(date())) this.#backTo.set(date());
    });
  }

  /** @returns whether there is such a row already */
  #goToRow(date: string): boolean {
    const link = this.#row(date);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
    return link !== null;
  }

  #row(date: string): HTMLElement | null {
    return this.#page.getElementById(`day-${date}`);
  }

  #onceRendered(work: () => void): void {
    afterNextRender(work, { injector: this.#injector });
  }

  protected print(): void {
    this.#page.defaultView?.print();
  }

  protected async submit(): Promise<void> {
    if (await this.store.submit()) this.#tell('month.submitted');
  }

  protected async submitFor(reason: string): Promise<void> {
    if (!(await this.store.submitFor(reason))) return;
    void this.#drafts.drop(reasonDraft(`${this.month()} ${this.person() ?? ''}`));
    this.asking.set(false);
    this.#tell('month.submitted');
  }

  protected async withdraw(): Promise<void> {
    if (!(await this.store.withdraw())) return;
    const words = { month: formatMonth(this.month()) };
    this.#notices.tell(this.#transloco.translate('month.withdrawn', words), {
      label: this.#transloco.translate('common.undo'),
      undo: () => this.submit(),
    });
  }

  protected dateOf(instant: string): string {
    return townTime(Date.parse(instant)).date;
  }

  #tell(key: string): void {
    this.#notices.tell(this.#transloco.translate(key, { month: formatMonth(this.month()) }));
  }
}
