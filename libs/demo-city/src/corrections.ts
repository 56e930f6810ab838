import {
  type BookingKind,
  type WorkLocation,
  addDays,
  monthOf,
  weekdayOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { STORY_UNIT } from './demo-people';
import { type DemoBooking, type DemoWorld } from './demo-world';
import { type DemoPerson } from './demo-person';

export interface DemoCorrection {
  readonly correctionId: string;
  readonly date: LocalDate;
  readonly action: 'add' | 'change';
  readonly bookingId: string | null;
  readonly proposed: { kind: BookingKind; location: WorkLocation; epochMinute: number; offsetMinutes: number };
  readonly reason: string;
  readonly status: 'pending' | 'approved' | 'rejected';
  readonly requestedAt: number;
  readonly decidedAt: number | null;
}

export interface DemoVoid {
  readonly bookingId: string;
  readonly correctionId: string;
  readonly replacedBy: string;
  readonly at: number;
}

const FORGOTTEN = [
  'Gehen vergessen zu buchen',
  'Nach der Abendsitzung nicht mehr ausgestempelt',
  'Notebook war schon aus, Gehen nachgetragen',
  'Terminal war gestört',
];
const LATE_BOOKING = [
  'Kommen zu spät gebucht, das Notebook hat Updates installiert',
  'War vor der Buchung schon im Bürgergespräch',
  'Anmeldung am Netz hat nicht funktioniert',
];

/** Forgotten clock-outs and wrong clock-ins, the wishes to correct them and what came of it. */
export class CorrectionDesk {
  readonly corrections: DemoCorrection[] = [];
  readonly voids: DemoVoid[] = [];

  constructor(
    private readonly person: DemoPerson,
    private readonly world: DemoWorld,
  ) {}

  /** What stays recorded of a day: most days all of it. */
  record(date: LocalDate, bookings: DemoBooking[]): DemoBooking[] {
    const { random, habits } = this.person;
    if (bookings.length < 2) return bookings;
    if (this.#isStoryDay(date)) return bookings.slice(0, -1);
    // Younger than two days a session without its end may still go on.
    if (date <= addDays(this.world.asOf, -3) && random.chance(habits.forgetChance))
      return this.#forgotten(date, bookings);
    if (this.#isColleaguesDay(date)) return this.#lateClockIn(date, bookings, 'pending');
    return random.chance(60) ? this.#lateClockIn(date, bookings) : bookings;
  }

  /** Jana Vogel's forgotten clock-out: the last working day but today and yesterday. */
  #isStoryDay(date: LocalDate): boolean {
    if (this.person.story?.role !== 'employee') return false;
    for (let day = addDays(this.world.asOf, -2); ; day = addDays(day, -1)) {
      const weekend = weekdayOf(day) >= 6;
      if (!weekend && !this.world.holidays.isHoliday(day)) return day === date;
    }
  }

  /** What waits for the supervisor of the story: a wish of each colleague, on different days of the week before. */
  #isColleaguesDay(date: LocalDate): boolean {
    const { unit, leads, story, personnelNumber } = this.person;
    if (unit.shortName !== STORY_UNIT || leads || story) return false;
    const { asOf } = this.world;
    return monthOf(date) === monthOf(asOf) && date === addDays(asOf, -3 - (Number(personnelNumber) % 5));
  }

  #forgotten(date: LocalDate, bookings: DemoBooking[]): DemoBooking[] {
    const last = bookings[bookings.length - 1];
    const kept = bookings.slice(0, -1);
    const status = this.#statusOf(date, true);
    if (status === null) return kept;
    const correction = this.#ask({ date, action: 'add', bookingId: null, status }, last, FORGOTTEN);
    return status === 'approved' ? [...kept, this.#approved(last, correction)] : kept;
  }

  #lateClockIn(date: LocalDate, bookings: DemoBooking[], status = this.#statusOf(date, false)): DemoBooking[] {
    const [first, ...others] = bookings;
    if (status === null) return bookings;
    const epochMinute = first.epochMinute - this.person.random.int(6, 25);
    const proposed = { ...first, epochMinute };
    const correction = this.#ask(
      { date, action: 'change', bookingId: first.bookingId, status },
      proposed,
      LATE_BOOKING,
    );
    if (status !== 'approved') return bookings;
    const replacement = this.#approved(proposed, correction);
    this.voids.push({
      bookingId: first.bookingId,
      correctionId: correction.correctionId,
      replacedBy: replacement.bookingId,
      at: replacement.receivedAt,
    });
    return [replacement, first, ...others];
  }

  /** In closed months everything is decided, and nothing is left incomplete. Null: nobody asked yet. */
  #statusOf(date: LocalDate, needed: boolean): DemoCorrection['status'] | null {
    const { random } = this.person;
    const decided = this.#decidedAt(date) < this.world.zone.startOfDay(this.world.asOf);
    if (date < this.world.openFrom || this.#isStoryMonth(date))
      return needed || random.chance(7500) ? 'approved' : 'rejected';
    // Of the month before the running one most has been settled.
    if (decided && monthOf(date) < monthOf(this.world.asOf) && random.chance(7500)) return 'approved';
    const dice = random.int(1, 10);
    if (dice <= 3) return needed ? null : 'pending';
    return dice <= 6 || !decided ? 'pending' : 'approved';
  }

  /** The last full month of the story's section waits for nothing but being handed in and approved. */
  #isStoryMonth(date: LocalDate): boolean {
    return this.person.unit.shortName === STORY_UNIT && monthOf(date) < monthOf(this.world.asOf);
  }

  #decidedAt(date: LocalDate): number {
    return this.world.zone.at(addDays(date, 2), 615);
  }

  #ask(
    asked: Pick<DemoCorrection, 'date' | 'action' | 'bookingId' | 'status'>,
    proposed: DemoBooking,
    reasons: readonly string[],
  ): DemoCorrection {
    const { date, status } = asked;
    const requestedAt = this.world.zone.at(addDays(date, 1), this.person.random.int(440, 590));
    const correction: DemoCorrection = {
      correctionId: this.person.ids.next(requestedAt),
      ...asked,
      proposed: {
        kind: proposed.kind,
        location: proposed.location,
        epochMinute: proposed.epochMinute,
        offsetMinutes: proposed.offsetMinutes,
      },
      reason: this.person.random.pick(reasons),
      requestedAt,
      decidedAt: status === 'pending' ? null : this.#decidedAt(date),
    };
    this.corrections.push(correction);
    return correction;
  }

  #approved(booking: DemoBooking, { correctionId, decidedAt }: DemoCorrection): DemoBooking {
    const receivedAt = decidedAt ?? booking.receivedAt;
    return { ...booking, bookingId: this.person.ids.next(receivedAt), source: 'correction', correctionId, receivedAt };
  }
}
