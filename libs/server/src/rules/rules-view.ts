import {
  type AgreementKey,
  type Rule,
  type RuleTerms,
  MINOR_BREAK_TIERS,
  RULES,
  requiredRestMinutes,
} from '@zeitbuch/working-time';
import { type AgreementInForceDto, type RuleInForceDto, type RuleParameterDto } from './rules.dto';

export interface RulesViewInput extends RuleTerms {
  agreement: AgreementInForceDto;
  /** Title of the temporary rule by the key that it changes. */
  overlaid: Readonly<Partial<Record<AgreementKey, string>>>;
}

/** The rules that hold under the terms, in the order of the catalogue. */
export function rulesView(input: RulesViewInput): RuleInForceDto[] {
  return RULES.filter((rule) => rule.isInForce?.(input) ?? true).map((rule) => ruleView(rule, input));
}

function ruleView(rule: Rule, input: RulesViewInput): RuleInForceDto {
  const { id, nameDe, nameEn, paragraph, stage, descriptionDe, descriptionEn } = rule;
  const parameters = rule.parameters.map((key) => parameterView(key, input));
  return { id, nameDe, nameEn, paragraph, stage, parameters, descriptionDe, descriptionEn };
}

function parameterView(key: AgreementKey, input: RulesViewInput): RuleParameterDto {
  const law = input.isMinor ? lawForMinors(key, input) : null;
  if (law) return { key, ...law, source: 'law' };
  const value = input.parameters[key];
  const overlay = input.overlaid[key];
  if (overlay !== undefined) return { key, value, source: 'overlay', sourceName: overlay };
  const { name, version } = input.agreement;
  return { key, value, source: 'agreement', sourceName: `${name}, ${version}` };
}

/** Under 18 a statute stands before the agreement, with figures that no agreement changes. */
function lawForMinors(key: AgreementKey, terms: RuleTerms): Pick<RuleParameterDto, 'value' | 'sourceName'> | null {
  switch (key) {
    case 'breakRule':
      return { value: { ...terms.parameters.breakRule, tiers: MINOR_BREAK_TIERS }, sourceName: 'JArbSchG § 11' };
    case 'minRestMinutes':
      return { value: requiredRestMinutes(terms), sourceName: 'JArbSchG § 13' };
    default:
      return null;
  }
}
