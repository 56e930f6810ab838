import {
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type BookingKind,
  BookingOutbox,
  CorrectionStore,
  MachineClock,
  ServerClock,
  SessionStore,
  TaskStore,
  TodayStore,
  type WorkLocation,
} from '@zeitbuch/web-data-access';
import { ruleOfFinding } from '@zeitbuch/web-rule-words';
import {
  Announcer,
  ErrorCard,
  formatLongDate,
  formatMinutes,
  formatTime,
  Icon,
  Loading,
  Minutes,
  problemText,
  townTime,
} from '@zeitbuch/web-ui';
import { KeptBookings } from '../shared/kept-bookings';
import { TaskList } from './task-list';
import { BookingNotices } from './booking-notices';
import { ClockCard } from './clock-card';
import { DayOutlook } from './day-outlook';
import { DoubleTap } from './double-tap';
import { courseEntries, courseSegments, sinceOf } from './day-course';
import { leaveTime } from './leave-time';

/** The figures of the server are read again this often while the page is looked at. */
const REFRESH_MILLISECONDS = 60_000;

/** Today: one button for the one thing to do, and where the person stands. */
@Component({
  selector: 'zb-my-day-page',
  imports: [
    BookingNotices,
    ClockCard,
    DayOutlook,
    ErrorCard,
    Icon,
    KeptBookings,
    Loading,
    MatButtonModule,
    Minutes,
    RouterLink,
    TaskList,
    TranslocoDirective,
  ],
  providers: [CorrectionStore],
  templateUrl: './my-day-page.html',
  styleUrl: './my-day-page.scss',
})
export class MyDayPage {
  readonly #announcer = inject(Announcer);
  readonly #corrections = inject(CorrectionStore);
  readonly #transloco = inject(TranslocoService);
  readonly #taps = new DoubleTap();
  /** How fast a finger is has nothing to do with the server's time, which jumps when an answer puts the clock right. */
  readonly #machine = inject(MachineClock);
  protected readonly clock = inject(ServerClock);
  protected readonly today = inject(TodayStore);
  readonly #tasks = inject(TaskStore);
  protected readonly outbox = inject(BookingOutbox);
  protected readonly session = inject(SessionStore);

  protected readonly now = computed(() => townTime(this.clock.now()));
  protected readonly entries = computed(() => courseEntries(this.today.day()?.bookings ?? [], this.outbox.items()));
  protected readonly segments = computed(() => courseSegments(this.entries(), this.now().minuteOfDay));
  protected readonly since = computed(() => sinceOf(this.entries(), this.today.standing().state));
  /** The place of the running work; before that the last one, until another is chosen. */
  protected readonly location = linkedSignal<WorkLocation>(() => {
    const standing = this.today.standing();
    return (standing.state === 'out' ? null : standing.location) ?? this.today.day()?.lastLocation ?? 'office';
  });
  /** How long the break has lasted that is running; null outside of one. */
  protected readonly runningBreakMinutes = computed(() => {
    const { state, since } = this.today.standing();
    if (state !== 'onBreak' || since === null) return null;
    return Math.max(0, Math.floor(this.clock.now() / 60_000) - Math.floor(Date.parse(since) / 60_000));
  });
  protected readonly frame = computed(() => {
    const { frameFromMinute, frameToMinute } = this.today.day() ?? {};
    return frameFromMinute === undefined || frameToMinute === undefined
      ? null
      : { fromMinute: frameFromMinute, toMinute: frameToMinute };
  });
  /** While somebody is at work: from when, or by when, to leave. */
  protected readonly leave = computed(() => {
    const day = this.today.preview();
    const { state } = this.today.standing();
    const leave = day && state !== 'out' ? leaveTime(day, this.today.balanceTodayMinutes()) : null;
    if (!leave) return null;
    const label = leave.kind === 'by' ? 'today.leaveBy' : 'today.leaveFrom';
    return { label, time: formatTime(leave.at), isFromBreak: leave.kind === 'from' && state === 'onBreak' };
  });
  /** The days that the server found incomplete: once it has evaluated the days before today, more may wait. */
  readonly #incomplete = computed(() => this.today.day()?.incompleteDays.join() ?? '');
  protected readonly working = computed(() => this.today.standing().state === 'in');

  /** A duty of days is ended only by somebody who has seen how long it becomes. */
  protected readonly asksToEnd = signal(false);

  protected readonly formatLongDate = formatLongDate;
  protected readonly formatMinutes = formatMinutes;
  protected readonly ruleOfFinding = ruleOfFinding;

  /** A request about the day that lacks its end waits already: nothing is to be done about it but to wait. */
  protected readonly isEndRequested = computed(() => {
    const day = this.today.unendedSince()?.slice(0, 10);
    return (this.#corrections.corrections() ?? []).some(({ date, status }) => date === day && status === 'pending');
  });

  constructor() {
    effect(() => {
      const month = this.today.unendedSince()?.slice(0, 7);
      if (month) untracked(() => void this.#corrections.load(month));
    });
    void this.today.load();
    const page = inject(DOCUMENT);
    const refresh = () => {
      if (page.visibilityState === 'visible' && this.outbox.waiting().length === 0) void this.today.load();
    };
    const timer = setInterval(refresh, REFRESH_MILLISECONDS);
    page.addEventListener('visibilitychange', refresh);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      page.removeEventListener('visibilitychange', refresh);
    });
    effect(() => {
      if (this.#incomplete()) untracked(() => void this.#tasks.load());
    });
    effect(() => {
      const problem = this.outbox.refusal();
      if (problem) untracked(() => this.#refused(problemText(this.#transloco, problem)));
    });
  }

  /** @param since an instant, ISO 8601 */
  protected minutesSince(since: string): number {
    return Math.floor(this.clock.now() / 60_000) - Math.floor(Date.parse(since) / 60_000);
  }

  protected async endDuty(): Promise<void> {
    this.asksToEnd.set(false);
    await this.book('clockOut');
  }

  protected async book(kind: BookingKind): Promise<void> {
    const now = this.clock.nowMilliseconds();
    const location = this.location();
    if (this.#taps.isRepeated(kind, location, this.today.standing().state, this.#machine.nowMilliseconds())) return;
    const params = { time: formatTime(now), location: this.#transloco.translate(`location.${location}`) };
    const booked = await this.today.book(kind, location);
    if (!booked) return;
    if (booked.isKept) this.#announcer.announce(this.#transloco.translate(`today.said.${kind}`, params));
    else await this.#sendUnkept(booked.bookingId, this.#transloco.translate(`today.said.${kind}`, params));
  }

  /** The device could not keep the booking: that is said before anything else, and what came of sending it directly. */
  async #sendUnkept(bookingId: string, success: string): Promise<void> {
    this.#announcer.alarm(this.#transloco.translate('notice.unkept.said'));
    await this.outbox.attempted();
    if (this.outbox.items().some((item) => item.bookingId === bookingId)) return; // its notice says what to do
    this.#announcer.announce(success);
  }

  /** While working, another place counts from now on; otherwise it is where work will begin. */
  protected chooseLocation(location: WorkLocation): void {
    if (location === this.location()) return;
    this.location.set(location);
    if (this.working()) void this.book('locationChange');
  }

  #refused(message: string): void {
    this.#announcer.alarm(message);
    this.outbox.refusal.set(null);
    void this.today.load();
  }
}
