import { explain } from '../day';
import { isDecember24Or31 } from '../time';
import { type Rule } from './rule';

/** 24 and 31 December are released: the hours scheduled there are not due. */
export const decemberRelease: Rule = {
  id: 'TVOED-6-3',
  nameDe: 'Heiligabend und Silvester',
  nameEn: '24 and 31 December',
  paragraph: 'TVöD § 6 (3), SächsAZVO § 2 (2)',
  descriptionDe:
    'Am 24. und 31. Dezember werden keine Stunden geschuldet: die dort geplante Sollzeit entfällt. Lässt der Dienst es nicht zu, dass Sie frei haben, bekommen Sie Freizeitausgleich.',
  descriptionEn:
    'On 24 and 31 December no hours are due: what is scheduled there falls away. Where the service does not allow you to be off, you get time off instead.',
  example: 'HOL-10',
  stage: 'target',
  subject: 'target',
  parameters: [],
  findings: [],
  apply(day) {
    if (day.targetMinutes === 0 || !isDecember24Or31(day.facts.date)) return;
    const beforeMinutes = day.targetMinutes;
    day.targetMinutes = 0;
    if (day.trace) explain(day, { rule: decemberRelease, clock: 'target', beforeMinutes, afterMinutes: 0, why: {} });
  },
};
