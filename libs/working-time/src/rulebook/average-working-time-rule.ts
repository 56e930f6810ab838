import { isCivilServant } from '../contract';
import { AVERAGE_CIVIL_SERVANT_WEEK_MINUTES, AVERAGE_WERKTAG_MINUTES, averageStandings } from '../period';
import { type LawfulFigure, type PeriodRule } from '../rules';

const figure = (key: string, value: number, sourceName: string): LawfulFigure => ({
  key,
  value,
  source: 'law',
  sourceName,
});

/** The average that allows longer days. */
export const averageWorkingTimeRule: PeriodRule = {
  id: 'ARBZG-3-AVG',
  nameDe: 'Durchschnittliche Arbeitszeit',
  nameEn: 'Average working time',
  paragraph: 'ArbZG § 3, SächsAZVO § 1',
  descriptionDe:
    'Längere Tage müssen sich ausgleichen: im Ausgleichszeitraum bleibt die Arbeit im Schnitt unter der Grenze. Urlaub, Krankheit und Feiertage zählen dabei nicht als freie Zeit, sie werden herausgerechnet. Es verfällt keine Minute.',
  descriptionEn:
    'Longer days must balance out: over the averaging period work stays below the limit on average. Leave, illness and public holidays do not count as time off for this, they are taken out. No minute is lost.',
  example: 'AVG-06',
  subject: 'protection',
  parameters: ['averaging'],
  findings: ['AVG_8H_EXCEEDED', 'AVG_48H_EXCEEDED'],
  isInForce: ({ isMinor }) => !isMinor,
  figures: ({ personnelGroup }) =>
    isCivilServant(personnelGroup)
      ? [figure('weekAverageMinutes', AVERAGE_CIVIL_SERVANT_WEEK_MINUTES, 'SächsAZVO § 1')]
      : [figure('werktagAverageMinutes', AVERAGE_WERKTAG_MINUTES, 'ArbZG § 3')],
  calculate: averageStandings,
};
