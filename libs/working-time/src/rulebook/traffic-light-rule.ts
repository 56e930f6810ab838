import { trafficLightZone } from '../closing';
import { type PeriodRule } from '../rules';

/** Traffic light of the flextime account (Dienstvereinbarung, Ampelkonto). */
export const trafficLightRule: PeriodRule = {
  id: 'DV-AMPEL',
  nameDe: 'Ampel des Gleitzeitkontos',
  nameEn: 'Traffic light of the flextime account',
  paragraph: 'Dienstvereinbarung, Ampelkonto',
  descriptionDe:
    'Die Ampel zeigt früh, wohin das Konto läuft: bei Gelb planen Sie den Ausgleich, bei Rot vereinbaren Sie ihn mit der Führungskraft. Plus und Minus gelten gleich. Genau auf der Grenze gilt noch die bessere Farbe.',
  descriptionEn:
    'The traffic light shows early where the account is heading: at yellow you plan how to balance it, at red you agree on it with your supervisor. Plus and minus count alike. Exactly on a limit the better colour still holds.',
  example: 'AMP-03',
  reasoningDe:
    'Grün reicht in dieser Vereinbarung bis 1200 Minuten, Gelb bis 2400. Das Konto steht genau auf 2400 Minuten, also noch auf Gelb. Erst bei 2401 Minuten wird es Rot.',
  reasoningEn:
    'In this agreement green reaches to 1200 minutes, yellow to 2400. The account stands at exactly 2400 minutes, so still at yellow. Only at 2401 minutes does it turn red.',
  subject: 'account',
  parameters: ['account'],
  isInForce: ({ parameters }) => parameters.account.trafficLight !== null,
  calculate: trafficLightZone,
};
