import { type LocalDate, type Minutes, firstDayOf, monthOf } from '@zeitbuch/working-time';
import { type OpeningAccount } from '../month';
import { type KnownAccounts } from './known-accounts';

/** What somebody brings along on one account. */
export interface Opening {
  readonly employeeId: string;
  readonly account: OpeningAccount;
  /** First day that counts here: of a month, or of the employment. */
  readonly beginsOn: LocalDate;
  /** What stood on the account before that day; negative only on the account as a whole. */
  readonly minutes: Minutes;
  /** Where the figure comes from, as whoever looks at it later would ask. */
  readonly source: string;
  /** Why another figure was recorded before; null for the first one. */
  readonly correctionReason: string | null;
}

type OpeningFlawCode =
  | 'below-zero'
  | 'outside-employment'
  | 'in-future'
  | 'not-first-day'
  | 'closed-month'
  | 'account-began'
  | 'other-day'
  | 'opening-known'
  | 'no-opening';

/** What stands against an opening, with what a sentence about it needs. */
export interface OpeningFlaw {
  readonly code: OpeningFlawCode;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What stands against bringing something along; null where nothing does. It is an *opening*: nothing counted before its
 * day, and nothing of the account is closed. All of a person begin on one day. Whoever records another figure says that
 * it is a correction, and only what is there can be corrected. @param today of the tenant: a balance of a day to come is not known
 */
export function flawOfOpening(known: KnownAccounts, wanted: Opening, today: LocalDate): OpeningFlaw | null {
  const { beginsOn, account, minutes, correctionReason } = wanted;
  const flaw = (code: OpeningFlaw['code'], params: OpeningFlaw['params'] = {}): OpeningFlaw => ({ code, params });
  if (account === 'ordered' && minutes < 0) return flaw('below-zero');
  if (beginsOn < known.hiredOn || (known.leftOn !== null && beginsOn > known.leftOn)) return flaw('outside-employment');
  if (beginsOn > today) return flaw('in-future');
  if (beginsOn !== firstDayOf(monthOf(beginsOn)) && beginsOn !== known.hiredOn) return flaw('not-first-day');
  if (known.lastClosedMonth !== null) return flaw('closed-month', { month: known.lastClosedMonth });
  if (known.firstMonth !== null && known.firstMonth < monthOf(beginsOn))
    return flaw('account-began', { month: known.firstMonth });
  if (known.beginsOn !== null && known.beginsOn !== beginsOn) return flaw('other-day', { date: known.beginsOn });
  const isKnown = known.openings.some((opening) => opening.account === account);
  if (isKnown && correctionReason === null) return flaw('opening-known');
  if (!isKnown && correctionReason !== null) return flaw('no-opening');
  return null;
}

/** Whether just this is on record: then nothing is to be written. */
export const isOnRecord = (known: KnownAccounts, { account, beginsOn, minutes, source }: Opening): boolean =>
  known.beginsOn === beginsOn &&
  known.openings.some((one) => one.account === account && one.minutes === minutes && one.source === source);
