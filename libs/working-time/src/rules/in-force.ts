import { type RuleTerms } from '../day';
import { belongsTo } from './audience';
import { type PeriodRule, type Rule } from './rule';

/** Whether a rule can say anything to a person under these terms: the one question of every list that people read. */
export function isRuleInForce(rule: Rule | PeriodRule, terms: RuleTerms): boolean {
  if (terms.date < (rule.validFrom ?? '')) return false;
  if ('isOnlyCalculated' in rule && rule.isOnlyCalculated) return false;
  return belongsTo(rule.appliesTo, terms) && (rule.isInForce?.(terms) ?? true);
}
