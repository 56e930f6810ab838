import { homeOfficeUse } from '../period';
import { type PeriodRule } from '../rules';

/** The share of work at home. */
export const homeOfficeQuotaRule: PeriodRule = {
  id: 'HO-QUOTA',
  nameDe: 'Anteil der Arbeit zu Hause',
  nameEn: 'Share of work at home',
  paragraph: 'Dienstvereinbarung, mobile Arbeit und Telearbeit',
  descriptionDe:
    'Die Vereinbarung sagt, wie viel in der Woche oder über längere Zeit zu Hause gearbeitet wird; mobile Arbeit und Telearbeit zählen zusammen oder jede für sich. Wird es mehr, sehen Sie einen Hinweis. Solange ein Zeitraum läuft, zählen die Tage bis zu seinem Ende wie die letzten. Die Zeit zählt in jedem Fall.',
  descriptionEn:
    'The agreement says how much is worked at home in a week or over a longer time; mobile work and telework count together or each by itself. If it becomes more, you see a note. While a span runs, the days to its end count as the last ones. The time counts in any case.',
  example: 'HOM-05',
  subject: 'places',
  parameters: ['homeOffice'],
  findings: ['HOMEOFFICE_QUOTA_EXCEEDED', 'LOCATION_NOT_ELIGIBLE'],
  calculate: homeOfficeUse,
};
