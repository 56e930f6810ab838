import { isEmployee, isTariffStaff, isTrainee } from '../contract';
import { type RuleTerms } from '../day';

/** For whom a rule is written, by what is on record on the day. */
const AUDIENCES = {
  everybody: () => true,
  /** Under a contract of employment: the statutes on leave and sick pay do not hold for civil servants. */
  employees: ({ personnelGroup }: RuleTerms) => isEmployee(personnelGroup),
  /** Under the TVöD, or in training under the TVAöD, which refers to it. */
  staffAndTrainees: ({ personnelGroup }: RuleTerms) => isTariffStaff(personnelGroup) || isTrainee(personnelGroup),
  tariffStaff: ({ personnelGroup }: RuleTerms) => isTariffStaff(personnelGroup),
  /** Social and educational service: pay groups S 2 to S 18. */
  socialStaff: ({ personnelGroup, payGroup }: RuleTerms) =>
    isTariffStaff(personnelGroup) && payGroup?.startsWith('S') === true,
  shiftWorkers: ({ personnelGroup, worksInShifts }: RuleTerms) => isTariffStaff(personnelGroup) && worksInShifts,
  severelyDisabled: ({ isSeverelyDisabled }: RuleTerms) => isSeverelyDisabled,
};

export type Audience = keyof typeof AUDIENCES;

/** Whether somebody under these terms belongs to those for whom a rule is written; without an audience everybody does. */
export function belongsTo(audience: Audience | undefined, terms: RuleTerms): boolean {
  return AUDIENCES[audience ?? 'everybody'](terms);
}
