import { hash } from 'node:crypto';
import {
  type AbsenceFact,
  type Booking,
  type ContractSlice,
  type DayFacts,
  type HolidayCalendar,
  type ResolvedAgreement,
  type Session,
  type Zone,
  MINUTES_PER_DAY,
  ageOn,
  contractOn,
  datesBetween,
  addDays,
  isAbsentOn,
  mondayOf,
  pairBookings,
} from '@zeitbuch/working-time';
import { type TenantAgreements } from './agreement-cache';

/**
 * Grows when a change of the rules' code would give other minutes for the same
 * inputs: stored evaluations of open months are then made anew.
 */
export const ENGINE_VERSION = 2;

export interface PersonFactsInput {
  employeeId: string;
  birthDate: string | null;
  hiredOn: string;
  leftOn: string | null;
  zone: Zone;
  contracts: ContractSlice[];
  assignments: { id: string; from: string; to: string | null }[];
  agreements: TenantAgreements;
  holidays: HolidayCalendar;
  bookings: Booking[];
  absences: AbsenceFact[];
}

/** What the rules need to know of one person over a range of days. */
export class PersonFacts {
  /** All sessions of the range, in order. */
  readonly sessions: readonly Session[];
  readonly #sessions = new Map<string, Session[]>();
  readonly #lastEnds: { date: string; end: number }[] = [];

  constructor(readonly input: PersonFactsInput) {
    this.sessions = pairBookings(input.bookings, input.zone);
    for (const session of this.sessions) {
      const sessions = this.#sessions.get(session.shiftDate);
      if (sessions) sessions.push(session);
      else this.#sessions.set(session.shiftDate, [session]);
      const end = session.intervals.at(-1)?.endMinute;
      if (end != null) this.#lastEnds.push({ date: session.shiftDate, end });
    }
  }

  get employeeId(): string {
    return this.input.employeeId;
  }

  get zone(): Zone {
    return this.input.zone;
  }

  /** Sessions that belong to the day, in order. */
  sessionsOn(date: string): Session[] {
    return this.#sessions.get(date) ?? [];
  }

  /** True on the days of employment. */
  isEmployedOn(date: string): boolean {
    return this.input.hiredOn <= date && (this.input.leftOn === null || date <= this.input.leftOn);
  }

  /** The agreement that holds for the person on the day; null if none was assigned or published. */
  agreementOn(date: string): ResolvedAgreement | null {
    const assignment = this.input.assignments.find(({ from, to }) => from <= date && (to === null || date <= to));
    return assignment ? this.input.agreements.on(assignment.id, date) : null;
  }

  /**
   * The facts of one day, or null where no agreement holds it: then nothing can be valued.
   * @param asOfEpochMinute now, if the day is not over
   */
  on(date: string, asOfEpochMinute?: number): DayFacts | null {
    const agreement = this.agreementOn(date);
    if (!agreement) return null;
    const minor = this.#isMinorOn(date);
    return {
      date,
      zone: this.input.zone,
      sessions: this.sessionsOn(date),
      contract: this.isEmployedOn(date) ? contractOn(date, this.input.contracts) : null,
      holidays: this.input.holidays,
      agreement,
      person: minor ? { minor } : {},
      absences: this.absencesOn(date),
      previousEndMinute: this.#previousEnd(date),
      ...(minor ? { weekHasShorterDay: this.#hasShorterDayInWeekOf(date) } : {}),
      ...(asOfEpochMinute === undefined ? {} : { asOfEpochMinute }),
    };
  }

  absencesOn(date: string): AbsenceFact[] {
    return this.input.absences.filter((absence) => isAbsentOn(absence, date));
  }

  /**
   * Fingerprint of everything that decides the day's minutes. Equal fingerprints
   * need no new evaluation. `over` tells a finished day from a provisional one.
   */
  inputsHash(facts: DayFacts, over: boolean): string {
    const { agreement, contract } = facts;
    const inputs = [
      ENGINE_VERSION,
      facts.date,
      over,
      facts.sessions.map((s) => [
        s.state,
        s.intervals.map((i) => [i.startMinute, i.endMinute, i.location, i.startBookingId]),
      ]),
      contract && [contract.contractId, contract.weeklyMinutes, contract.pattern],
      [agreement.agreementId, agreement.version, Object.values(agreement.overlaid)],
      facts.holidays.isHoliday(facts.date),
      facts.person,
      facts.absences,
      facts.previousEndMinute ?? null,
      facts.weekHasShorterDay ?? false,
    ];
    return hash('sha1', JSON.stringify(inputs), 'base64url');
  }

  #isMinorOn(date: string): boolean {
    return this.input.birthDate !== null && ageOn(this.input.birthDate, date) < 18;
  }

  /**
   * End of the last work before the day. What ended more than a day before it began
   * leaves every rest period without doubt and is left out, so that the answer does
   * not depend on how many earlier days were loaded.
   */
  #previousEnd(date: string): number | null {
    const earliest = this.input.zone.startOfDay(date) - MINUTES_PER_DAY;
    let latest: number | null = null;
    for (const { date: day, end } of this.#lastEnds) {
      if (day < date && end > earliest && (latest === null || end > latest)) latest = end;
    }
    return latest;
  }

  /** JArbSchG § 8 (2a): another day of the ISO week with work of less than eight hours. */
  #hasShorterDayInWeekOf(date: string): boolean {
    const monday = mondayOf(date);
    return datesBetween(monday, addDays(monday, 6)).some((day) => {
      if (day === date) return false;
      let minutes = 0;
      for (const session of this.sessionsOn(day)) {
        for (const { startMinute, endMinute } of session.intervals)
          if (endMinute !== null) minutes += endMinute - startMinute;
      }
      return minutes > 0 && minutes < 480;
    });
  }
}
