import { type HolidayCalendar } from '../calendar';
import { datesBetween, type LocalDate, weekdayOf } from '../time';

export interface CarryOverFacts {
  /** The year in which the leave arose. */
  readonly year: number;
  readonly statutoryDaysLeft: number;
  /** Tariff days above the statutory minimum. */
  readonly extraDaysLeft: number;
  /** An individual notice with days, year and date. Anything less is none (BAG 9 AZR 423/16). */
  readonly isNoticeGiven: boolean;
  readonly reason: 'none' | 'operational' | 'sick' | 'maternity' | 'parentalLeave';
  /** End of illness, last day inclusive; null if it goes on. */
  readonly sickUntil: LocalDate | null;
  /** What kept the person from starting by 31 March, if anything. */
  readonly notStartedReason: 'sick' | 'operational' | null;
  readonly leaveFrom: LocalDate | null;
  /** Last day; null for leave that goes on until the days are used up. */
  readonly leaveTo: LocalDate | null;
  /** End of the protection period or of the parental leave. */
  readonly protectedUntil: LocalDate | null;
}

export interface CarryOver {
  /** The leave was started in time, or nothing lapses. */
  readonly isValid: boolean;
  /** Last day on which it must have been started; null where a later use is guaranteed. */
  readonly latestStart: LocalDate | null;
  readonly daysLapsed: number;
  readonly lapseDate: LocalDate | null;
  /** Days that stay although the time is over. */
  readonly daysCarried: number;
  readonly statutoryLapseDate: LocalDate | null;
  readonly extraLapseDate: LocalDate | null;
  /** Maternity and parental leave: last day of use. */
  readonly latestUse: LocalDate | null;
}

/** What becomes of leave that was not taken in its year (TVöD § 26 (2) a, BUrlG § 7 (3), MuSchG § 24, BEEG § 17 (2)). */
export function carryOver(facts: CarryOverFacts, holidays: HolidayCalendar): CarryOver {
  const days = facts.statutoryDaysLeft + facts.extraDaysLeft;
  const nothing: CarryOver = {
    isValid: true,
    latestStart: null,
    daysLapsed: 0,
    lapseDate: null,
    daysCarried: 0,
    statutoryLapseDate: null,
    extraLapseDate: null,
    latestUse: null,
  };
  if ((facts.reason === 'maternity' || facts.reason === 'parentalLeave') && facts.protectedUntil) {
    return { ...nothing, daysCarried: days, latestUse: `${Number(facts.protectedUntil.slice(0, 4)) + 1}-12-31` };
  }
  const latestStart = latestStartOf(facts);
  const daysUsed = daysUsedOf(facts, holidays);
  const daysLeft = Math.max(0, days - daysUsed);
  if (!facts.isNoticeGiven) return { ...nothing, latestStart, daysCarried: daysLeft };
  if (isSickThroughout(facts)) {
    const statutoryLapseDate = lastStartOfCarriedLeave(facts.year + 2);
    return {
      ...nothing,
      latestStart,
      daysCarried: days,
      statutoryLapseDate,
      extraLapseDate: `${facts.year + 1}-05-31`,
    };
  }
  const isValid = days === 0 || (facts.leaveFrom !== null && facts.leaveFrom <= latestStart);
  const daysLapsed = isValid ? daysLeft : days;
  return { ...nothing, isValid, latestStart, daysLapsed, lapseDate: daysLapsed > 0 ? latestStart : null };
}

/**
 * Ill from the old year until the last day on which the leave could have been
 * started: then illness alone kept the person from it, and the statutory part
 * stays for 15 months (EuGH C-214/10, BAG 9 AZR 353/10).
 */
function isSickThroughout({ year, reason, sickUntil, leaveFrom }: CarryOverFacts): boolean {
  return reason === 'sick' && leaveFrom === null && (sickUntil === null || sickUntil >= `${year + 1}-05-31`);
}

/** Last day on which leave carried into a year must begin as a rule (TVöD § 26 (2) a): 31 March. */
export const lastStartOfCarriedLeave = (year: number): LocalDate => `${year}-03-31`;

/** 31 March; 31 May where illness or the service kept the person from starting. It is the start that counts, not the end. */
function latestStartOf({ year, reason, sickUntil, notStartedReason }: CarryOverFacts): LocalDate {
  const march = lastStartOfCarriedLeave(year + 1);
  const impliesSick = reason === 'sick' && (sickUntil === null || sickUntil > march);
  return notStartedReason !== null || impliesSick ? `${year + 1}-05-31` : march;
}

function daysUsedOf(
  { leaveFrom, leaveTo, statutoryDaysLeft, extraDaysLeft }: CarryOverFacts,
  holidays: HolidayCalendar,
): number {
  if (leaveFrom === null) return 0;
  return leaveTo === null ? statutoryDaysLeft + extraDaysLeft : workdaysBetween(leaveFrom, leaveTo, holidays);
}

function workdaysBetween(from: LocalDate, to: LocalDate, holidays: HolidayCalendar): number {
  return datesBetween(from, to).filter((date) => weekdayOf(date) <= 5 && !holidays.isHoliday(date)).length;
}
