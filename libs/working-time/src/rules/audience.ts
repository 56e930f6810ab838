import { type RuleTerms } from '../day';

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

/** Whether somebody under these terms belongs to those for whom a rule is written; without an audience everybody does. */
export function belongsTo(audience: Audience | undefined, terms: RuleTerms): boolean {
  return AUDIENCES[audience ?? 'everybody'](terms);
}
