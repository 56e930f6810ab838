import { type PartTimeOvertime } from '../agreement';
import { type ContractSlice, fulltimeWeekMinutesOf } from '../contract';
import { type DayEvaluation } from '../day';
import { addDays, type LocalDate, type Minutes, mondayOf, monthOf, type YearMonth } from '../time';
import { type Overtime, splitOvertime } from './overtime';

/** A day of a person as overtime looks at it. Days without ordered work and without time off may be left out. */
export interface OvertimeDay {
  readonly date: LocalDate;
  /** Work on order and outside the frame; what somebody chose to do longer is not in here. */
  readonly orderedMinutes: Minutes;
  /** Credited by time off that was given for overtime. */
  readonly timeOffMinutes: Minutes;
  /** Contract of the day; null outside employment. */
  readonly contract: Pick<ContractSlice, 'personnelGroup' | 'weeklyMinutes'> | null;
  readonly partTimePolicy: PartTimeOvertime;
}

/** What the ordered work of one day came to. */
export interface OvertimeShare extends Overtime {
  readonly date: LocalDate;
  readonly orderedMinutes: Minutes;
  /** The supplement by the reading that the agreement has not chosen. */
  readonly otherSupplementMinutes: Minutes;
}

/** Ordered work of a calendar week: the sums of its days. */
export interface OvertimeWeek extends Omit<OvertimeShare, 'date'> {
  /** Monday. */
  readonly from: LocalDate;
  /** Sunday of the following week: the last day on which time off balances the work. */
  readonly balanceUntil: LocalDate;
  readonly days: readonly OvertimeShare[];
}

/** Monday to the Sunday after next. */
const BALANCE_DAYS = 13;

/** The last day on which work of the day can be balanced (TVöD § 7 (7)). */
export const balanceUntilOf = (date: LocalDate): LocalDate => addDays(mondayOf(date), BALANCE_DAYS);

/**
 * The month that pays ordered work of a day: the one in which the time to balance it ends, or in which
 * the person leaves, whichever comes first. It follows from the date alone, so that no week is paid twice or never.
 */
export function payableMonthOf(date: LocalDate, leftOn: LocalDate | null): YearMonth {
  const until = balanceUntilOf(date);
  return monthOf(leftOn !== null && leftOn < until ? leftOn : until);
}

/** The first day whose ordered work may become payable in a month that begins on `firstDate`. */
export const firstPayableDay = (firstDate: LocalDate): LocalDate => addDays(firstDate, -BALANCE_DAYS);

/** Credit of a day by time off for overtime. Reads the steps of the evaluation, which has to have been made with them. */
export function timeOffMinutesOf({ trace }: Pick<DayEvaluation, 'trace'>): Minutes {
  let minutes = 0;
  for (const { why, beforeMinutes, afterMinutes } of trace)
    if (why.absence === 'compensatoryTimeOff') minutes += afterMinutes - beforeMinutes;
  return minutes;
}

/**
 * The first day that must be known to work out the week of `date`. Time off of a week may have been used up by
 * the week before, and that week's own by one still earlier: back to a week without time off, or one before which
 * nothing was ordered.
 * @param orderDates days with ordered work, any order
 * @param timeOffDates days with time off, any order
 */
export function overtimeStart(
  date: LocalDate,
  orderDates: readonly LocalDate[],
  timeOffDates: readonly LocalDate[],
): LocalDate {
  const orderWeeks = new Set(orderDates.map(mondayOf));
  const timeOffWeeks = new Set(timeOffDates.map(mondayOf));
  let monday = mondayOf(date);
  while (timeOffWeeks.has(monday) && orderWeeks.has(addDays(monday, -7))) monday = addDays(monday, -7);
  return monday;
}

/**
 * Ordered work by calendar week (TVöD § 7 (6), (7)), only weeks with any. Time off balances the oldest work first,
 * from the day of the work up to the Sunday of the following week, each minute of it once. Where contract or
 * agreement change within a week, each day is split under its own: minutes not balanced are additional hours as
 * long as the additional hours of the week so far leave room between the day's contract and its full time.
 * Only tariff staff: what others did on order is left out.
 * @param days any order; all from {@link overtimeStart} of the first week asked for
 */
export function overtimeWeeks(days: readonly OvertimeDay[]): OvertimeWeek[] {
  const sorted = [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const ordered = sorted.filter(
    ({ orderedMinutes, contract }) => orderedMinutes > 0 && contract?.personnelGroup === 'TVOED_VKA',
  );
  const balanced = balance(ordered, sorted);
  const weeks = Map.groupBy(ordered, ({ date }) => mondayOf(date));
  return [...weeks].map(([from, ofWeek]) => weekOf(from, ofWeek, balanced));
}

/** Minutes of each day's work that were balanced. What must be balanced first is also the oldest, so that no minute is wasted. */
function balance(ordered: readonly OvertimeDay[], days: readonly OvertimeDay[]): Map<LocalDate, Minutes> {
  const balanced = new Map<LocalDate, Minutes>();
  for (const { date: freeOn, timeOffMinutes } of days) {
    let left = Math.max(0, timeOffMinutes);
    for (const { date, orderedMinutes } of ordered) {
      if (date > freeOn || balanceUntilOf(date) < freeOn) continue;
      const before = balanced.get(date) ?? 0;
      const minutes = Math.min(left, orderedMinutes - before);
      balanced.set(date, before + minutes);
      left -= minutes;
    }
  }
  return balanced;
}

function weekOf(
  from: LocalDate,
  ofWeek: readonly OvertimeDay[],
  balanced: ReadonlyMap<LocalDate, Minutes>,
): OvertimeWeek {
  let additional = 0;
  const days = ofWeek.map((day): OvertimeShare => {
    const share = shareOf(day, balanced.get(day.date) ?? 0, additional);
    additional += share.additionalMinutes;
    return share;
  });
  const sum = (minutesOf: (share: OvertimeShare) => Minutes): Minutes =>
    days.reduce((total, share) => total + minutesOf(share), 0);
  return {
    from,
    balanceUntil: balanceUntilOf(from),
    orderedMinutes: sum((share) => share.orderedMinutes),
    plainTimeOffMinutes: sum((share) => share.plainTimeOffMinutes),
    additionalMinutes: sum((share) => share.additionalMinutes),
    overtimeMinutes: sum((share) => share.overtimeMinutes),
    supplementMinutes: sum((share) => share.supplementMinutes),
    otherSupplementMinutes: sum((share) => share.otherSupplementMinutes),
    days,
  };
}

/** @param additionalMinutes additional hours of earlier days of the week, which take up room below full time */
function shareOf(day: OvertimeDay, compensatedMinutes: Minutes, additionalMinutes: Minutes): OvertimeShare {
  const { date, orderedMinutes, contract, partTimePolicy } = day;
  if (!contract) throw new Error(`ordered work outside employment: ${date}`);
  const facts = {
    contractWeeklyMinutes: contract.weeklyMinutes + additionalMinutes,
    fulltimeWeeklyMinutes: fulltimeWeekMinutesOf(contract, date),
    orderedMinutes,
    compensatedMinutes,
  };
  const other = splitOvertime({ ...facts, partTimePolicy: partTimePolicy === 'proRata' ? 'tariffText' : 'proRata' });
  return {
    date,
    orderedMinutes,
    ...splitOvertime({ ...facts, partTimePolicy }),
    otherSupplementMinutes: other.supplementMinutes,
  };
}
