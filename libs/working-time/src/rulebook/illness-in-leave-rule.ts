import { leaveWithIllness } from '../leave';
import { type PeriodRule } from '../rules';

/** Ill during leave (BUrlG § 9). */
export const illnessInLeaveRule: PeriodRule = {
  id: 'BURLG-9',
  nameDe: 'Krank im Urlaub',
  nameEn: 'Ill during leave',
  paragraph: 'BUrlG § 9',
  descriptionDe:
    'Werden Sie im Urlaub krank und legen eine ärztliche Bescheinigung vor, zählen diese Tage nicht als Urlaub. Sie bekommen sie zurück. Ohne Bescheinigung bleiben es Urlaubstage.',
  descriptionEn:
    'If you fall ill during leave and hand in a medical certificate, these days do not count as leave. You get them back. Without a certificate they stay days of leave.',
  example: 'ABS-20',
  reasoningDe:
    'Zehn Urlaubstage waren geplant, an drei davon war der Beschäftigte mit Bescheinigung krank. Verbraucht sind 10 − 3 = 7 Urlaubstage.',
  reasoningEn:
    'Ten days of leave were planned; on three of them the employee was ill with a certificate. 10 − 3 = 7 days of leave are used.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'employees',
  calculate: leaveWithIllness,
};
