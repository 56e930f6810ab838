import { substituteRestBy } from '../rules';
import { datesBetween, daysBetween, type LocalDate, weekdayOf, yearOf } from '../time';
import { isUnderWorkingHoursAct, type Period, type PeriodDay } from './period-day';
import { daysWithin, lastBegunDay, type Standing, type StandingState } from './standing';

/** ArbZG § 11 (1). */
export const FREE_SUNDAYS = 15;
/** With so few Sundays left the year can still be planned. */
const NEAR_SUNDAYS = 2;
/** A rest day is still to be planned in the last week before it lapses. */
const NEAR_DAYS = 6;

interface DueRest {
  readonly workedOn: LocalDate;
  readonly due: LocalDate;
  readonly givenOn: LocalDate | null;
}

/** Rest days that the month earned, and those still owed from before it. */
export function substituteRestStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  return dueRests(days, period)
    .filter(({ workedOn, due, givenOn }) => workedOn >= period.first || (givenOn === null && due >= period.first))
    .map(({ workedOn, due, givenOn }) => ({
      rule: 'ARBZG-11',
      code: 'SUBSTITUTE_REST_DAY_MISSING',
      from: workedOn,
      to: due,
      unit: 'days',
      bound: 'atLeast',
      actual: givenOn === null ? 0 : 1,
      limit: 1,
      state: restState(due, givenOn, period.today),
      params: { ...(givenOn !== null && { givenOn }) },
    }));
}

function restState(due: LocalDate, givenOn: LocalDate | null, today: LocalDate): StandingState {
  if (givenOn !== null) return 'within';
  if (due < today) return 'exceeded';
  return daysBetween(today, due) <= NEAR_DAYS ? 'near' : 'within';
}

/** Each Sunday and holiday worked takes the first free Werktag that no earlier one took; the one that lapses first chooses first. */
function dueRests(days: readonly PeriodDay[], period: Period): DueRest[] {
  const worked = workedDates(days);
  const isRest = ({ date, isHoliday, isAway }: PeriodDay): boolean =>
    date < period.today && weekdayOf(date) < 7 && !isHoliday && !isAway && !worked.has(date);
  const restDates = days.filter(isRest).map(({ date }) => date);
  const taken = new Set<LocalDate | null>();
  return days
    .filter(({ date, terms }) => worked.has(date) && date <= lastBegunDay(period) && isUnderWorkingHoursAct(terms))
    .filter(({ date, isHoliday }) => weekdayOf(date) === 7 || isHoliday)
    .map(({ date }) => ({ date, due: substituteRestBy(date) }))
    .sort((a, b) => daysBetween(b.due, a.due))
    .map(({ date, due }) => {
      const givenOn = restDates.find((rest) => date < rest && rest <= due && !taken.has(rest)) ?? null;
      taken.add(givenOn);
      return { workedOn: date, due, givenOn };
    });
}

/** Sundays that stay free if no further one is worked; shown as soon as one was. */
export function freeSundayStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const { from, to } = yearOf(period.first);
  const isSunday = (date: LocalDate): boolean => weekdayOf(date) === 7;
  const worked = workedDates(days);
  const until = lastBegunDay(period);
  const workedSundays = daysWithin(days, from, until).filter(
    ({ date, terms }) => isSunday(date) && worked.has(date) && isUnderWorkingHoursAct(terms),
  ).length;
  if (workedSundays === 0) return [];
  const actual = datesBetween(from, to).filter(isSunday).length - workedSundays;
  return [
    {
      rule: 'ARBZG-11',
      code: 'FREE_SUNDAYS_BELOW_15',
      from,
      to,
      unit: 'days',
      bound: 'atLeast',
      actual,
      limit: FREE_SUNDAYS,
      state: actual < FREE_SUNDAYS ? 'exceeded' : actual <= FREE_SUNDAYS + NEAR_SUNDAYS ? 'near' : 'within',
      params: { workedSundays, until },
    },
  ];
}

const workedDates = (days: readonly PeriodDay[]): Set<LocalDate> =>
  new Set(days.flatMap(({ workedDates: dates }) => dates));
