import { homeOfficeUse } from '../period';
import { type PeriodRule } from '../rules';

/** Fixed days in the office. */
export const onsiteDaysRule: PeriodRule = {
  id: 'HO-ONSITE',
  nameDe: 'Feste Tage in der Dienststelle',
  nameEn: 'Fixed days in the office',
  paragraph: 'Dienstvereinbarung, mobile Arbeit und Telearbeit',
  descriptionDe:
    'An bestimmten Wochentagen sind alle in der Dienststelle. Arbeit zu Hause an einem solchen Tag wird vermerkt; die Zeit zählt in jedem Fall.',
  descriptionEn:
    'On certain weekdays everybody is in the office. Work at home on such a day is noted; the time counts in any case.',
  example: 'HOM-11',
  subject: 'places',
  parameters: ['homeOffice'],
  findings: ['ONSITE_DAY_MISSED'],
  isInForce: ({ parameters }) => parameters.homeOffice.onsiteWeekdays.length > 0,
  calculate: homeOfficeUse,
};
