import { settle } from '../closing';
import { type PeriodRule } from '../rules';

/** Long-term account instead of a cut (TVöD § 10 (7), Dienstvereinbarung). */
export const longTermAccountRule: PeriodRule = {
  id: 'TVOED-10-7',
  nameDe: 'Langzeitkonto statt Kürzung',
  nameEn: 'Long-term account instead of a cut',
  paragraph: 'TVöD § 10 (7), Dienstvereinbarung',
  descriptionDe:
    'Was bei der Abrechnung über der Grenze liegt, geht auf Ihr Langzeitkonto und verfällt nicht. Von dort können Sie es später für längere freie Zeiten nehmen.',
  descriptionEn:
    'What lies above the limit at the settlement goes to your long-term account and is not forfeited. From there you can take it later for longer times off.',
  example: 'ACC-05',
  reasoningDe:
    '2300 Minuten zu Beginn und 200 aus dem März sind 2500. Auf dem Gleitzeitkonto bleiben 2400, die Grenze dieser Vereinbarung. Die 100 Minuten darüber gehen auf das Langzeitkonto.',
  reasoningEn:
    '2300 minutes at the beginning and 200 from March are 2500. On the flextime account 2400 stay, the limit of this agreement. The 100 minutes above go to the long-term account.',
  subject: 'account',
  parameters: ['account'],
  appliesTo: 'tariffStaff',
  isInForce: ({ parameters }) => parameters.account.capAction === 'transferLongterm',
  calculate: settle,
};
