import { type AccountRule, type Settlement } from '../agreement';
import { type Minutes, type YearMonth } from '../time';

const SETTLEMENT_MONTHS: Readonly<Record<Settlement, readonly string[]>> = {
  month: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  quarter: ['03', '06', '09', '12'],
  year: ['12'],
  yearEndMarch: ['03'],
};

/** Whether the account is settled at the end of a month. In other months nothing is ever cut. */
function isSettlementMonth(month: YearMonth, settlement: Settlement): boolean {
  return SETTLEMENT_MONTHS[settlement].includes(month.slice(5));
}

/** The part of the account rule that decides what is carried over. */
export type SettlementRule = Pick<AccountRule, 'settlement' | 'capPlusMinutes' | 'carryOverMaxMinutes' | 'capAction'>;

/** What a month's end does to the account. `cutMinutes + transferredMinutes` left it. */
export interface SettledBalance {
  readonly closingBalanceMinutes: Minutes;
  /** Cut and reported to the staff council; kept as evidence. */
  readonly cutMinutes: Minutes;
  /** Moved to the long-term account. */
  readonly transferredMinutes: Minutes;
}

/**
 * Balance after the month's end (DV-CAP-PERIOD): at settlement, what lies above
 * the limit is cut or transferred. Debts are carried in full, always (DV-DEBT).
 * The limit is for hours of one's own choice: ordered work in the account lies on top of it.
 *
 * @param planFiled `restoreOnPlan`: a plan to reduce the balance is on file, so nothing is cut
 * @param orderedMinutes of the balance what was ordered and no time off has balanced yet
 */
export function settle(
  balanceMinutes: Minutes,
  month: YearMonth,
  rule: SettlementRule,
  planFiled = false,
  orderedMinutes: Minutes = 0,
): SettledBalance {
  const limit = rule.carryOverMaxMinutes ?? rule.capPlusMinutes;
  const spared = rule.capAction === 'restoreOnPlan' && planFiled;
  const isCut = limit !== null && !spared && isSettlementMonth(month, rule.settlement);
  const excess = isCut ? balanceMinutes - orderedMinutes - limit : 0;
  if (excess <= 0) return { closingBalanceMinutes: balanceMinutes, cutMinutes: 0, transferredMinutes: 0 };
  const transfers = rule.capAction === 'transferLongterm';
  return {
    closingBalanceMinutes: balanceMinutes - excess,
    cutMinutes: transfers ? 0 : excess,
    transferredMinutes: transfers ? excess : 0,
  };
}

/** One month's change of the account. */
export interface AccountEntry {
  readonly month: YearMonth;
  readonly deltaMinutes: Minutes;
}

/** A month carried forward. */
export interface CarriedMonth extends SettledBalance {
  readonly month: YearMonth;
}

/** Carries a balance through months in order; a correction of an early month runs through all later settlements again (CLS-REOPEN). */
export function carryForward(
  openingMinutes: Minutes,
  entries: readonly AccountEntry[],
  rule: SettlementRule,
  planFiled = false,
): CarriedMonth[] {
  let balance = openingMinutes;
  return entries.map(({ month, deltaMinutes }) => {
    const settled = settle(balance + deltaMinutes, month, rule, planFiled);
    balance = settled.closingBalanceMinutes;
    return { month, ...settled };
  });
}
