import { type LocalDate, type Minutes } from '../time';
import { type ContractSlice } from './contract';
import { isCivilServant } from './personnel-group';

/** Full-time hours of the Tarifgebiet Ost, from the first day on which they hold (TVöD § 6 (1)). */
const FULLTIME_WEEKS: readonly { readonly from: LocalDate; readonly weeklyMinutes: Minutes }[] = [
  { from: '2023-01-01', weeklyMinutes: 2340 },
  { from: '2022-01-01', weeklyMinutes: 2370 },
  { from: '0001-01-01', weeklyMinutes: 2400 },
];

/** Full-time hours of civil servants in Saxony (SächsAZVO § 1). */
const CIVIL_SERVANT_WEEK_MINUTES = 2400;

/** Minutes of a full-time week of tariff employees on a date. */
export function fulltimeWeekMinutesOn(date: LocalDate): Minutes {
  return (FULLTIME_WEEKS.find(({ from }) => from <= date) ?? FULLTIME_WEEKS[FULLTIME_WEEKS.length - 1]).weeklyMinutes;
}

/** Minutes of a full-time day (five-day week) of tariff employees: 468 from 2023, 474 in 2022, 480 before. */
export function fulltimeDayMinutesOn(date: LocalDate): Minutes {
  return Math.floor(fulltimeWeekMinutesOn(date) / 5);
}

type FulltimeTerms = Pick<ContractSlice, 'personnelGroup' | 'weeklyMinutes'>;

/**
 * What full time is under a contract: 40 hours for civil servants, and for raised contracts the
 * raised hours, to which every reference to full time then points (TVöD § 6 (1a)).
 */
export function fulltimeWeekMinutesOf({ personnelGroup, weeklyMinutes }: FulltimeTerms, date: LocalDate): Minutes {
  const usual = isCivilServant(personnelGroup) ? CIVIL_SERVANT_WEEK_MINUTES : fulltimeWeekMinutesOn(date);
  return Math.max(usual, weeklyMinutes);
}

/** The full-time day under a contract; outside employment that of tariff employees. */
export function fulltimeDayMinutesOf(terms: FulltimeTerms | null, date: LocalDate): Minutes {
  return terms ? Math.floor(fulltimeWeekMinutesOf(terms, date) / 5) : fulltimeDayMinutesOn(date);
}
