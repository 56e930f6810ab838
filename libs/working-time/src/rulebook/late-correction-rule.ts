import { carryForward } from '../closing';
import { type PeriodRule } from '../rules';

/** Correction after the closing (Dienstvereinbarung, Monatsabschluss). */
export const lateCorrectionRule: PeriodRule = {
  id: 'CLS-REOPEN',
  nameDe: 'Korrektur nach dem Abschluss',
  nameEn: 'Correction after the closing',
  paragraph: 'Dienstvereinbarung, Monatsabschluss',
  descriptionDe:
    'In einem abgeschlossenen Monat wird nichts mehr geändert. Stellt sich später ein Fehler heraus, wenden Sie sich an Ihre Zeitbeauftragte. Wird er berichtigt, zählt das Konto von diesem Monat an neu; was deshalb zu Unrecht gekürzt wurde, bekommen Sie zurück.',
  descriptionEn:
    'Nothing is changed any more in a closed month. If a mistake turns up later, turn to your time administrator. Where it is put right, the account is worked out again from that month on; what was wrongly cut because of it, you get back.',
  example: 'ACC-08',
  reasoningDe:
    'Der Januar schloss mit 2350 Minuten, im Februar kamen 100 dazu. Von den 2450 wurden 50 gekürzt, weil die Grenze bei 2400 liegt. Im März zeigt sich: im Januar waren 60 Minuten zu viel. Neu gerechnet schließt der Januar mit 2290 und der Februar mit 2390, unter der Grenze. Die Kürzung entfällt, und auf dem Konto sind am Ende nur 10 Minuten weniger.',
  reasoningEn:
    'January closed with 2350 minutes, February added 100. Of the 2450, 50 were cut because the limit is 2400. In March it turns out: January had 60 minutes too many. Worked out again, January closes with 2290 and February with 2390, below the limit. The cut falls away, and in the end the account has 10 minutes less only.',
  subject: 'closing',
  parameters: [],
  calculate: carryForward,
  isOnlyCalculated: true,
};
