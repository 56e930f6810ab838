import { type AbsenceFact } from '../absence';
import { evaluateDay } from '../evaluation';
import { settlementWindowFrom, timeOffWithoutWork } from '../pay';
import {
  type LocalDate,
  type Minutes,
  type YearMonth,
  addDays,
  firstDayOf,
  lastDayOf,
  mondayOf,
  monthOf,
} from '../time';
import { type DaysOfPerson, overtimeDaysOf } from './overtime-days';

interface DaysWithTimeOff extends DaysOfPerson {
  readonly input: { readonly leftOn: LocalDate | null };
  absencesOn(date: LocalDate): readonly AbsenceFact[];
}

/** How far a person's time off is covered by ordered work, on the days on which it is not wholly. */
export class TimeOffCover {
  readonly #months = new Map<YearMonth, ReadonlyMap<LocalDate, Minutes>>();

  /** @param facts from the first day on that decides about the time off, see {@link settlementWindowFrom} */
  constructor(private readonly facts: DaysWithTimeOff) {}

  /** Ordered minutes that time off of the day is set against; null where it is all of it, or none was taken. */
  on(date: LocalDate): Minutes | null {
    if (!this.facts.absencesOn(date).some(({ kind }) => kind === 'compensatoryTimeOff')) return null;
    const month = monthOf(date);
    const uncovered = this.#months.get(month) ?? this.#uncoveredOf(month);
    this.#months.set(month, uncovered);
    const minutes = uncovered.get(date);
    if (minutes === undefined) return null;
    const day = this.facts.on(date);
    return day && evaluateDay(day, { trace: false }).timeOffMinutes - minutes;
  }

  /** The whole last week is looked at: work of its later days may be balanced before it is done. */
  #uncoveredOf(month: YearMonth): ReadonlyMap<LocalDate, Minutes> {
    const [from, to] = [settlementWindowFrom(firstDayOf(month)), addDays(mondayOf(lastDayOf(month)), 6)];
    const unused = timeOffWithoutWork(overtimeDaysOf(this.facts, from, to), this.facts.input.leftOn);
    return new Map(unused.map(({ date, minutes }) => [date, minutes]));
  }
}
