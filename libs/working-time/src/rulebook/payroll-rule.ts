import { payrollLinesOf } from '../closing';
import { type PeriodRule } from '../rules';

/** Report to payroll (Dienstvereinbarung, Monatsabschluss). */
export const payrollRule: PeriodRule = {
  id: 'CLS-PAYROLL',
  nameDe: 'Meldung an die Entgeltabrechnung',
  nameEn: 'Report to payroll',
  paragraph: 'Dienstvereinbarung, Monatsabschluss',
  descriptionDe:
    'Nach dem Abschluss erfährt die Entgeltabrechnung, was zu zahlen ist: Zuschläge, Überstunden und Mehrarbeit in Minuten, Urlaub, Krankheit und unbezahlte Tage in Tagen.',
  descriptionEn:
    'After the closing, payroll learns what is to be paid: supplements, overtime and additional hours in minutes, leave, illness and unpaid days in days.',
  example: 'CLS-03',
  reasoningDe:
    'Für den Februar waren 120 Minuten Nachtzuschlag gemeldet. Nach der Korrektur sind es 90. Gemeldet wird der Unterschied: 90 − 120 = −30 Minuten, mit dem Februar als Monat der Arbeit.',
  reasoningEn:
    'For February 120 minutes of night supplement were reported. After the correction it is 90. Reported is the difference: 90 − 120 = −30 minutes, with February as the month of the work.',
  subject: 'closing',
  parameters: [],
  calculate: payrollLinesOf,
};
