import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { type PortableFacts } from '@zeitbuch/working-time';
import {
  Api,
  type BookingKind,
  type ClockState,
  getToday,
  getTodayFacts,
  type TodayDto,
  type WorkLocation,
} from './generated';
import { MachineClock, ServerClock } from './clock';
import { previewDay } from './day-preview';
import { newId } from './new-id';
import { DeviceStorage } from './device-storage';
import { BookingOutbox } from './outbox/booking-outbox';
import { type PendingBooking } from './outbox/pending-booking';
import { isUnreachable, type Problem, ProblemReader } from './problem';
import { SessionStore } from './session.store';

const STORAGE_KEY = 'zeitbuch.standing';
/** A standing older than this belongs to another day, also for a night shift; whether a longer duty goes on is asked. */
const LONGEST_STANDING_MILLISECONDS = 16 * 60 * 60_000;

interface KeptStanding extends Pick<TodayDto, 'date' | 'state' | 'since' | 'location'> {
  readonly employeeId: string | undefined;
}

/** Where the person stands, with what is still on its way to the server. */
export interface ClockStanding {
  readonly state: ClockState;
  /** Since when, ISO; null before the first booking. */
  readonly since: string | null;
  readonly location: WorkLocation | null;
  /** Not yet confirmed by the server. */
  readonly pending: boolean;
}

/** The state that a booking leads to. */
function stateAfter(kind: BookingKind): ClockState {
  if (kind === 'clockOut') return 'out';
  return kind === 'breakStart' ? 'onBreak' : 'in';
}

/** The standing after the bookings on their way, each applied at the time at which it was pressed. */
export function standingAfter(
  day: Pick<TodayDto, 'state' | 'since' | 'location'> | null,
  waiting: readonly PendingBooking[],
): ClockStanding {
  const start: ClockStanding = {
    state: day?.state ?? 'out',
    since: day?.since ?? null,
    location: day?.location ?? null,
    pending: false,
  };
  return waiting.reduce<ClockStanding>((standing, item) => {
    const state = stateAfter(item.kind);
    const since = item.kind === 'locationChange' ? standing.since : item.claimedAt;
    return { state, since, location: state === 'in' ? item.location : standing.location, pending: true };
  }, start);
}

/** Minutes of work between the server's figures and `nowMilliseconds`, through the bookings that are on their way. */
export function elapsedWork(day: TodayDto, waiting: readonly PendingBooking[], nowMilliseconds: number): number {
  let state = day.state;
  let from = minuteOf(Date.parse(day.workedAsOf));
  let minutes = 0;
  const pass = (until: number) => {
    if (state === 'in') minutes += Math.max(0, until - from);
    from = Math.max(from, until);
  };
  for (const item of waiting) {
    pass(minuteOf(Date.parse(item.claimedAt)));
    state = stateAfter(item.kind);
  }
  pass(minuteOf(nowMilliseconds));
  return minutes;
}

/** The day after so many more minutes of work, where its rules are not known. */
function movedOn(day: TodayDto, minutes: number): TodayDto {
  return {
    ...day,
    workedMinutes: day.workedMinutes + minutes,
    balanceTodayMinutes: day.balanceTodayMinutes + minutes,
    accountBalanceMinutes: day.accountBalanceMinutes + minutes,
  };
}

const minuteOf = (milliseconds: number): number => Math.floor(milliseconds / 60_000);

/** Today: what the server says, moved on by the minutes since then and by the bookings on their way. */
@Injectable({ providedIn: 'root' })
export class TodayStore {
  readonly #api = inject(Api);
  readonly #clock = inject(ServerClock);
  readonly #machine = inject(MachineClock);
  readonly #problems = inject(ProblemReader);
  readonly #session = inject(SessionStore);
  readonly #outbox = inject(BookingOutbox);
  readonly #storage = inject(DeviceStorage);

  readonly #day = signal<TodayDto | null>(null);
  /** What the day is worked out from; kept in memory only. */
  readonly #facts = signal<PortableFacts | null>(null);
  #factsWanted: string | null = null;
  readonly day = this.#day.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly standing = computed(() => standingAfter(this.#day() ?? this.#kept(), this.#outbox.waiting()));
  /**
   * Since when a session has had no end, although nobody would be at work so long: only the person can say whether a
   * clock-out was forgotten. Null while one is on its way, or after a new beginning. Known without a connection, too.
   */
  readonly unendedSince = computed(() => {
    if (this.#outbox.waiting().length > 0) return null;
    return this.#day() === null ? this.#staleSince() : (this.#day()?.unendedSince ?? null);
  });
  /** Whether the server ever said where the person stands; before that nobody knows. */
  readonly isKnown = computed(() => this.#day() !== null || this.#kept() !== null || this.#outbox.waiting().length > 0);
  /** Without a connection the clock works on from what was known last; a new day begins outside. */
  readonly ready = computed(
    () => this.#day() !== null || this.#outbox.unreachable() || this.#outbox.waiting().length > 0,
  );
  readonly #nowMinute = computed(() => minuteOf(this.#clock.now()));
  /**
   * The day as it is worth this very minute, bookings on their way included: worked out by the engine that the
   * server has, provisional until the server answers. Without the facts the minutes of work are simply moved on.
   */
  readonly preview = computed<TodayDto | null>(() => {
    const [day, facts, waiting] = [this.#day(), this.#facts(), this.#outbox.waiting()];
    if (!day) return null;
    const valued = facts && previewDay(day, facts, waiting, this.#nowMinute());
    return valued ?? movedOn(day, elapsedWork(day, waiting, this.#nowMinute() * 60_000));
  });
  readonly workedMinutes = computed(() => this.preview()?.workedMinutes ?? 0);
  readonly balanceTodayMinutes = computed(() => this.preview()?.balanceTodayMinutes ?? 0);
  readonly accountBalanceMinutes = computed(() => this.preview()?.accountBalanceMinutes ?? 0);

  constructor() {
    effect(() => {
      const day = this.#outbox.answeredDay();
      if (day) untracked(() => this.#accept(day));
    });
  }

  async load(): Promise<void> {
    try {
      this.#accept(await this.#api.invoke(getToday));
      this.#outbox.reached();
    } catch (error) {
      const problem = this.#problems.read(error);
      this.problem.set(problem);
      if (isUnreachable(problem)) this.#outbox.unreachable.set(true);
    }
  }

  /**
   * Books now. Resolves when it is known whether this device keeps the booking: with its id and with false where it
   * is not kept, so that the person must be told at once; with null where nobody is signed in.
   */
  async book(
    kind: BookingKind,
    location: WorkLocation,
  ): Promise<{ readonly bookingId: string; readonly isKept: boolean } | null> {
    const employeeId = this.#session.employee()?.employeeId;
    if (!employeeId) return null;
    const bookingId = newId(this.#clock.nowMilliseconds());
    const isKept = await this.#outbox.put({
      bookingId,
      employeeId,
      kind,
      location,
      claimedAt: this.#clock.nowIso(),
      deviceMilliseconds: this.#machine.nowMilliseconds(),
      clockKnown: this.#clock.known(),
    });
    return { bookingId, isKept };
  }

  /** Another person signs in on this device: nothing of the first one stays on the screen. */
  forget(): void {
    this.#day.set(null);
    this.#facts.set(null);
    this.#factsWanted = null;
    this.#storage.remove(STORAGE_KEY);
    this.problem.set(null);
  }

  /** Once a day: without an answer the screen works on without a preview. */
  async #loadFacts(date: string): Promise<void> {
    if (this.#factsWanted === date) return;
    this.#factsWanted = date;
    try {
      const { facts } = await this.#api.invoke(getTodayFacts);
      if (this.#factsWanted === date) this.#facts.set((facts as PortableFacts | undefined) ?? null);
    } catch (error) {
      this.#problems.read(error); // throws on for a bug
      this.#factsWanted = null;
    }
  }

  #accept(day: TodayDto): void {
    this.#day.set(day);
    this.problem.set(null);
    void this.#loadFacts(day.date);
    const { date, state, since, location } = day;
    const employeeId = this.#session.employee()?.employeeId;
    this.#storage.write(
      STORAGE_KEY,
      JSON.stringify({ employeeId, date, state, since, location } satisfies KeptStanding),
    );
  }

  /** The standing of this person on this day, as the server told it last: nothing but in or out, since when and where. */
  #kept(): KeptStanding | null {
    const kept = this.#stored();
    return kept && this.#isRecent(kept) ? kept : null;
  }

  /** The person was at work when the server was last heard, and that is long ago. */
  #staleSince(): string | null {
    const kept = this.#stored();
    return kept && kept.state !== 'out' && !this.#isRecent(kept) ? (kept.since ?? null) : null;
  }

  #isRecent({ since }: KeptStanding): boolean {
    return this.#clock.now() - Date.parse(since ?? '') < LONGEST_STANDING_MILLISECONDS;
  }

  #stored(): KeptStanding | null {
    const text = this.#storage.read(STORAGE_KEY);
    if (text === null) return null;
    const kept = JSON.parse(text) as KeptStanding;
    return kept.employeeId === this.#session.employee()?.employeeId ? kept : null;
  }
}
