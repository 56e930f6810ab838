import {
  addDays,
  datesBetween,
  type LocalDate,
  type PeriodDay,
  type Period,
  type RuleTerms,
  type WorkLocation,
  firstDayOf,
  lastDayOf,
  type YearMonth,
  weekdayOf,
} from '../src';
import { ruleTerms } from './builders';

/** What differs on some days from the usual one. */
export type PeriodDayChanges = Partial<Omit<PeriodDay, 'date' | 'terms' | 'minutesByLocation'>> & {
  readonly terms?: Partial<RuleTerms>;
  /** All work of the day at one place. */
  readonly at?: WorkLocation;
};

/**
 * A day as rules over several days see it: 468 minutes from Monday to Friday, nothing at weekends and on holidays.
 * Work by day unless told otherwise.
 */
export function periodDay(date: LocalDate, changes: PeriodDayChanges = {}): PeriodDay {
  const { terms, at, ...others } = changes;
  const isFree = weekdayOf(date) > 5 || changes.isHoliday === true;
  const targetMinutes = isFree ? 0 : 468;
  const workedMinutes = changes.workedMinutes ?? (changes.isAway || changes.flexHalfDays === 2 ? 0 : targetMinutes);
  return {
    date,
    terms: ruleTerms(terms),
    contractWeekMinutes: 2340,
    targetMinutes,
    absenceCreditMinutes: changes.isAway ? targetMinutes : 0,
    minutesByLocation: { office: 0, mobileWork: 0, telework: 0, businessTrip: 0, [at ?? 'office']: workedMinutes },
    otherEmployerMinutes: 0,
    nightMinutes: 0,
    workedDates: workedMinutes > 0 ? [date] : [],
    isHoliday: false,
    isAway: false,
    flexHalfDays: 0,
    ...others,
    workedMinutes,
  };
}

/** Consecutive days, each usual but where `changes` says otherwise. */
export function periodDays(
  from: LocalDate,
  to: LocalDate,
  changes: (date: LocalDate, index: number) => PeriodDayChanges = () => ({}),
): PeriodDay[] {
  return datesBetween(from, to).map((date, index) => periodDay(date, changes(date, index)));
}

/** A month looked at on a day; without one, long after its end. */
export function periodOf(month: YearMonth, today?: LocalDate): Period {
  const last = lastDayOf(month);
  return { first: firstDayOf(month), last, today: today ?? addDays(last, 90) };
}
