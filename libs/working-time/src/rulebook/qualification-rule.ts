import { qualificationDays } from '../leave';
import { type PeriodRule } from '../rules';

/** Qualification time in Saxony (Sächsisches Qualifizierungszeitgesetz). */
export const qualificationRule: PeriodRule = {
  id: 'SN-QZG',
  nameDe: 'Qualifizierungszeit in Sachsen',
  nameEn: 'Qualification time in Saxony',
  paragraph: 'Sächsisches Qualifizierungszeitgesetz',
  descriptionDe:
    'Ab 2027 haben Sie im Jahr drei bezahlte Tage für eine Weiterbildung Ihrer Wahl, bei fünf Arbeitstagen in der Woche. Arbeiten Sie an weniger Tagen, rechnen wir entsprechend weniger; das Gesetz sagt dazu noch nichts Genaues. Vor 2027 gibt es diese Tage nicht.',
  descriptionEn:
    'From 2027 you have three paid days a year for training of your own choice, with five working days a week. If you work on fewer days, we count fewer in proportion; the law does not say it exactly yet. Before 2027 these days do not exist.',
  example: 'ABS-31',
  reasoningDe:
    'Im Jahr 2027 und bei fünf Arbeitstagen in der Woche sind es drei Tage. Für 2026 ergäbe dieselbe Frage null Tage.',
  reasoningEn:
    'In 2027 and with five working days a week it is three days. For 2026 the same question would give none.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'employees',
  validFrom: '2027-01-01',
  figures: ({ date }) => [
    {
      key: 'qualificationDays',
      value: qualificationDays(Number(date.slice(0, 4)), 5),
      source: 'law',
      sourceName: 'SächsQZG',
    },
  ],
  calculate: qualificationDays,
};
