import { type AbsenceFact, type AbsenceKind, addDays, type LocalDate, monthOf } from '@zeitbuch/working-time';
import { type DemoIds } from './demo-ids';
import { type Random } from './random';

/** What decides whether somebody stays away from this day on. */
export interface AbsenceQuestion {
  readonly date: LocalDate;
  /** 1 to 7. */
  readonly weekday: number;
  readonly balanceMinutes: number;
  readonly schoolToday: boolean;
  readonly at: number;
}

const LEAVE_DAYS_A_YEAR = 30;
const FLEX_DAYS_A_MONTH = 2;
const PLANNED_DAYS = 5;

/** Days away from work, one after the other, as a person takes them over the year. */
export class AbsencePlanner {
  readonly absences: AbsenceFact[] = [];
  readonly #leaveTaken = new Map<string, number>();
  readonly #flexTaken = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly ids: DemoIds,
    private readonly lastDate: LocalDate | null,
  ) {}

  /** The absence that holds a working day, an old one or one that begins with it; null if the person comes. */
  on(question: AbsenceQuestion): AbsenceFact | null {
    const running = this.#runningOn(question.date);
    if (running) return running;
    if (question.schoolToday) return this.#add(question, 'vocationalSchool', 1, { lessons: 6 });
    return this.#sickness(question) ?? this.#leave(question) ?? this.#rare(question);
  }

  /** Whether an absence goes on over the day, also one on which nothing is due. */
  isAwayOn(date: LocalDate): boolean {
    return this.#runningOn(date) !== null;
  }

  #runningOn(date: LocalDate): AbsenceFact | null {
    const last = this.absences.at(-1);
    return last && last.from <= date && date <= last.to ? last : null;
  }

  /** Goes home earlier because of work on order in the week before: the day is filled up to what is due. */
  timeOff(date: LocalDate, at: number): void {
    const portion = 'restOfDay' as const;
    // In the order in which they are read back: the fingerprint of the day looks at their text.
    this.absences.push({
      portion,
      absenceId: this.ids.next(at),
      kind: 'compensatoryTimeOff',
      from: date,
      to: date,
    });
  }

  /** Leave that is still to come: a week from the day on, for those who have days left. */
  plan(from: LocalDate, at: number): void {
    const year = from.slice(0, 4);
    if ((this.#leaveTaken.get(year) ?? 0) + PLANNED_DAYS > LEAVE_DAYS_A_YEAR) return;
    this.absences.push({ absenceId: this.ids.next(at), kind: 'leave', from, to: addDays(from, PLANNED_DAYS - 1) });
  }

  #sickness(question: AbsenceQuestion): AbsenceFact | null {
    const month = question.date.slice(5, 7);
    const season = month <= '03' || month >= '11' ? 110 : 55;
    if (!this.random.chance(season)) return null;
    const long = this.random.chance(400);
    return this.#add(question, 'sick', long ? this.random.int(12, 26) : this.random.int(1, 5), { certified: true });
  }

  #leave(question: AbsenceQuestion): AbsenceFact | null {
    const [year, month, day] = question.date.split('-');
    const taken = this.#leaveTaken.get(year) ?? 0;
    const summer = month === '07' || month === '08';
    const betweenTheYears = month === '12' && day >= '27';
    if (!this.random.chance(betweenTheYears ? 4500 : summer ? 260 : 110)) return null;
    // Whole weeks begin on a Monday and include the weekend.
    const days =
      summer && question.weekday === 1
        ? this.random.pick([12, 19])
        : this.random.int(1, 6 - Math.min(5, question.weekday));
    const workdays = days > 5 ? days - Math.floor((days + 2) / 7) * 2 : days;
    if (taken + workdays > LEAVE_DAYS_A_YEAR) return null;
    this.#leaveTaken.set(year, taken + workdays);
    return this.#add(question, 'leave', days, {});
  }

  #rare(question: AbsenceQuestion): AbsenceFact | null {
    const month = monthOf(question.date);
    const flexTaken = this.#flexTaken.get(month) ?? 0;
    const nextToWeekend = question.weekday === 1 || question.weekday === 5;
    if (nextToWeekend && question.balanceMinutes > 600 && flexTaken < FLEX_DAYS_A_MONTH && this.random.chance(900)) {
      this.#flexTaken.set(month, flexTaken + 1);
      return this.#add(question, 'flexDay', 1, { approved: true });
    }
    if (this.random.chance(40)) return this.#away(question, this.random.int(1, 2));
    if (this.random.chance(3)) return this.#add(question, 'unpaidLeave', 1, { approved: true });
    return null;
  }

  /** A course, or a trip to the partner city on the other side of the country; the date alone decides which. */
  #away(question: AbsenceQuestion, days: number): AbsenceFact {
    if (Number(question.date.slice(8)) % 3 !== 0) return this.#add(question, 'training', days, {});
    const onTheWay = { travelMinutes: 330, drivingMinutes: 60, travelCreditRequested: true };
    return this.#add(question, 'businessTripDay', days + 1, onTheWay);
  }

  #add(question: AbsenceQuestion, kind: AbsenceKind, days: number, details: Partial<AbsenceFact>): AbsenceFact {
    const wished = addDays(question.date, days - 1);
    const to = this.lastDate !== null && wished > this.lastDate ? this.lastDate : wished;
    const absence = { ...details, absenceId: this.ids.next(question.at), kind, from: question.date, to };
    this.absences.push(absence);
    return absence;
  }
}
