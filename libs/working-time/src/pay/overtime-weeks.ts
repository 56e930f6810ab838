import {
  addDays,
  addMonths,
  firstDayOf,
  type LocalDate,
  type Minutes,
  mondayOf,
  monthOf,
  type YearMonth,
  yearMonth,
} from '../time';
import { splitOvertime } from './overtime';
import { type OvertimeDay, type OvertimeOfMonth, type OvertimeWeek } from './overtime-week';
import { BASE_PAY_MONTHS, takenLater, type TimeOff } from './time-off-later';

/**
 * Ordered work by calendar week. Time off balances the oldest work that it still can: first what the week before left
 * open, then that of its own week. So each minute of time off counts once, and none is wasted on work that could have
 * waited. Where contract or agreement change within the week, those of its last day with ordered work decide. Time off
 * that balances nothing any more is set against the base pay of what is left, see {@link takenLater}.
 *
 * @param days under the tariff, ascending, each once; others have no overtime and are left out. Those of the week
 *   after must be there for a week to be right, and those before as far as {@link overtimeWindowFrom} goes
 * @param leftOn last day of employment: nothing can be balanced after it
 */
export function overtimeWeeks(days: readonly OvertimeDay[], leftOn: LocalDate | null = null): OvertimeWeek[] {
  return settleWeeks(days, leftOn).weeks;
}

/**
 * Time off by day for which there is no ordered work, or none any more: it balances nothing and replaces no pay, and is
 * decided by the flextime account.
 */
export function timeOffWithoutWork(days: readonly OvertimeDay[], leftOn: LocalDate | null = null): TimeOff[] {
  return settleWeeks(days, leftOn).unused;
}

function settleWeeks(days: readonly OvertimeDay[], leftOn: LocalDate | null) {
  const weeks = Map.groupBy(days, ({ date }) => mondayOf(date));
  const { balanced, left } = balance(weeks);
  const settled = [...weeks].flatMap(([monday, ofWeek]) => {
    const last = ofWeek.filter(({ orderedMinutes }) => orderedMinutes > 0).at(-1);
    return last ? [weekOf(monday, ofWeek, balanced.get(monday) ?? 0, last, leftOn)] : [];
  });
  const { taken, unused } = takenLater(settled, left);
  return {
    weeks: settled.map((week): OvertimeWeek => ({ ...week, takenLater: taken.get(week.monday) ?? [] })),
    unused,
  };
}

/** Minutes of each week that time off balanced, and the time off that was left over by day. */
function balance(weeks: ReadonlyMap<LocalDate, readonly OvertimeDay[]>) {
  const balanced = new Map<LocalDate, Minutes>();
  const left: TimeOff[] = [];
  let before: { monday: LocalDate | null; openMinutes: Minutes } = { monday: null, openMinutes: 0 };
  for (const [monday, days] of weeks) {
    const timeOffMinutes = sum(days, 'timeOffMinutes');
    const forBefore = before.monday === addDays(monday, -7) ? Math.min(timeOffMinutes, before.openMinutes) : 0;
    if (before.monday !== null && forBefore > 0)
      balanced.set(before.monday, (balanced.get(before.monday) ?? 0) + forBefore);
    const orderedMinutes = sum(days, 'orderedMinutes');
    const own = Math.min(timeOffMinutes - forBefore, orderedMinutes);
    balanced.set(monday, own);
    before = { monday, openMinutes: orderedMinutes - own };
    let used = forBefore + own;
    for (const { date, timeOffMinutes: ofDay } of days) {
      const minutes = Math.max(0, ofDay - used);
      used = Math.max(0, used - ofDay);
      if (minutes > 0) left.push({ date, minutes });
    }
  }
  return { balanced, left };
}

function weekOf(
  monday: LocalDate,
  days: readonly OvertimeDay[],
  balancedMinutes: Minutes,
  last: OvertimeDay,
  leftOn: LocalDate | null,
): Omit<OvertimeWeek, 'takenLater'> {
  const orderedMinutes = sum(days, 'orderedMinutes');
  const { contractWeeklyMinutes, fulltimeWeeklyMinutes, partTimePolicy } = last;
  const facts = { contractWeeklyMinutes, fulltimeWeeklyMinutes, orderedMinutes, compensatedMinutes: balancedMinutes };
  const split = splitOvertime({ ...facts, partTimePolicy });
  const other = splitOvertime({ ...facts, partTimePolicy: partTimePolicy === 'proRata' ? 'tariffText' : 'proRata' });
  const { additionalMinutes, overtimeMinutes, supplementMinutes } = split;
  const sunday = addDays(monday, 13);
  return {
    monday,
    orderedMinutes,
    balancedMinutes,
    additionalMinutes,
    overtimeMinutes,
    supplementMinutes,
    partTimePolicy,
    lastOrderedOn: last.date,
    otherReadingMinutes: other.supplementMinutes,
    balanceBy: leftOn !== null && leftOn < sunday ? leftOn : sunday,
    byMonth: spreadOverMonths(days, balancedMinutes, split),
  };
}

/** The first minutes of the week are those that were balanced, then come additional hours, then overtime. */
function spreadOverMonths(
  days: readonly OvertimeDay[],
  balancedMinutes: Minutes,
  split: ReturnType<typeof splitOvertime>,
): OvertimeOfMonth[] {
  let [balanced, additional] = [balancedMinutes, split.additionalMinutes];
  const withSupplement = split.supplementMinutes > split.overtimeMinutes;
  const months = new Map<YearMonth, OvertimeOfMonth>();
  for (const { originMonth, orderedMinutes } of days.flatMap(byCalendarMonth)) {
    const off = Math.min(orderedMinutes, balanced);
    const additionalMinutes = Math.min(orderedMinutes - off, additional);
    const overtimeMinutes = orderedMinutes - off - additionalMinutes;
    balanced -= off;
    additional -= additionalMinutes;
    if (additionalMinutes + overtimeMinutes === 0) continue;
    const before = months.get(originMonth);
    months.set(originMonth, {
      originMonth,
      additionalMinutes: (before?.additionalMinutes ?? 0) + additionalMinutes,
      overtimeMinutes: (before?.overtimeMinutes ?? 0) + overtimeMinutes,
      supplementMinutes: (before?.supplementMinutes ?? 0) + overtimeMinutes + (withSupplement ? additionalMinutes : 0),
    });
  }
  return [...months.values()];
}

/** Ordered minutes of a shift by the month of each minute's own calendar day, in the order in which they were worked. */
function byCalendarMonth({ date, orderedMinutes, laterMonths = {} }: OvertimeDay) {
  const later = Object.entries(laterMonths).map(([originMonth, minutes]) => ({
    originMonth: yearMonth(originMonth),
    orderedMinutes: minutes,
  }));
  const ownMinutes = later.reduce((minutes, one) => minutes - one.orderedMinutes, orderedMinutes);
  return [{ originMonth: monthOf(date), orderedMinutes: ownMinutes }, ...later];
}

/** How many weeks before those that a month pays are looked at for what they left open to each other. */
const LOOK_BACK_DAYS = 28;

/**
 * First day to be known for what a month pays: the week before the one that its first day lies in may still be
 * balanced in it, and what of that week's time off was used up by older work, the four weeks before it tell. Only
 * a person who worked late on order and took time off in every one of more than six weeks in a row is cut short there.
 */
export function overtimeWindowFrom(firstOfMonth: LocalDate): LocalDate {
  return addDays(mondayOf(firstOfMonth), -7 - LOOK_BACK_DAYS);
}

/** First day to be known for what time off of a month is set against: work of the three months before it. */
export function settlementWindowFrom(firstOfMonth: LocalDate): LocalDate {
  return overtimeWindowFrom(firstDayOf(addMonths(monthOf(firstOfMonth), -BASE_PAY_MONTHS)));
}

const sum = (days: readonly OvertimeDay[], key: 'orderedMinutes' | 'timeOffMinutes'): Minutes =>
  days.reduce((minutes, day) => minutes + day[key], 0);
