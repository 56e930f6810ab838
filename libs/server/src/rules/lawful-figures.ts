import {
  DAILY_MAX_MINUTES,
  LAWFUL_BREAK_TIERS,
  LONGEST_STRETCH_MINUTES,
  MATERNITY_DAILY_MAX_MINUTES,
  MINOR_BREAK_TIERS,
  MINOR_DAILY_MAX_MINUTES,
  MINOR_LONGEST_STRETCH_MINUTES,
  MINOR_SHIFT_SPAN_MINUTES,
  MINOR_WEEK_MINUTES,
  type PeriodRule,
  type Rule,
  type RuleTerms,
  isCivilServant,
} from '@zeitbuch/working-time';
import { type RuleParameterDto } from './rules.dto';

/** Night time begins at 23:00 and ends at 6:00 (ArbZG § 2 (3)); the end lies on the next day. */
const NIGHT = { fromMinute: 1380, toMinute: 360 };

/** Young people and mothers (who may have a permit until 22:00) do not work from 20:00 to 6:00. */
const EVENING = { fromMinute: 1200, toMinute: 360 };

/** Figures that a statute or the tariff sets: no agreement has a parameter for them, but people ask for them all the same. */
export function lawfulFigures(rule: Rule | PeriodRule, terms: RuleTerms): RuleParameterDto[] {
  return 'figures' in rule && rule.figures ? [...rule.figures(terms)] : figuresOfTheDay(rule.id, terms);
}

function figuresOfTheDay(ruleId: string, { isMinor, isMaternity, personnelGroup }: RuleTerms): RuleParameterDto[] {
  // The law of working hours for employees does not hold for civil servants: the state's ordinance says the same there.
  const isOfState = isCivilServant(personnelGroup);
  const law = (key: string, value: unknown, sourceName: string): RuleParameterDto => ({
    key,
    value,
    source: 'law',
    sourceName,
  });
  switch (ruleId) {
    case 'ARBZG-2':
      return [
        law('nightTime', NIGHT, isOfState ? 'SächsAZVO' : 'ArbZG § 2 (3)'),
        ...(isMinor || isMaternity ? [law('noWork', EVENING, isMinor ? 'JArbSchG § 14' : 'MuSchG § 5')] : []),
      ];
    case 'ARBZG-3':
      if (isMinor) return [law('dailyMaxMinutes', MINOR_DAILY_MAX_MINUTES, 'JArbSchG § 8')];
      return isMaternity
        ? [law('dailyMaxMinutes', MATERNITY_DAILY_MAX_MINUTES, 'MuSchG § 4 (1)')]
        : [law('dailyMaxMinutes', DAILY_MAX_MINUTES, isOfState ? 'SächsAZVO' : 'ArbZG § 3')];
    case 'ARBZG-4':
      return isMinor
        ? [
            law('lawfulBreaks', MINOR_BREAK_TIERS, 'JArbSchG § 11'),
            law('longestStretchMinutes', MINOR_LONGEST_STRETCH_MINUTES, 'JArbSchG § 11'),
          ]
        : [
            law('lawfulBreaks', LAWFUL_BREAK_TIERS, isOfState ? 'SächsAZVO § 4' : 'ArbZG § 4'),
            law('longestStretchMinutes', LONGEST_STRETCH_MINUTES, isOfState ? 'SächsAZVO § 4' : 'ArbZG § 4'),
          ];
    case 'JARBSCHG':
      return [
        law('weekMinutes', MINOR_WEEK_MINUTES, 'JArbSchG § 8'),
        law('shiftSpanMinutes', MINOR_SHIFT_SPAN_MINUTES, 'JArbSchG § 12'),
      ];
    default:
      return [];
  }
}
