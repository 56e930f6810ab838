import { type AgreementParameters } from '../agreement';
import { type PersonnelGroup } from '../contract';
import { type LocalDate } from '../time';
import { type DayFacts } from './day-facts';

/** What decides whether a rule can say anything at all about a person's day. */
export interface RuleTerms {
  readonly date: LocalDate;
  readonly parameters: AgreementParameters;
  /** Null outside employment. */
  readonly personnelGroup: PersonnelGroup | null;
  /** E1 … E15, S2 … S18, A9 …; null where none is on record. */
  readonly payGroup: string | null;
  /** Under 18 on the day. */
  readonly isMinor: boolean;
  /** Expecting or nursing (MuSchG). */
  readonly isMaternity: boolean;
  /** Severely disabled or of equal standing (SGB IX § 2). */
  readonly isSeverelyDisabled: boolean;
  /** Shift work (TVöD § 7 (1), (2)). */
  readonly worksInShifts: boolean;
}

/** What decides on the day which rules hold for the person. */
export function ruleTermsOf({ date, agreement, contract, person, shiftWork }: DayFacts): RuleTerms {
  return {
    date,
    parameters: agreement.parameters,
    personnelGroup: contract?.personnelGroup ?? null,
    payGroup: contract?.payGroup ?? null,
    isMinor: person?.minor === true,
    isMaternity: person?.pregnant === true || person?.nursing === true,
    isSeverelyDisabled: person?.severelyDisabled === true,
    worksInShifts: shiftWork === true,
  };
}
