import { type RuleTerms } from '../day';
import { type PeriodRule, type Rule } from './rule';

/** For whom a rule is written, by what is on record on the day. */
const AUDIENCES = {
  everybody: () => true,
  /** Under a contract of employment: the statutes on leave and sick pay do not hold for civil servants. */
  employees: ({ personnelGroup }: RuleTerms) => personnelGroup !== null && personnelGroup !== 'BEAMTE_SN',
  /** Under the TVöD, or in training under the TVAöD, which refers to it. */
  staffAndTrainees: ({ personnelGroup }: RuleTerms) => personnelGroup === 'TVOED_VKA' || personnelGroup === 'TVAOED',
  tariffStaff: ({ personnelGroup }: RuleTerms) => personnelGroup === 'TVOED_VKA',
  /** Social and educational service: pay groups S 2 to S 18. */
  socialStaff: ({ personnelGroup, payGroup }: RuleTerms) =>
    personnelGroup === 'TVOED_VKA' && payGroup?.startsWith('S') === true,
  shiftWorkers: ({ personnelGroup, worksInShifts }: RuleTerms) => personnelGroup === 'TVOED_VKA' && worksInShifts,
  severelyDisabled: ({ isSeverelyDisabled }: RuleTerms) => isSeverelyDisabled,
};

export type Audience = keyof typeof AUDIENCES;

/** Whether a rule can say anything to a person under these terms: the one question of every list that people read. */
export function isRuleInForce(rule: Rule | PeriodRule, terms: RuleTerms): boolean {
  if (terms.date < (rule.validFrom ?? '')) return false;
  if ('isOnlyCalculated' in rule && rule.isOnlyCalculated) return false;
  return AUDIENCES[rule.appliesTo ?? 'everybody'](terms) && (rule.isInForce?.(terms) ?? true);
}
