import { type RuleTerms } from '../rules';
import { type DayFacts } from './day-facts';

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
