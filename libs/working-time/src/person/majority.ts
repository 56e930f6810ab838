import { type LocalDate } from '../time';

const YEARS_OF_AGE = 18;

/**
 * First day on which somebody is of age (BGB § 2); young people are protected until the day before (JArbSchG § 2).
 * For those born on 29 February it is a text that compares right with every date, though no year may have the day.
 */
export function adultFrom(birthDate: LocalDate): LocalDate {
  return `${Number(birthDate.slice(0, 4)) + YEARS_OF_AGE}${birthDate.slice(4)}` as LocalDate;
}
