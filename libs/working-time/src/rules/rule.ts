import { type AgreementKey, type AgreementParameters } from '../agreement';
import { type PersonnelGroup } from '../contract';
import { type DayWork } from './day-work';
import { type FindingCode } from './finding-codes';

/**
 * The order in which a day is worked out. Only `target`, `credit` and `absence`
 * change minutes; `finding` tells somebody, `supplement` counts what payroll pays.
 */
export const STAGES = ['target', 'credit', 'absence', 'finding', 'supplement'] as const;
export type Stage = (typeof STAGES)[number];

/** What a rule decides for the people it applies to: by this the lists that they read are grouped, in this order. */
export const SUBJECTS = ['target', 'presence', 'breaks', 'credit', 'protection', 'account', 'places', 'pay'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What decides whether a rule can say anything at all about a person's day. */
export interface RuleTerms {
  readonly parameters: AgreementParameters;
  /** Null outside employment. */
  readonly personnelGroup: PersonnelGroup | null;
  /** Under 18 on the day. */
  readonly isMinor: boolean;
  /** Expecting or nursing (MuSchG). */
  readonly isMaternity: boolean;
  /** Severely disabled or of equal standing (SGB IX § 2). */
  readonly isSeverelyDisabled: boolean;
  /** Shift work (TVöD § 7 (1), (2)). */
  readonly worksInShifts: boolean;
}

/**
 * One rule: what it is called, where it is written, which parameters of the
 * staff agreement it reads, what it can find, and how it calculates. The same
 * declaration feeds engine, explanation, administration and documentation.
 */
export interface Rule {
  /** Stable id, also the key of its translated name. */
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  /** Where the rule is written. A paragraph of the agreement goes before it, where one is on record. */
  readonly paragraph: string;
  /** What the rule does, for the people it applies to; no figures that the agreement can change. */
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  /** Id of the worked example that shows it best; left out where only the rule's own spec tells one. */
  readonly example?: string;
  readonly stage: Stage;
  readonly subject: Subject;
  readonly parameters: readonly AgreementKey[];
  readonly findings: readonly FindingCode[];
  /** Whether the rule holds under these terms, for the list that people read; left out where it always does. */
  readonly isInForce?: (terms: RuleTerms) => boolean;
  /** Reads the facts of the day and what the rules before it found; writes its own figures, steps and findings. */
  readonly apply: (day: DayWork) => void;
}
