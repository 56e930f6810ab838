import { type AbsenceFact, isAbsentOn } from '../absence';
import { type LocalDate, yearOf } from '../time';

/** Certified days of illness within leave are given back, others stay leave (BUrlG § 9). */
export function leaveWithIllness(
  bookedDays: number,
  certifiedDays: number,
): { readonly leaveDaysUsed: number; readonly sickDays: number } {
  return { leaveDaysUsed: bookedDays - certifiedDays, sickDays: certifiedDays };
}

/** Illness on a day taken instead of money (TVöD § 29a): a replacement within the year, in the VKA never money. */
export function exchangeDayWithIllness(
  day: LocalDate,
  facts: { readonly certified: boolean; readonly employer: string },
): { readonly replacementBy: LocalDate | null; readonly payout: boolean } {
  if (!facts.certified) return { replacementBy: null, payout: false };
  if (facts.employer !== 'VKA') return { replacementBy: null, payout: true };
  return { replacementBy: yearOf(day).to, payout: false };
}

/** A regeneration day counts as taken, ill or not (TVöD-S, no give-back). */
export const REGENERATION_DAY_COUNTS_AS_TAKEN = true;

/**
 * Leave on which the person was ill with a certificate is no leave (BUrlG § 9), nor is leave whose place a ban on work
 * before and after birth took (MuSchG § 24).
 */
export function isGivenBack(date: LocalDate, absences: readonly AbsenceFact[]): boolean {
  return absences.some((absence) => keepsFromLeave(absence) && isAbsentOn(absence, date));
}

const keepsFromLeave = ({ kind, certified }: AbsenceFact): boolean =>
  kind === 'maternityProtection' || (kind === 'sick' && certified === true);
