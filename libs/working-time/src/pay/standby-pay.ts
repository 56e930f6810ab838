import {
  type EpochMinute,
  addDays,
  addMonths,
  type LocalDate,
  type Minutes,
  monthOf,
  type Span,
  type YearMonth,
  type Zone,
} from '../time';
import { type Callout, FLAT_STANDBY_MINUTES, paidCalloutMinutes, shortStandbyMinutes } from './standby';

/** On-call time without a break, with what it was called out for. */
export interface Standby extends Span {
  readonly callouts: readonly (Callout & { readonly atMinute: EpochMinute })[];
  /** Came when the month before that of its beginning was closed already. */
  readonly isLate?: boolean;
}

/** What on-call times come to. */
export interface StandbyPay {
  /** Days with a flat sum of two hourly rates, Monday to Friday. */
  readonly flatWeekdays: number;
  /** Days with a flat sum of four: Saturdays, Sundays and public holidays. */
  readonly flatWeekendDays: number;
  /** On-call time too short for a flat sum; 12.5 % of the hourly rate for it. */
  readonly hourlyMinutes: Minutes;
  /** Call-outs, rounded up to hours. */
  readonly calloutMinutes: Minutes;
}

/** What {@link standbyPay} has to know of days. */
interface AskedDays {
  /** Whether a day is paid like a Sunday: Saturday, Sunday or public holiday. */
  readonly isWeekend: (date: LocalDate) => boolean;
  /**
   * Whether a day is asked for: on-call time over the end of a month is one span, of which each month pays its own
   * days. Its pieces before and after must be told all the same.
   */
  readonly counts?: (date: LocalDate) => boolean;
}

/**
 * On-call times of a month (TVöD § 8 (3)), each for itself; what goes on without a break is one, in however many
 * pieces it was recorded (BAG 6 AZR 114/08). From 12 hours on there is a flat sum for the day on which
 * it begins and for each later day that has at least 12 hours of it. Call-outs are paid for themselves: who is called
 * books the work like any other, and what the clock says of it is not looked at here. Those from home are added up
 * within their on-call time before they are rounded.
 */
export function standbyPay(
  recorded: readonly Standby[],
  zone: Zone,
  { isWeekend, counts = () => true }: AskedDays,
): StandbyPay {
  const standbys = unbroken(recorded);
  const long = standbys.filter((standby) => lengthOf(standby) >= FLAT_STANDBY_MINUTES);
  const days = long.flatMap((standby) => flatDaysOf(standby, zone)).filter(counts);
  const short = standbys.filter((standby) => lengthOf(standby) < FLAT_STANDBY_MINUTES);
  const weekend = days.filter(isWeekend).length;
  return {
    flatWeekdays: days.length - weekend,
    flatWeekendDays: weekend,
    hourlyMinutes: shortStandbyMinutes(short.map((standby) => minutesOn(standby, zone, counts))),
    calloutMinutes: standbys.reduce(
      (sum, { callouts }) => sum + calloutMinutesOn(callouts, (minute) => counts(zone.dateAt(minute))),
      0,
    ),
  };
}

/** Pay of on-call time of a month. */
export interface MonthOfStandby extends StandbyPay {
  /** What is to be paid, or to be given back, of the month before; null nearly always. */
  readonly ofMonthBefore: StandbyPay | null;
}

/**
 * The same by month: each pays its own days. A piece that goes on from the month before and came when that was closed may
 * make the span long enough for flat sums: what it changes of the closed month is paid, or given back, with its own.
 * @param recorded of the month, with the pieces before and after
 */
export function standbyPayOfMonth(
  recorded: readonly Standby[],
  zone: Zone,
  isWeekend: (date: LocalDate) => boolean,
  month: YearMonth,
): MonthOfStandby {
  const payOf = (standbys: readonly Standby[], of: YearMonth) =>
    standbyPay(standbys, zone, { isWeekend, counts: (date) => monthOf(date) === of });
  const own = payOf(recorded, month);
  const cameLate = ({ isLate, startMinute }: Standby) => isLate && monthOf(zone.dateAt(startMinute)) === month;
  if (!recorded.some(cameLate)) return { ...own, ofMonthBefore: null };
  const before = addMonths(month, -1);
  const known = recorded.filter((standby) => !cameLate(standby));
  return { ...own, ofMonthBefore: difference(payOf(recorded, before), payOf(known, before)) };
}

/** Null where both are the same. */
function difference(due: StandbyPay, paid: StandbyPay): StandbyPay | null {
  const minus = {
    flatWeekdays: due.flatWeekdays - paid.flatWeekdays,
    flatWeekendDays: due.flatWeekendDays - paid.flatWeekendDays,
    hourlyMinutes: due.hourlyMinutes - paid.hourlyMinutes,
    calloutMinutes: due.calloutMinutes - paid.calloutMinutes,
  };
  return Object.values(minus).some((figure) => figure !== 0) ? minus : null;
}

/**
 * Paid minutes of the call-outs that are asked for, of one on-call time. Those from home are rounded up together, over
 * the end of a month too: each pays by how much its own raise what is due of those before.
 */
function calloutMinutesOn(callouts: Standby['callouts'], counts: (minute: EpochMinute) => boolean): Minutes {
  const ordered = [...callouts].sort((a, b) => a.atMinute - b.atMinute);
  let [before, paid] = [0, 0];
  for (let index = 0; index < ordered.length; index++) {
    const due = paidCalloutMinutes(ordered.slice(0, index + 1));
    if (counts(ordered[index].atMinute)) paid += due - before;
    before = due;
  }
  return paid;
}

/** On-call times that begin with the very minute in which another one ends are one with it. */
function unbroken(recorded: readonly Standby[]): Standby[] {
  const standbys: Standby[] = [];
  for (const next of [...recorded].sort((a, b) => a.startMinute - b.startMinute)) {
    const last = standbys.at(-1);
    if (last?.endMinute !== next.startMinute) standbys.push(next);
    else
      standbys[standbys.length - 1] = {
        startMinute: last.startMinute,
        endMinute: next.endMinute,
        callouts: [...last.callouts, ...next.callouts],
      };
  }
  return standbys;
}

/** Days that earn a flat sum, of a standby that is long enough for one. */
function flatDaysOf({ startMinute, endMinute }: Span, zone: Zone): LocalDate[] {
  const first = zone.dateAt(startMinute);
  const days = [first];
  for (let date = addDays(first, 1); zone.startOfDay(date) < endMinute; date = addDays(date, 1)) {
    const end = Math.min(endMinute, zone.startOfDay(addDays(date, 1)));
    if (end - zone.startOfDay(date) >= FLAT_STANDBY_MINUTES) days.push(date);
  }
  return days;
}

/** Minutes of a standby on the days that are asked for. */
function minutesOn({ startMinute, endMinute }: Span, zone: Zone, counts: (date: LocalDate) => boolean): Minutes {
  let minutes = 0;
  for (let date = zone.dateAt(startMinute); zone.startOfDay(date) < endMinute; date = addDays(date, 1)) {
    if (!counts(date)) continue;
    minutes += Math.min(endMinute, zone.startOfDay(addDays(date, 1))) - Math.max(startMinute, zone.startOfDay(date));
  }
  return minutes;
}

const lengthOf = ({ startMinute, endMinute }: Span): Minutes => endMinute - startMinute;
