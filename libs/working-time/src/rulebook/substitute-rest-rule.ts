import { isUnderWorkingHoursAct, FREE_SUNDAYS, substituteRestStandings } from '../period';
import { type PeriodRule } from '../rules';

/** Days of rest in return for Sundays and public holidays. */
export const substituteRestRule: PeriodRule = {
  id: 'ARBZG-11',
  nameDe: 'Ersatzruhetag und freie Sonntage',
  nameEn: 'Substitute day of rest and free Sundays',
  paragraph: 'ArbZG § 11 (1), (3)',
  descriptionDe:
    'Für Arbeit an einem Sonntag oder Feiertag ist ein anderer Werktag frei, und ein Teil der Sonntage im Jahr bleibt immer arbeitsfrei. Ein Tag mit Urlaub oder Krankheit ist kein Ersatzruhetag.',
  descriptionEn:
    'For work on a Sunday or public holiday another Werktag is free, and a part of the Sundays of a year always stays free of work. A day of leave or illness is no substitute day of rest.',
  example: 'OWN-SUN-01',
  subject: 'protection',
  parameters: [],
  findings: ['SUBSTITUTE_REST_DAY_MISSING', 'FREE_SUNDAYS_BELOW_15'],
  isInForce: isUnderWorkingHoursAct,
  figures: () => [{ key: 'freeSundays', value: FREE_SUNDAYS, source: 'law', sourceName: 'ArbZG § 11 (1)' }],
  calculate: substituteRestStandings,
};
