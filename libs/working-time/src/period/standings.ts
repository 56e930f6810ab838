import { AFTER_HOLIDAY_DAYS } from '../rules';
import { addDays, addMonths, firstDayOf, type LocalDate, type Minutes, mondayOf, monthOf, yearOf } from '../time';
import { accountStandings, type DayBalances } from './account-limits';
import { averageStandings } from './average-working-time';
import { flexDayStandings } from './flex-days-taken';
import { homeOfficeStandings } from './home-office-standings';
import { maternityStandings } from './maternity-sums';
import { nightAverageStandings, nightWorkStandings } from './night-workers';
import { type Period, type PeriodDay } from './period-day';
import { earlierOf, lastFinishedDay, type Standing } from './standing';
import { freeSundayStandings, substituteRestStandings } from './substitute-rest';
import { minorWeekStandings } from './weekly-hours-of-minors';

type StandingsOf = (days: readonly PeriodDay[], period: Period) => Standing[];

/** Every limit over several days, protection first. */
const LIMITS: readonly StandingsOf[] = [
  averageStandings,
  nightAverageStandings,
  nightWorkStandings,
  substituteRestStandings,
  freeSundayStandings,
  minorWeekStandings,
  maternityStandings,
  homeOfficeStandings,
  flexDayStandings,
];

/** Days after a month in which a day of rest that it earned may still lie. */
const LOOK_AHEAD_DAYS = AFTER_HOLIDAY_DAYS;
/** Six calendar months are always longer than 24 weeks. */
const LONGEST_AVERAGE_MONTHS = 6;

/**
 * The days that {@link standings} of a month looks at: the calendar year and the longest averaging period before its
 * end (on its first day: before the end of the month before, so that New Year's Day looks at the whole old year), and
 * what has happened since, as far as a day of rest may lie there; at least to the end of the running week.
 */
export function standingsWindow(period: Period): { readonly from: LocalDate; readonly to: LocalDate } {
  const { first, last, today } = period;
  const newYear = yearOf(lastFinishedDay(period)).from;
  const soFar = earlierOf(today, addDays(last, LOOK_AHEAD_DAYS));
  return {
    from: mondayOf(earlierOf(newYear, firstDayOf(addMonths(monthOf(first), -LONGEST_AVERAGE_MONTHS)))),
    to: addDays(mondayOf(soFar), 6),
  };
}

/**
 * How a person stands towards every limit that looks beyond one day. Warns and reports only: no minute changes.
 *
 * @param days days of employment in {@link standingsWindow}, in order, each once; those after today with nothing but
 * what is due. Days of which there is no record are left out: they are not days without work.
 * @param balances of the account, for who may know it; without, nothing is said about it
 */
export function standings(
  days: readonly PeriodDay[],
  period: Period,
  balances: DayBalances = new Map<LocalDate, Minutes>(),
): Standing[] {
  return [...LIMITS.flatMap((of) => of(days, period)), ...accountStandings(days, period, balances)];
}
