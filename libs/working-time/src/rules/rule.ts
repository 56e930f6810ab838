import { type AgreementKey } from '../agreement';
import { type RuleTerms, type DayWork, type FindingCode } from '../day';
import { type LocalDate } from '../time';
import { type Audience } from './audience';

/**
 * The order in which a day is worked out. Only `target`, `credit` and `absence`
 * change minutes; `finding` tells somebody, `supplement` counts what payroll pays.
 */
export const STAGES = ['target', 'credit', 'absence', 'finding', 'supplement'] as const;
export type Stage = (typeof STAGES)[number];

/** What a rule decides for the people it applies to: by this the lists that they read are grouped, in this order. */
export const SUBJECTS = [
  'target',
  'presence',
  'breaks',
  'credit',
  'protection',
  'account',
  'places',
  'leave',
  'absence',
  'pay',
  'closing',
] as const;
export type Subject = (typeof SUBJECTS)[number];

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
  /** For whom it is written; everybody where left out. */
  readonly appliesTo?: Audience;
  /** First day on which it holds, where that day is recent or still to come. */
  readonly validFrom?: LocalDate;
  /** Whether anything remains to be said under these terms; left out where it always does. */
  readonly isInForce?: (terms: RuleTerms) => boolean;
  /** Figures that law or tariff sets for people of these terms. */
  readonly figures?: (terms: RuleTerms) => readonly LawfulFigure[];
  /** Reads the facts of the day and what the rules before it found; writes its own figures, steps and findings. */
  readonly apply: (day: DayWork) => void;
}

/** A figure that law or tariff sets on the day: no agreement has a parameter for it, but people ask for it all the same. */
export interface LawfulFigure {
  /** Unit last: `annualLeaveDays`. */
  readonly key: string;
  readonly value: number;
  readonly source: 'law' | 'tariff';
  /** Paragraph. */
  readonly sourceName: string;
}

/**
 * A rule that looks beyond a single day: leave, account, pay, closing. It is told
 * like a rule of the day; the functions of its own folder work its figures out.
 */
export interface PeriodRule extends Omit<Rule, 'stage' | 'apply' | 'findings' | 'example'> {
  /** Id of the worked example that shows it best. */
  readonly example: string;
  /** How the figures of that example come about, for somebody who does not read formulas. */
  readonly reasoningDe?: string;
  readonly reasoningEn?: string;
  /** The pure function that works it out. */
  readonly calculate?: (...facts: never[]) => unknown;
  readonly findings?: readonly FindingCode[];
  /**
   * The library works it out and the examples hold it, but nothing in the product comes of it yet: it is promised to
   * nobody, and its page says so.
   */
  readonly isOnlyCalculated?: true;
}
