import { DAILY_MAX_MINUTES } from '../rules';
import { addDays, type LocalDate, type Minutes, type Span } from '../time';
import { type Period, type PeriodDay } from './period-day';
import { daysWithin, lastBegunDay, type Standing, sumState } from './standing';

/** What one employer's record says of a day. */
export interface WorkedDay {
  readonly date: LocalDate;
  /** All work really done (protection clock). */
  readonly workedMinutes: Minutes;
  /** When, in epoch minutes and in order; a running span ends where it begins: its end is not known yet. */
  readonly work: readonly Span[];
}

/** A rest is looked for behind work of so many days before. */
const LOOK_BACK_DAYS = 7;

/**
 * Days with the work for other employers in them (ArbZG § 2 (1) sentence 1): limits over several days add all of it. Where
 * this employer knows of other work already, it may be the same: the longer of both counts.
 *
 * @param others days of the other employments, several of one date where there are several
 */
export function withOtherEmployers(days: readonly PeriodDay[], others: readonly PeriodDay[]): PeriodDay[] {
  const byDate = Map.groupBy(others, ({ date }) => date);
  return days.map((day) => {
    const there = byDate.get(day.date) ?? [];
    const sum = (value: (other: PeriodDay) => Minutes): Minutes =>
      there.reduce((minutes, other) => minutes + value(other), 0);
    return {
      ...day,
      otherEmployerMinutes: Math.max(
        day.otherEmployerMinutes,
        sum(({ workedMinutes }) => workedMinutes),
      ),
      nightMinutes: day.nightMinutes + sum(({ nightMinutes }) => nightMinutes),
      workedDates: [...new Set([day, ...there].flatMap(({ workedDates }) => workedDates))],
    };
  });
}

/**
 * Where the work for several employers together passes what the law allows of a day and between two days (ArbZG §§ 3, 5).
 * What each of them exceeds alone is found on the day and not said again. Of people under 18 each employer's days are
 * judged alone.
 *
 * @param days of this employer, with the terms of each
 */
export function togetherStandings(
  days: readonly PeriodDay[],
  { own, others }: { readonly own: readonly WorkedDay[]; readonly others: readonly WorkedDay[] },
  period: Period,
): Standing[] {
  const ownOn = new Map(own.map((day) => [day.date, day]));
  const othersOn = Map.groupBy(others, ({ date }) => date);
  return daysWithin(days, period.first, lastBegunDay(period))
    .filter(({ terms }) => !terms.isMinor)
    .flatMap((day) => [
      ...dayTogether(day, ownOn.get(day.date), othersOn.get(day.date) ?? [], period),
      ...restTogether(day, ownOn, othersOn),
    ]);
}

function dayTogether(
  { date, otherEmployerMinutes }: PeriodDay,
  own: WorkedDay | undefined,
  others: readonly WorkedDay[],
  { today }: Period,
): Standing[] {
  const there = others.map(({ workedMinutes }) => workedMinutes).filter((minutes) => minutes > 0);
  const here = own?.workedMinutes ?? 0;
  if (there.length + (here > 0 ? 1 : 0) < 2) return [];
  const known = there.reduce((sum, minutes) => sum + minutes, 0);
  const actual = here + Math.max(known, otherEmployerMinutes);
  const isExceeded = actual > DAILY_MAX_MINUTES;
  const state = sumState({ isExceeded, actual, limit: DAILY_MAX_MINUTES }, date === today);
  if (state === 'within') return [];
  return [
    {
      rule: 'ARBZG-3',
      code: 'DAILY_MAX_10H_EXCEEDED',
      ...{
        from: date,
        to: date,
        unit: 'minutes',
        bound: 'atMost',
        actual,
        limit: DAILY_MAX_MINUTES,
        state,
        params: {},
      },
    },
  ];
}

interface Placed extends Span {
  readonly date: LocalDate;
  readonly employer: WorkedDay | 'own';
}

function restTogether(
  { date, terms }: PeriodDay,
  own: ReadonlyMap<LocalDate, WorkedDay>,
  others: ReadonlyMap<LocalDate, readonly WorkedDay[]>,
): Standing[] {
  const workOf = (on: LocalDate): Placed[] => [
    ...(own.get(on)?.work ?? []).map((span) => ({ ...span, date: on, employer: 'own' as const })),
    ...(others.get(on) ?? []).flatMap((day) => day.work.map((span) => ({ ...span, date: on, employer: day }))),
  ];
  const [first] = workOf(date).sort((a, b) => a.startMinute - b.startMinute);
  if (!first) return [];
  const before = Array.from({ length: LOOK_BACK_DAYS }, (_, back) => workOf(addDays(date, -1 - back))).flat();
  const last = before.sort((a, b) => b.endMinute - a.endMinute).at(0);
  // Between two days of one employer that employer's own record finds it.
  if (!last || (last.employer === 'own') === (first.employer === 'own')) return [];
  const actual = Math.max(0, first.startMinute - last.endMinute);
  const limit = terms.parameters.minRestMinutes;
  if (actual >= limit) return [];
  return [
    {
      rule: 'ARBZG-5',
      code: 'REST_11H_VIOLATED',
      ...{ from: last.date, to: date, unit: 'minutes', bound: 'atLeast', actual, limit, state: 'exceeded', params: {} },
    },
  ];
}
