import { FLAT_STANDBY_MINUTES, standbyPay } from '../pay';
import { type PeriodRule } from '../rules';

/** On-call time (TVöD § 8 (3)). */
export const standbyRule: PeriodRule = {
  id: 'TVOED-8-3',
  nameDe: 'Rufbereitschaft',
  nameEn: 'On-call time',
  paragraph: 'TVöD § 8 (3)',
  descriptionDe:
    'Für Rufbereitschaft ab 12 Stunden gibt es je Tag eine Pauschale: zwei Stundenentgelte von Montag bis Freitag, vier am Samstag, Sonntag und Feiertag. Was ohne Unterbrechung weitergeht, ist eine Rufbereitschaft, auch über das Ende eines Monats. Kürzere wird je Stunde mit 12,5 Prozent bezahlt, jede für sich. Jeder Einsatz vor Ort wird mit dem Weg auf eine volle Stunde aufgerundet; Einsätze von zu Hause werden erst zusammengezählt und dann aufgerundet. Wer die Zeit eines Einsatzes bucht, bekommt sie nicht noch einmal: Sie zählt für Ruhezeit und Höchstarbeitszeit, aber nicht für das Zeitkonto und nicht als Überstunde.',
  descriptionEn:
    'For on-call time from 12 hours on there is a flat sum for each day: two hourly rates from Monday to Friday, four on Saturdays, Sundays and public holidays. What goes on without a break is one, also over the end of a month. Shorter on-call time is paid with 12.5 percent for each hour, each for itself. Every call-out on site is rounded up to a full hour with its way; call-outs from home are added up first and then rounded up. Booked time of a call-out is not paid again: it counts for rest and maximum hours, but not for the time account and not as overtime.',
  example: 'STB-01',
  reasoningDe:
    'Drei Einsätze vor Ort dauern 30, 35 und 50 Minuten. Jeder wird für sich auf eine Stunde aufgerundet: 3 × 60 = 180 Minuten. Zusammengezählt wären es nur 115 Minuten; so wird nicht gerechnet.',
  reasoningEn:
    'Three call-outs on site last 30, 35 and 50 minutes. Each is rounded up to an hour of its own: 3 × 60 = 180 minutes. Added up they would be 115 minutes only; that is not how it is done.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  figures: () => [
    { key: 'flatStandbyMinutes', value: FLAT_STANDBY_MINUTES, source: 'tariff', sourceName: 'TVöD § 8 (3)' },
  ],
  calculate: standbyPay,
};
