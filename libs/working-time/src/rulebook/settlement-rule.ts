import { settle } from '../closing';
import { type PeriodRule } from '../rules';

/** Settlement of the flextime account (Dienstvereinbarung, Gleitzeitkonto). */
export const settlementRule: PeriodRule = {
  id: 'DV-CAP-PERIOD',
  nameDe: 'Abrechnung des Gleitzeitkontos',
  nameEn: 'Settlement of the flextime account',
  paragraph: 'Dienstvereinbarung, Gleitzeitkonto',
  descriptionDe:
    'Am Ende des Zeitraums wird das Konto abgerechnet. Was dann über der Grenze liegt, wird nicht übertragen. In den Monaten davor wird nie etwas gekürzt, und angeordnete Arbeit, die im Konto steht und noch nicht mit freier Zeit ausgeglichen ist, auch dann nicht. Was gekürzt wurde, bleibt als Nachweis stehen. Liegt das Konto über der Grenze, sehen Sie vorher einen Hinweis.',
  descriptionEn:
    'At the end of the period the account is settled. What lies above the limit then is not carried over. In the months before, nothing is ever cut, and ordered work that stands in the account and is not balanced with time off yet is not cut then either. What was cut stays on record as evidence. While the account lies above the limit, you see a note beforehand.',
  example: 'ACC-01',
  reasoningDe:
    'Das Konto beginnt den März mit 2300 Minuten, im März kommen 200 dazu: 2500. Die Grenze dieser Vereinbarung liegt bei 2400 Minuten (40 Stunden), und abgerechnet wird jeden Monat. Also bleiben 2400, und 100 Minuten werden gekürzt und gemeldet.',
  reasoningEn:
    'The account begins March with 2300 minutes, and 200 are added in March: 2500. The limit of this agreement is 2400 minutes (40 hours), and it is settled every month. So 2400 stay, and 100 minutes are cut and reported.',
  subject: 'account',
  parameters: ['account'],
  findings: ['ACCOUNT_ABOVE_LIMIT'],
  calculate: settle,
};
