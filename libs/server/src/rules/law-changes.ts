import { isRuleInForce, type PeriodRule, type RuleTerms, type LocalDate } from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { type RuleChangeDto } from './rules.dto';

/**
 * What law and tariff will change for people of these terms: rules that begin to hold, and figures that the
 * next year changes. Figures of law and tariff change with the year, like the days of leave in 2027.
 */
export function lawChanges(terms: RuleTerms): RuleChangeDto[] {
  const newYear: LocalDate = `${Number(terms.date.slice(0, 4)) + 1}-01-01`;
  return PERIOD_RULES.flatMap((rule): RuleChangeDto[] => {
    const { id, validFrom } = rule;
    if (validFrom !== undefined && validFrom > terms.date)
      return isRuleInForce(rule, { ...terms, date: validFrom })
        ? [{ date: validFrom, change: 'ruleBegins', ruleId: id }]
        : [];
    const isNew = isRuleInForce(rule, terms) && figuresOn(rule, terms) !== figuresOn(rule, { ...terms, date: newYear });
    return isNew ? [{ date: newYear, change: 'figuresChange', ruleId: id }] : [];
  });
}

const figuresOn = ({ figures }: PeriodRule, terms: RuleTerms): string => JSON.stringify(figures?.(terms) ?? []);
