import { divideHalfUp, type LocalDate, fullMonths, lastDayOfMonths } from '../time';

/** A part of the year with one distribution of work over the week. */
export interface LeaveSegment {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Working days a week in thousandths (4.5 days are 4500), so that a half day needs no fraction. */
  readonly daysPerWeekThousandths: number;
}

export interface LeaveFacts {
  readonly year: number;
  readonly entry: LocalDate;
  /** Last day of employment; null if none is known. */
  readonly exit: LocalDate | null;
  readonly segments: readonly LeaveSegment[];
  /** Those under 18 at the beginning of the year have more by law; left out or null where nobody knows. */
  readonly birthDate?: LocalDate | null;
}

/** Days of leave, in whole hundredths of a day. */
export interface LeaveEntitlement {
  readonly tariffHundredths: number;
  readonly statutoryMinimumHundredths: number;
  /** The better of both. */
  readonly entitlementHundredths: number;
}

/** Four weeks of five days (BUrlG § 3). */
export const STATUTORY_LEAVE_DAYS = 20;
/** The same in Werktage, of which a week has six. */
const STATUTORY_WERKTAGE = 24;
/** Werktage of young people by their age at the beginning of the year (JArbSchG § 19 (2)). */
const YOUTH_WERKTAGE = [
  { below: 16, days: 30 },
  { below: 17, days: 27 },
  { below: 18, days: 25 },
] as const;
const SIX_DAY_WEEK = 6000;
const HUNDREDTHS = 100;
const FIVE_DAY_WEEK = 5000;

/** Days of leave in a five-day week (TVöD § 26 (1)): 30, and 31 from 2027. */
export function annualLeaveDays(year: number): number {
  return year >= 2027 ? 31 : 30;
}

/** Leave of a year by tariff and by law; each segment earns its own part and none is reduced later (TVöD § 26, BUrlG §§ 3-5). */
export function leaveEntitlement(facts: LeaveFacts): LeaveEntitlement {
  const months = facts.segments.map(({ from, to }) => fullMonths(from, to));
  const earned = (days: number, ofWeek: number): [number, number] => [
    facts.segments.reduce(
      (sum, { daysPerWeekThousandths }, index) => sum + months[index] * days * daysPerWeekThousandths,
      0,
    ),
    12 * ofWeek,
  ];
  const tariffHundredths = divideHalfUp(...earned(annualLeaveDays(facts.year), FIVE_DAY_WEEK)) * HUNDREDTHS;
  const [only] = facts.segments;
  const isWholeYear = hasFullClaim(facts) && facts.segments.length === 1;
  const werktage = statutoryWerktage(facts);
  const statutory: [number, number] = isWholeYear
    ? [werktage * only.daysPerWeekThousandths, SIX_DAY_WEEK]
    : earned(werktage, SIX_DAY_WEEK);
  const statutoryMinimumHundredths = halvesUpRestKept(...statutory);
  const entitlementHundredths = Math.max(tariffHundredths, statutoryMinimumHundredths);
  return { tariffHundredths, statutoryMinimumHundredths, entitlementHundredths };
}

/** Least leave of a year by law; a person who was born on 1 January has reached the full number of years on that day. */
function statutoryWerktage({ year, birthDate }: Pick<LeaveFacts, 'year' | 'birthDate'>): number {
  if (!birthDate) return STATUTORY_WERKTAGE;
  const age = year - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) > '01-01' ? 1 : 0);
  return YOUTH_WERKTAGE.find(({ below }) => age < below)?.days ?? STATUTORY_WERKTAGE;
}

/** Whether the law of young people gives more than that of everybody (JArbSchG § 19). */
export const hasYouthLeave = (facts: Pick<LeaveFacts, 'year' | 'birthDate'>): boolean =>
  statutoryWerktage(facts) > STATUTORY_WERKTAGE;

/** The full statutory claim needs six completed months before the exit and before the year's last day, and no exit in its first half. */
export function hasFullClaim({ year, entry, exit }: Pick<LeaveFacts, 'year' | 'entry' | 'exit'>): boolean {
  const waitingEnds = lastDayOfMonths(entry, 6);
  if (waitingEnds >= `${year}-12-31`) return false;
  return exit === null || (waitingEnds < exit && exit > `${year}-06-30`);
}

/** At least half a day is rounded up; less is kept to the hundredth, never dropped (BUrlG § 5 (2), BAG 9 AZR 200/17). */
export function halvesUpRestKept(numerator: number, denominator: number): number {
  const fraction = numerator % denominator;
  if (fraction * 2 >= denominator) return Math.ceil(numerator / denominator) * HUNDREDTHS;
  return divideHalfUp(numerator * HUNDREDTHS, denominator);
}
