import { type Params } from './refusal';

/** Everything that can be wrong with an agreement, a temporary rule, a contract or an absence. Each has a text in every language. */
export const FLAW_CODES = [
  'schema.missing',
  'schema.unknown-key',
  'schema.not-an-integer',
  'schema.out-of-range',
  'schema.not-a-boolean',
  'schema.not-a-date',
  'schema.not-an-option',
  'schema.not-a-list',
  'schema.wrong-length',
  'schema.not-an-object',
  'agreement.window-order',
  'agreement.frame-empty',
  'agreement.core-outside-frame',
  'agreement.no-tiers',
  'agreement.tiers-not-ascending',
  'agreement.presence-is-floor',
  'agreement.month-above-year',
  'agreement.carry-above-cap',
  'agreement.action-without-limit',
  'agreement.light-order',
  'agreement.weekday-twice',
  'agreement.quota-beyond-days',
  'agreement.quota-of-half-days',
  'agreement.quota-twice',
  'agreement.too-many-quotas',
  'agreement.not-a-monday',
  'overlay.bad-date',
  'overlay.ends-before-start',
  'overlay.not-earlier',
  'overlay.empty',
  'overlay.outside-versions',
  'annex.bad-date',
  'annex.ends-before-start',
  'annex.empty',
  'annex.outside-versions',
  'annex.not-later',
  'annex.unknown-unit',
  'annex.one-circle',
  'annex.unknown-people',
  'version.bad-date',
  'version.ends-before-start',
  'version.not-later',
  'version.leaves-gap',
  'version.bad-paragraph',
  'publication.closed-month',
  'contract.bad-date',
  'contract.ends-before-start',
  'contract.bad-group',
  'contract.bad-weekly-minutes',
  'contract.unknown-pattern',
  'contract.bad-pattern',
  'contract.pattern-sum',
  'absence.unknown-kind',
  'absence.bad-date',
  'absence.ends-before-start',
  'absence.no-credit-policy',
  'absence.no-minutes',
  'absence.bad-minutes',
  'absence.bad-lessons',
  'absence.only-for-trips',
  'absence.not-yet',
  'absence.no-times',
  'absence.times-order',
] as const;

export type FlawCode = (typeof FLAW_CODES)[number];

/** One thing wrong with a structured input, at a path like `breakRule.tiers.0.breakMinutes`. */
export interface Flaw {
  readonly path: string;
  readonly code: FlawCode;
  /** Id of the rule that the value decides; null if no rule knows it. */
  readonly rule: string | null;
  readonly params: Params;
}
