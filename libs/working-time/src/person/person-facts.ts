import { type AbsenceFact, isAbsentOn, withoutGivenBack } from '../absence';
import { type Layers, type ResolvedAgreement } from '../agreement';
import { type Booking, type Session, pairBookings } from '../booking';
import { type HolidayCalendar } from '../calendar';
import { type ContractSlice, contractOn } from '../contract';
import { type CarriedWork, type DayFacts } from '../day';
import { evaluateDay, workLeftToNextDay } from '../evaluation';
import { SHORT_DAY_BELOW_MINUTES, travelMinutesOf } from '../rules';
import {
  type LocalDate,
  MINUTES_PER_DAY,
  type Zone,
  addDays,
  datesBetween,
  firstDayOf,
  mondayOf,
  monthOf,
} from '../time';
import { type DayParticular, givenBackDates, particularsOn } from './day-particulars';
import { holdsOn } from './holds-on';
import { LatestEnds } from './latest-ends';
import { adultFrom } from './majority';
import { type Protection, protectionOn } from './protection';
import { type RemoteWorkPermission, remoteWorkOn } from './remote-work';
import { type TenantAgreements } from './tenant-agreements';
import { TimeOffCover } from './time-off-cover';
import { type AnnexMember, type CircleAnnex } from './circle-annexes';
import { type UnitMembership, unitOn } from './unit-membership';

export interface PersonFactsInput {
  employeeId: string;
  birthDate: LocalDate | null;
  hiredOn: LocalDate;
  leftOn: LocalDate | null;
  /** First day of the month with which the account begins; null before it, left out where nobody asks. */
  accountFrom?: LocalDate | null;
  zone: Zone;
  contracts: ContractSlice[];
  assignments: { id: string; from: LocalDate; to: LocalDate | null }[];
  agreements: TenantAgreements;
  holidays: HolidayCalendar;
  bookings: Booking[];
  absences: AbsenceFact[];
  /** Permissions to work away from the office; null where the tenant keeps none at all. */
  remoteWork: RemoteWorkPermission[] | null;
  protections: Protection[];
  particulars: DayParticular[];
  /** Units of the person; left out or null where the tenant has no annexes. */
  units?: UnitMembership[] | null;
  /** The same from as far back as ordered work still matters; only where time off is taken, and itself without. */
  furtherBack?: PersonFactsInput;
  /**
   * Minutes of time off, by day of a closed month, that were taken from the account there because no ordered work was left:
   * what comes later is not set against them again. Only where time off is taken.
   */
  settledTimeOff?: ReadonlyMap<LocalDate, number>;
  /** Bookings were not read: whether somebody worked on a day is known from elsewhere. */
  isWithoutBookings?: boolean;
}

/** What the rules need to know of one person over a range of days. */
export class PersonFacts {
  /** All sessions of the range, in order. */
  readonly sessions: readonly Session[];
  /** Those of the input without the days of leave that were given back. */
  readonly absences: readonly AbsenceFact[];
  readonly #sessions = new Map<LocalDate, Session[]>();
  readonly #latestEnds: LatestEnds;
  /** First day on which the person is of age; null if nobody knows. */
  readonly #adultFrom: LocalDate | null;

  readonly input: PersonFactsInput;
  readonly #timeOff: TimeOffCover | null;

  constructor(input: PersonFactsInput) {
    this.input = input;
    this.#adultFrom = input.birthDate && adultFrom(input.birthDate);
    this.sessions = pairBookings(input.bookings, input.zone);
    for (const session of this.sessions) {
      const sessions = this.#sessions.get(session.shiftDate);
      if (sessions) sessions.push(session);
      else this.#sessions.set(session.shiftDate, [session]);
    }
    this.#latestEnds = new LatestEnds(this.sessions);
    this.#timeOff = input.furtherBack ? new TimeOffCover(new PersonFacts(input.furtherBack)) : null;
    const givenBack = givenBackDates(input.particulars, ({ date, worked }) =>
      input.isWithoutBookings ? worked === true : this.#isWorkedOn(date),
    );
    this.absences = givenBack.length === 0 ? input.absences : withoutGivenBack(input.absences, givenBack);
  }

  get employeeId(): string {
    return this.input.employeeId;
  }

  get zone(): Zone {
    return this.input.zone;
  }

  /** Sessions that belong to the day, in order. */
  sessionsOn(date: LocalDate): Session[] {
    return this.#sessions.get(date) ?? [];
  }

  /** True on the days of employment. */
  isEmployedOn(date: LocalDate): boolean {
    return this.input.hiredOn <= date && (this.input.leftOn === null || date <= this.input.leftOn);
  }

  /** The agreement that holds for the person on the day; null if none was assigned or published. */
  agreementOn(date: LocalDate): ResolvedAgreement | null {
    const assignment = this.#assignmentOn(date);
    if (!assignment) return null;
    const { agreements } = this.input;
    return agreements.on(assignment.id, date, agreements.annexes.has(assignment.id) ? this.#memberOn(date) : null);
  }

  #assignmentOn(date: LocalDate): PersonFactsInput['assignments'][number] | undefined {
    return this.input.assignments.find((assignment) => holdsOn(assignment, date));
  }

  /** As far as annexes ask. */
  #memberOn(date: LocalDate): AnnexMember {
    const { employeeId, units = null, contracts } = this.input;
    const personnelGroup = contractOn(date, contracts)?.personnelGroup ?? null;
    return { employeeId, unitId: unitOn(units, date), personnelGroup };
  }

  /** Annexes of the person's circles on the day, whenever they begin or end; the narrowest last. */
  annexesOn(date: LocalDate): readonly CircleAnnex[] {
    const assignment = this.#assignmentOn(date);
    return assignment ? this.input.agreements.annexes.chain(assignment.id, this.#memberOn(date), date) : [];
  }

  /** Everything that is published for the person's agreement and unit of the day, on whatever day it holds. */
  layersOn(date: LocalDate): Layers {
    const { agreements } = this.input;
    const assignment = this.#assignmentOn(date);
    if (!assignment) return { versions: [], annexes: [], overlays: [] };
    const { id } = assignment;
    return { versions: agreements.versionsOf(id), annexes: this.annexesOn(date), overlays: agreements.overlaysOf(id) };
  }

  /**
   * The facts of one day, or null where no agreement holds it: then nothing can be evaluated.
   * @param asOfEpochMinute now, if the day is not over
   */
  on(date: LocalDate, asOfEpochMinute?: number): DayFacts | null {
    const facts = this.#shiftOn(date, asOfEpochMinute);
    if (!facts) return null;
    const carriedIn = this.#carriedInto(facts);
    const settled = this.input.settledTimeOff?.get(date);
    const cover = settled === undefined ? (this.#timeOff?.on(date) ?? null) : settledCover(facts, settled);
    if (!carriedIn && cover === null) return facts;
    return { ...facts, ...(carriedIn && { carriedIn }), ...(cover !== null && { timeOffCoveredMinutes: cover }) };
  }

  /** The same without what the day before left. */
  #shiftOn(date: LocalDate, asOfEpochMinute?: number): DayFacts | null {
    const agreement = this.agreementOn(date);
    if (!agreement) return null;
    const minor = this.#isMinorOn(date);
    const contract = this.isEmployedOn(date) ? contractOn(date, this.input.contracts) : null;
    const { remoteWork, protections, particulars } = this.input;
    return {
      date,
      zone: this.input.zone,
      sessions: this.sessionsOn(date),
      contract,
      holidays: this.input.holidays,
      agreement,
      person: { ...(minor ? { minor } : {}), ...(protections.length > 0 ? protectionOn(protections, date) : {}) },
      absences: this.absencesOn(date),
      ...this.#travelledBefore(date),
      previousEndMinute: this.#previousEnd(date),
      ...(agreement.parameters.accountingDay === 'calendarDay' && this.#endsWith(date) ? { isLastDay: true } : {}),
      ...(minor ? { weekHasShorterDay: this.#hasShorterDayInWeekOf(date) } : {}),
      ...(contract?.worksInShifts ? { shiftWork: true } : {}),
      ...(particulars.length > 0 ? particularsOn(particulars, date) : {}),
      ...(remoteWork ? { remoteWork: remoteWorkOn(remoteWork, date) } : {}),
      ...(asOfEpochMinute === undefined ? {} : { asOfEpochMinute }),
    };
  }

  absencesOn(date: LocalDate): AbsenceFact[] {
    return this.absences.filter((absence) => isAbsentOn(absence, date));
  }

  /** Whether a session lies on the day: its own, or one of the day before that reaches into it. */
  #isWorkedOn(date: LocalDate): boolean {
    if (this.sessionsOn(date).length > 0) return true;
    const midnight = this.input.zone.startOfDay(date);
    return this.sessionsOn(addDays(date, -1)).some(({ intervals }) =>
      intervals.some(({ endMinute }) => endMinute !== null && endMinute > midnight),
    );
  }

  /** TVöD BT-V § 44 (2) looks at the month: on a trip the travel of its earlier days decides. Absences are known from the first of the month on. */
  #travelledBefore(date: LocalDate): Pick<DayFacts, 'travelledBeforeMinutes'> {
    const isTrip = ({ kind }: AbsenceFact) => kind === 'businessTripDay';
    if (!this.absences.some((absence) => isTrip(absence) && isAbsentOn(absence, date))) return {};
    let minutes = 0;
    for (let day = firstDayOf(monthOf(date)); day < date; day = addDays(day, 1)) {
      const driving = this.agreementOn(day)?.parameters.drivingTime;
      if (driving && this.isEmployedOn(day)) minutes += travelMinutesOf(this.absencesOn(day), driving);
    }
    return minutes === 0 ? {} : { travelledBeforeMinutes: minutes };
  }

  #isMinorOn(date: LocalDate): boolean {
    return this.#adultFrom !== null && date < this.#adultFrom;
  }

  /** What the shift of the day before leaves to the day. Asked for every day: only work past midnight makes it look further. */
  #carriedInto({ date, previousEndMinute, asOfEpochMinute }: DayFacts): CarriedWork | null {
    if (previousEndMinute == null || previousEndMinute <= this.input.zone.startOfDay(date)) return null;
    const before = addDays(date, -1);
    if (!this.isEmployedOn(before) || !this.isEmployedOn(date)) return null;
    if (this.agreementOn(before)?.parameters.accountingDay !== 'calendarDay') return null;
    const shift = this.#shiftOn(before, asOfEpochMinute);
    return shift && workLeftToNextDay(shift);
  }

  /** Nothing can count for the day after this one: employment ends, or no agreement holds it. */
  #endsWith(date: LocalDate): boolean {
    const next = addDays(date, 1);
    return !this.isEmployedOn(next) || this.agreementOn(next) === null;
  }

  /**
   * End of the last work before the day. What ended more than a day before it began
   * leaves every rest period without doubt and is left out, so that the answer does
   * not depend on how many earlier days were loaded.
   */
  #previousEnd(date: LocalDate): number | null {
    const earliest = this.input.zone.startOfDay(date) - MINUTES_PER_DAY;
    const latest = this.#latestEnds.before(date);
    return latest !== null && latest > earliest ? latest : null;
  }

  /** JArbSchG § 8 (2a): another day of the ISO week with work of less than eight hours. */
  #hasShorterDayInWeekOf(date: LocalDate): boolean {
    const monday = mondayOf(date);
    return datesBetween(monday, addDays(monday, 6)).some((day) => {
      if (day === date) return false;
      let minutes = 0;
      for (const session of this.sessionsOn(day)) {
        for (const { startMinute, endMinute } of session.intervals)
          if (endMinute !== null) minutes += endMinute - startMinute;
      }
      return minutes > 0 && minutes < SHORT_DAY_BELOW_MINUTES;
    });
  }
}

/** Ordered minutes that a closed month has set against time off of the day; null where it was all of it. */
const settledCover = (facts: DayFacts, uncoveredMinutes: number): number | null =>
  uncoveredMinutes === 0 ? null : evaluateDay(facts, { trace: false }).timeOffMinutes - uncoveredMinutes;
