import { type PeriodRule } from './rule';

/** What else an agreement decides for a person, for the list that people read; calculated by closing and requests. */
export const PERIOD_RULES: readonly PeriodRule[] = [
  {
    id: 'DV-CAP-PERIOD',
    nameDe: 'Abrechnung des Gleitzeitkontos',
    nameEn: 'Settlement of the flextime account',
    paragraph: 'Dienstvereinbarung, Gleitzeitkonto',
    descriptionDe:
      'Am Ende des Zeitraums wird das Konto abgerechnet. Was dann über der Grenze liegt, wird nicht übertragen; Minusstunden werden immer in voller Höhe übertragen.',
    descriptionEn:
      'At the end of the period the account is settled. What lies above the limit then is not carried over; debts are always carried over in full.',
    example: 'ACC-01',
    subject: 'account',
    parameters: ['account'],
  },
  {
    id: 'DV-AMPEL',
    nameDe: 'Ampel des Gleitzeitkontos',
    nameEn: 'Traffic light of the flextime account',
    paragraph: 'Dienstvereinbarung, Ampelkonto',
    descriptionDe:
      'Die Ampel zeigt früh, wohin das Konto läuft: bei Gelb planen Sie den Ausgleich, bei Rot vereinbaren Sie ihn mit der Führungskraft. Plus und Minus gelten gleich.',
    descriptionEn:
      'The traffic light shows early where the account is heading: at yellow you plan how to balance it, at red you agree on it with your supervisor. Plus and minus count alike.',
    example: 'AMP-03',
    subject: 'account',
    parameters: ['account'],
    isInForce: ({ parameters }) => parameters.account.trafficLight !== null,
  },
  {
    id: 'DV-FLEXDAY',
    nameDe: 'Gleittage',
    nameEn: 'Flex days',
    paragraph: 'Dienstvereinbarung, Gleittage',
    descriptionDe:
      'Ein Gleittag ist ein freier Tag aus dem Gleitzeitkonto: die Sollzeit des Tages wird vom Guthaben genommen. Er wird vorher genehmigt.',
    descriptionEn:
      'A flex day is a day off from the flextime account: the target of the day is taken from the balance. It is approved beforehand.',
    example: 'FLX-04',
    subject: 'account',
    parameters: ['flexDays'],
  },
];
