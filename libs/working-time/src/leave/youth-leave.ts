import { type LocalDate } from '../time';
import { halvesUpRestKept } from './entitlement';

/** JArbSchG § 19 (2): Werktage of a six-day week by the age at the beginning of the year. */
const WERKTAGE = [
  { below: 16, days: 30 },
  { below: 17, days: 27 },
  { below: 18, days: 25 },
] as const;

/** Least leave of young people in a whole year, in hundredths of their working days; 0 for adults. */
export function youthLeaveHundredths(birthDate: LocalDate, year: number, daysPerWeekThousandths: number): number {
  const birthYear = Number(birthDate.slice(0, 4));
  // On 1 January only those born on that very day have reached the full number of years.
  const age = year - birthYear - (birthDate.slice(5) > '01-01' ? 1 : 0);
  const tier = WERKTAGE.find(({ below }) => age < below);
  return tier ? halvesUpRestKept(tier.days * daysPerWeekThousandths, 6000) : 0;
}
