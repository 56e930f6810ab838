import { type FindingCode } from '../day';
import { addDays, daysBetween, type LocalDate, type Minutes } from '../time';

/** Sum of a double week above its limit: 90 h, under 18 80 h (MuSchG § 4 (1)). */
export function doubleWeekFindings(totalMinutes: Minutes, limitMinutes: Minutes, isMinor: boolean): FindingCode[] {
  if (totalMinutes <= limitMinutes) return [];
  return [isMinor ? 'MUSCHG_DOUBLE_WEEK_80H' : 'MUSCHG_DOUBLE_WEEK_90H'];
}

/** Work above the contract on monthly average (MuSchG § 4 (1) sentence 4): no building up of flexitime. */
export function monthContractFindings(totalMinutes: Minutes, contractMinutes: Minutes): FindingCode[] {
  return totalMinutes > contractMinutes ? ['MUSCHG_MONTH_CONTRACT_EXCEEDED'] : [];
}

const BEFORE_BIRTH_DAYS = 42;
const AFTER_BIRTH_DAYS = 56;
const AFTER_BIRTH_LONG_DAYS = 84;

/**
 * Protection period, both days inclusive (MuSchG § 3): six weeks before the due
 * date, eight after birth, twelve after an early or multiple birth, and the
 * days before birth that an early birth took away.
 */
export function protectionPeriod(facts: {
  readonly dueDate: LocalDate;
  readonly birth: LocalDate;
  readonly isMultiple: boolean;
  readonly isPremature: boolean;
}): { readonly from: LocalDate; readonly to: LocalDate } {
  const { dueDate, birth } = facts;
  const planned = addDays(dueDate, -BEFORE_BIRTH_DAYS);
  const lostDays = Math.min(BEFORE_BIRTH_DAYS, Math.max(0, daysBetween(birth, dueDate)));
  const afterDays = facts.isMultiple || facts.isPremature ? AFTER_BIRTH_LONG_DAYS : AFTER_BIRTH_DAYS;
  return { from: birth < planned ? birth : planned, to: addDays(birth, afterDays + lostDays) };
}
