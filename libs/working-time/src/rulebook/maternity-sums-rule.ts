import { DOUBLE_WEEK_MINUTES, maternityStandings, MINOR_DOUBLE_WEEK_MINUTES } from '../period';
import { type PeriodRule } from '../rules';

/** What expecting and nursing mothers work in two weeks and in a month. */
export const maternitySumsRule: PeriodRule = {
  id: 'MUSCHG',
  nameDe: 'Mutterschutz über Wochen und Monat',
  nameEn: 'Maternity protection over weeks and month',
  paragraph: 'MuSchG § 4 (1)',
  descriptionDe:
    'In zwei aufeinanderfolgenden Wochen gilt eine Höchstzeit, und im Schnitt des Monats wird nicht mehr gearbeitet als im Vertrag steht: Gleitzeit wird nicht aufgebaut. Überschreitungen werden gemeldet, Minuten verfallen nicht.',
  descriptionEn:
    'Two weeks in a row have a highest sum, and on average of the month nobody works more than the contract says: no flextime is built up. What exceeds this is reported, no minute is lost.',
  example: 'MUS-08',
  subject: 'protection',
  parameters: [],
  findings: ['MUSCHG_DOUBLE_WEEK_90H', 'MUSCHG_DOUBLE_WEEK_80H', 'MUSCHG_MONTH_CONTRACT_EXCEEDED'],
  isInForce: ({ isMaternity }) => isMaternity,
  figures: ({ isMinor }) => [
    {
      key: 'doubleWeekMinutes',
      value: isMinor ? MINOR_DOUBLE_WEEK_MINUTES : DOUBLE_WEEK_MINUTES,
      source: 'law',
      sourceName: 'MuSchG § 4 (1)',
    },
  ],
  calculate: maternityStandings,
};
