import { factorise } from '../pay';
import { type PeriodRule } from '../rules';

/** Supplements as time off (TVöD § 8 (1), § 10). */
export const factorisationRule: PeriodRule = {
  id: 'TVOED-8-1-F',
  nameDe: 'Zuschläge als freie Zeit',
  nameEn: 'Supplements as time off',
  paragraph: 'TVöD § 8 (1), § 10',
  descriptionDe:
    'Auf Ihren Wunsch wird ein Zeitzuschlag in freie Zeit umgerechnet statt ausgezahlt. Das geht nur, wenn es ein Arbeitszeitkonto nach § 10 gibt und der Dienst es zulässt. Das Gleitzeitkonto ist kein solches Konto.',
  descriptionEn:
    'On your wish a time supplement is turned into time off instead of being paid. That needs a working-time account under § 10, and the service must allow it. The flextime account is no such account.',
  example: 'SUP-21',
  reasoningDe:
    'Sechs Stunden Sonntagsarbeit (360 Minuten) haben einen Zuschlag von 25 Prozent. 360 × 25 ÷ 100 = 90 Minuten kommen auf das Arbeitszeitkonto, dafür wird nichts ausgezahlt.',
  reasoningEn:
    'Six hours of work on a Sunday (360 minutes) have a supplement of 25 percent. 360 × 25 ÷ 100 = 90 minutes go to the working-time account, and nothing is paid for it.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  isInForce: ({ parameters }) => parameters.supplementsDue,
  calculate: factorise,
  isOnlyCalculated: true,
};
