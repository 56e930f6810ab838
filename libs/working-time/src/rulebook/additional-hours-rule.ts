import { splitOvertime } from '../pay';
import { type PeriodRule } from '../rules';

/** Additional hours in part-time (TVöD § 7 (6), TzBfG § 4). */
export const additionalHoursRule: PeriodRule = {
  id: 'TVOED-7-6',
  nameDe: 'Mehrarbeit bei Teilzeit',
  nameEn: 'Additional hours in part-time',
  paragraph: 'TVöD § 7 (6), TzBfG § 4',
  descriptionDe:
    'Mehrarbeit sind angeordnete Stunden von Teilzeitbeschäftigten, die über den eigenen Vertrag hinausgehen, bis zur Vollzeit. Ob schon dafür ein Zuschlag zusteht oder erst ab der Vollzeit, ist unter Gerichten umstritten; die Dienstvereinbarung legt es fest. Beide Zahlen werden festgehalten.',
  descriptionEn:
    'Additional hours are ordered hours of part-time staff beyond their own contract, up to full time. Whether a supplement is due for them already or only above full time is contested in court; the staff agreement settles it. Both figures are kept.',
  example: 'OVT-08',
  reasoningDe:
    'Der Vertrag hat 19:30 Stunden (1170 Minuten), Vollzeit sind 39 Stunden. Angeordnet und nicht ausgeglichen sind fünf Stunden (300 Minuten). Bis zur Vollzeit ist Platz, also sind es 300 Minuten Mehrarbeit und keine Überstunden. Nach der neueren Rechtsprechung steht der Zuschlag für alle 300 Minuten zu.',
  reasoningEn:
    'The contract has 19:30 hours (1170 minutes), full time is 39 hours. Five hours (300 minutes) were ordered and not balanced. They fit below full time, so they are 300 minutes of additional hours and no overtime. By the newer case law the supplement is due for all 300 minutes.',
  subject: 'pay',
  parameters: ['partTimeOvertime'],
  appliesTo: 'tariffStaff',
  calculate: splitOvertime,
};
