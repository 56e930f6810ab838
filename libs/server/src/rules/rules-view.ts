import {
  type AgreementKey,
  type PeriodRule,
  type Rule,
  type RuleTerms,
  MINOR_BREAK_TIERS,
  RULES,
  isRuleInForce,
  requiredRestMinutes,
  isCivilServant,
  type LocalDate,
} from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { lawfulFigures } from './lawful-figures';
import { type AgreementInForceDto, type RuleInForceDto, type RuleParameterDto } from './rules.dto';

export interface RulesViewInput extends RuleTerms {
  agreement: AgreementInForceDto;
  /** Where the value of each key is written, in the agreement or in the temporary rule. */
  paragraphs: Readonly<Partial<Record<AgreementKey, string>>>;
  /** Title of the annex by the key that it changes. */
  annexed: Readonly<Partial<Record<AgreementKey, string>>>;
  /** The temporary rule by the key that it changes. */
  overlaid: Readonly<Partial<Record<AgreementKey, { title: string; validTo: LocalDate }>>>;
}

/** The rules that hold under the terms: those of a day in the order of the catalogue, then those that look beyond one. */
export function rulesView(input: RulesViewInput): RuleInForceDto[] {
  return [...RULES, ...PERIOD_RULES].filter((rule) => isRuleInForce(rule, input)).map((rule) => ruleView(rule, input));
}

function ruleView(rule: Rule | PeriodRule, input: RulesViewInput): RuleInForceDto {
  const { id, nameDe, nameEn, paragraph, subject, descriptionDe, descriptionEn } = rule;
  const stage = 'stage' in rule ? { stage: rule.stage } : {};
  const parameters = [...lawfulFigures(rule, input), ...rule.parameters.map((key) => parameterView(key, input))];
  return { id, nameDe, nameEn, paragraph, ...stage, subject, parameters, descriptionDe, descriptionEn };
}

function parameterView(key: AgreementKey, input: RulesViewInput): RuleParameterDto {
  const law = input.isMinor ? lawForMinors(key, input) : lawForCivilServants(key, input);
  if (law) return { key, ...law, source: 'law' };
  const value = input.parameters[key];
  const paragraph = input.paragraphs[key];
  const written = paragraph === undefined ? {} : { paragraph };
  const overlay = input.overlaid[key];
  if (overlay) {
    return { key, value, source: 'overlay', sourceName: overlay.title, validTo: overlay.validTo, ...written };
  }
  const annex = input.annexed[key];
  if (annex) return { key, value, source: 'annex', sourceName: annex, ...written };
  const { name, version } = input.agreement;
  return { key, value, source: 'agreement', sourceName: `${name}, ${version}`, ...written };
}

/** Their ordinance names the averaging period itself. */
function lawForCivilServants(
  key: AgreementKey,
  { personnelGroup }: RuleTerms,
): Pick<RuleParameterDto, 'value' | 'sourceName'> | null {
  return key === 'averaging' && isCivilServant(personnelGroup)
    ? { value: '4months', sourceName: 'SächsAZVO § 1' }
    : null;
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
