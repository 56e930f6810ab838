import { SHIFT_LEAVE_MAX_DAYS, shiftLeaveDays } from '../leave';
import { type PeriodRule } from '../rules';

/** Additional leave for shift work (TVöD § 27). */
export const shiftLeaveRule: PeriodRule = {
  id: 'TVOED-27',
  nameDe: 'Zusatzurlaub bei Schichtarbeit',
  nameEn: 'Additional leave for shift work',
  paragraph: 'TVöD § 27',
  descriptionDe:
    'Wer ständig in Schichten arbeitet, bekommt zusätzlichen Urlaub: bei Wechselschicht einen Tag für je zwei zusammenhängende Monate, bei Schichtarbeit einen Tag für je vier. Es sind höchstens sechs Tage im Jahr. Angefangene Zeiträume zählen nicht.',
  descriptionEn:
    'Anyone who always works in shifts gets additional leave: a day for every two connected months of rotating shifts, a day for every four of shift work. It is six days a year at most. Spans that are not complete do not count.',
  example: 'LVE-28',
  reasoningDe:
    'Sieben Monate Wechselschicht am Stück: darin stecken drei volle Zeiträume von zwei Monaten, also drei Tage. Der siebte Monat allein bringt noch nichts.',
  reasoningEn:
    'Seven months of rotating shifts in a row: they hold three full spans of two months, so three days. The seventh month alone brings nothing yet.',
  subject: 'leave',
  parameters: [],
  appliesTo: 'shiftWorkers',
  figures: () => [
    { key: 'shiftLeaveMaxDays', value: SHIFT_LEAVE_MAX_DAYS, source: 'tariff', sourceName: 'TVöD § 27 (4)' },
  ],
  calculate: shiftLeaveDays,
};
