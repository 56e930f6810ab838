import { type DayWork } from '../day';
import { absenceCredit, type PeriodRule } from '../rules';

/** Ill during time off (TVöD § 10 (4)). */
export const timeOffIllnessRule: PeriodRule = {
  id: 'TVOED-10-4',
  nameDe: 'Krank im Freizeitausgleich',
  nameEn: 'Ill during time off',
  paragraph: 'TVöD § 10 (4)',
  descriptionDe:
    'Haben Sie frei aus einem Arbeitszeitkonto nach § 10 und werden krank, bleibt Ihr Guthaben erhalten. Dafür melden Sie sich sofort krank und legen eine ärztliche Bescheinigung vor. Das Gleitzeitkonto ist kein solches Konto.',
  descriptionEn:
    'If you have time off from a working-time account under § 10 and fall ill, your balance stays as it was. For that you report at once and hand in a medical certificate. The flextime account is no such account.',
  example: 'ABS-10',
  reasoningDe:
    'Für den 9. März ist Zeitausgleich genehmigt, die Krankmeldung kam sofort und mit Bescheinigung. Die 468 Minuten des Tages werden angerechnet wie bei Krankheit, das Konto bleibt bei 600 Minuten.',
  reasoningEn:
    'Time off is approved for 9 March; the illness was reported at once and is certified. The 468 minutes of the day are credited as for illness, the account stays at 600 minutes.',
  subject: 'account',
  parameters: [],
  appliesTo: 'tariffStaff',
  calculate: (day: DayWork) => absenceCredit.apply(day),
};
