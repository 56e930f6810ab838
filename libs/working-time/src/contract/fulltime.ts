import { type LocalDate, type Minutes } from '../time';

/** Full-time hours of the Tarifgebiet Ost, from the first day on which they hold (TVöD § 6 (1)). */
const FULLTIME_WEEKS: readonly { readonly from: LocalDate; readonly weeklyMinutes: Minutes }[] = [
  { from: '2023-01-01', weeklyMinutes: 2340 },
  { from: '2022-01-01', weeklyMinutes: 2370 },
  { from: '0001-01-01', weeklyMinutes: 2400 },
];

/** Minutes of a full-time week on a date. */
export function fulltimeWeekMinutesOn(date: LocalDate): Minutes {
  return (FULLTIME_WEEKS.find(({ from }) => from <= date) ?? FULLTIME_WEEKS[FULLTIME_WEEKS.length - 1]).weeklyMinutes;
}

/** Minutes of a full-time day (five-day week) on a date: 468 from 2023, 474 in 2022, 480 before. */
export function fulltimeDayMinutesOn(date: LocalDate): Minutes {
  return Math.floor(fulltimeWeekMinutesOn(date) / 5);
}
