/** Paid days of release by cause (TVöD § 29 (1)): birth, death, serious illness in the household, of a child, of a carer. */
export const RELEASE_DAYS = { a: 1, b: 2, e_aa: 1, e_bb: 4, e_cc: 4 } as const;
export type ReleaseCause = keyof typeof RELEASE_DAYS;

/** All causes of letter e together. */
const LETTER_E_DAYS = 5;

/** Days that may be granted of a request; never below 0. */
export function grantedReleaseDays(facts: {
  readonly cause: ReleaseCause;
  readonly requestedDays: number;
  readonly usedForCauseDays: number;
  readonly usedLetterEDays: number;
}): number {
  const ofCause = RELEASE_DAYS[facts.cause] - facts.usedForCauseDays;
  const ofLetter = facts.cause.startsWith('e_') ? LETTER_E_DAYS - facts.usedLetterEDays : Infinity;
  return Math.max(0, Math.min(facts.requestedDays, ofCause, ofLetter));
}
