import { splitOvertime } from '../pay';
import { type PeriodRule } from '../rules';

/** Overtime (TVöD § 7 (7)). */
export const overtimeRule: PeriodRule = {
  id: 'TVOED-7-7',
  nameDe: 'Überstunden',
  nameEn: 'Overtime',
  paragraph: 'TVöD § 7 (7)',
  descriptionDe:
    'Überstunden sind nur Stunden, die angeordnet wurden, über die Vollzeitwoche hinausgehen und bis zum Ende der folgenden Kalenderwoche nicht mit freier Zeit ausgeglichen sind. Dafür gibt es einen Zuschlag: 30 Prozent bis Entgeltgruppe 9b, 15 Prozent darüber. Freie Zeit, die später, aber bis zum Ende des dritten Monats nach der Arbeit genommen wird, ersetzt das Entgelt der Stunden; der Zuschlag bleibt. Wer selbst entscheidet, länger zu bleiben, sammelt Gleitzeit und keine Überstunden.',
  descriptionEn:
    'Overtime is only what was ordered, goes beyond the full-time week and was not balanced with time off by the end of the following calendar week. There is a supplement for it: 30 percent up to pay group 9b, 15 percent above. Time off that is taken later, but by the end of the third month after the work, replaces the pay of the hours; the supplement stays. Anyone who decides to stay longer collects flextime, not overtime.',
  example: 'OVT-01',
  reasoningDe:
    'Angeordnet waren zwei Stunden (120 Minuten). Bis zum Ende der nächsten Woche war die Beschäftigte dafür zwei Stunden früher zu Hause. Damit ist alles ausgeglichen: keine Überstunden, kein Zuschlag.',
  reasoningEn:
    'Two hours (120 minutes) were ordered. By the end of the next week the employee had gone home two hours earlier in return. So all is balanced: no overtime, no supplement.',
  subject: 'pay',
  parameters: [],
  appliesTo: 'tariffStaff',
  calculate: splitOvertime,
};
