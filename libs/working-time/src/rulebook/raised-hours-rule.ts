import { RAISED_HOURS_MAX_MONTHS, raisedHoursEnd } from '../contract';
import { type PeriodRule } from '../rules';

/** Voluntary longer hours (TVöD § 6 (1a)). */
export const raisedHoursRule: PeriodRule = {
  id: 'TVOED-6-1A',
  nameDe: 'Freiwillig mehr Stunden',
  nameEn: 'Voluntary longer hours',
  paragraph: 'TVöD § 6 (1a)',
  descriptionDe:
    'Sie und die Stadt können vereinbaren, dass Sie für begrenzte Zeit bis zu 42 Stunden in der Woche arbeiten. Das geht erst nach der Probezeit und höchstens 18 Monate am Stück; danach kann es verlängert werden. Solange es gilt, beginnen Überstunden erst über den vereinbarten Stunden.',
  descriptionEn:
    'You and the city may agree that you work up to 42 hours a week for a limited time. That is possible only after the probation period and for at most 18 months in one go; then it can be renewed. While it holds, overtime begins only above the agreed hours.',
  example: 'CHG-09',
  reasoningDe:
    'Die Vereinbarung beginnt am 1. März 2026. 18 volle Monate sind am 31. August 2027 vorbei: so lange darf sie höchstens laufen.',
  reasoningEn:
    'The agreement begins on 1 March 2026. 18 full months are over on 31 August 2027: so long it may run at most.',
  subject: 'target',
  parameters: [],
  findings: ['PROBATION_NOT_OVER'],
  appliesTo: 'tariffStaff',
  validFrom: '2026-01-01',
  figures: () => [
    { key: 'raisedHoursMaxMonths', value: RAISED_HOURS_MAX_MONTHS, source: 'tariff', sourceName: 'TVöD § 6 (1a)' },
  ],
  calculate: raisedHoursEnd,
  isOnlyCalculated: true,
};
