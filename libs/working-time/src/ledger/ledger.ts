import { refuse, type Refusal } from '../refusal';
import { type LocalDate, type Minutes } from '../time';

/**
 * Accounts of one person, all in minutes. `work` and `owed` are the counter
 * accounts from which worked time comes and into which due time goes.
 */
export type AccountName = 'work' | 'owed' | 'flextime' | 'overtime' | 'forfeited' | 'longterm' | 'adjustment';

/** Moves a positive number of minutes from one account to another; so all balances always add up to zero. */
export interface Posting {
  readonly from: AccountName;
  readonly to: AccountName;
  readonly minutes: Minutes;
  /** Stable code, e.g. `closing.credited`. */
  readonly reason: string;
  readonly effectiveOn: LocalDate;
}

/**
 * A posting of `minutes` from one account to another.
 * @throws RangeError if the minutes are no positive integer or both accounts are the same: a caller's bug
 */
export function move(posting: Posting): Posting {
  if (!Number.isSafeInteger(posting.minutes) || posting.minutes <= 0 || posting.from === posting.to) {
    throw new RangeError(`cannot move ${posting.minutes} from ${posting.from} to ${posting.to}`);
  }
  return posting;
}

/** Postings for a signed amount: forward if positive, backward if negative, none for 0. */
export function moveSigned(posting: Posting): Posting[] {
  if (posting.minutes === 0) return [];
  if (posting.minutes > 0) return [move(posting)];
  return [move({ ...posting, from: posting.to, to: posting.from, minutes: -posting.minutes })];
}

/** The counter posting that takes a posting back; nothing is ever deleted. */
export function reverse(posting: Posting, by: { readonly reason: string; readonly effectiveOn: LocalDate }): Posting {
  return move({ ...posting, from: posting.to, to: posting.from, reason: by.reason, effectiveOn: by.effectiveOn });
}

/** Balance by account; accounts that no posting touched are missing. */
export function balances(postings: readonly Posting[]): Partial<Record<AccountName, Minutes>> {
  const sums: Partial<Record<AccountName, Minutes>> = {};
  for (const { from, to, minutes } of postings) {
    sums[from] = (sums[from] ?? 0) - minutes;
    sums[to] = (sums[to] ?? 0) + minutes;
  }
  return sums;
}

/** Balance of one account. */
export function balanceOf(account: AccountName, postings: readonly Posting[]): Minutes {
  return balances(postings)[account] ?? 0;
}

/** Refuses with `ledger.not-zero` if postings read from elsewhere do not add up to zero. */
export function checkZeroSum(postings: readonly Posting[]): { readonly ok: true } | Refusal {
  const minutes = Object.values(balances(postings)).reduce((sum, balance) => sum + balance, 0);
  const bad = postings.find((posting) => !Number.isSafeInteger(posting.minutes) || posting.minutes <= 0);
  return minutes === 0 && !bad ? { ok: true } : refuse('ledger.not-zero', { minutes });
}
