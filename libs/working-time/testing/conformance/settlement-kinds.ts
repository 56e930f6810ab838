import {
  addMonths,
  BASE_PAY_MONTHS,
  datesBetween,
  flatStandbyHours,
  fulltimeWeekMinutesOn,
  lastDayOf,
  type LocalDate,
  overtimeWeeks,
  type Span,
  standbyPay,
  weekdayOf,
} from '../../src';
import { type Given } from './case';
import { amountOf, dateOf, datesOf, optionalRecords, recordsOf, textOf } from './given';
import { BERLIN, instant } from './stamps';

type Result = Record<string, unknown>;

/** On-call time in pieces as they were recorded, by day; what touches is one. */
export function standbyJoin(given: Given): Result {
  const holidays = datesOf(given, 'holidays');
  const pieces = recordsOf<Given>(given, 'pieces').map((piece) => ({ ...spanOf(piece), callouts: [] }));
  const isWeekend = (date: LocalDate): boolean => weekdayOf(date) > 5 || holidays.includes(date);
  const dates = pieces.flatMap(({ startMinute, endMinute }) =>
    datesBetween(BERLIN.dateAt(startMinute), BERLIN.dateAt(endMinute)),
  );
  const flat = [...new Set(dates)].map((date) => {
    const pay = standbyPay(pieces, BERLIN, { isWeekend, counts: (asked) => asked === date });
    return [date, flatStandbyHours(pay.flatWeekdays, pay.flatWeekendDays)] as const;
  });
  return {
    flat_hours_by_day: Object.fromEntries(flat.filter(([, hours]) => hours > 0)),
    hourly_pay_hours: standbyPay(pieces, BERLIN, { isWeekend }).hourlyMinutes / 480,
  };
}

function spanOf(piece: Given): Span {
  const [startMinute, endMinute] = [
    instant(textOf(piece, 'from')).epochMinute,
    instant(textOf(piece, 'to')).epochMinute,
  ];
  if (endMinute <= startMinute) throw new RangeError('a piece ends before it begins');
  return { startMinute, endMinute };
}

/** Full-time staff: what becomes of ordered work and of the time off that was given for it, as known on a day. */
export function overtimeSettlement(given: Given): Result {
  const minutesOf = (name: string): Map<LocalDate, number> =>
    optionalRecords<Given>(given, name).reduce((days, one) => {
      const date = dateOf(one, 'date');
      return days.set(date, (days.get(date) ?? 0) + amountOf(one, 'minutes'));
    }, new Map<LocalDate, number>());
  const [ordered, off] = [minutesOf('ordered'), minutesOf('time_off')];
  const dates = [...new Set([...ordered.keys(), ...off.keys()])].sort();
  const weeks = overtimeWeeks(
    dates.map((date) => ({
      date,
      orderedMinutes: ordered.get(date) ?? 0,
      timeOffMinutes: off.get(date) ?? 0,
      contractWeeklyMinutes: fulltimeWeekMinutesOn(date),
      fulltimeWeeklyMinutes: fulltimeWeekMinutesOn(date),
      partTimePolicy: 'tariffText',
    })),
  );
  const asOf = dateOf(given, 'as_of');
  const months = weeks.flatMap(({ byMonth, takenLater }) =>
    byMonth.map(({ originMonth, overtimeMinutes }) => {
      const taken = takenLater.filter((one) => one.originMonth === originMonth);
      const left = overtimeMinutes - taken.reduce((sum, one) => sum + one.overtimeMinutes, 0);
      return lastDayOf(addMonths(originMonth, BASE_PAY_MONTHS)) < asOf ? left : 0;
    }),
  );
  return {
    overtime_minutes: weeks.reduce((sum, week) => sum + week.overtimeMinutes, 0),
    supplement_minutes: weeks.reduce((sum, week) => sum + week.supplementMinutes, 0),
    base_pay_minutes: months.reduce((sum, minutes) => sum + minutes, 0),
  };
}
