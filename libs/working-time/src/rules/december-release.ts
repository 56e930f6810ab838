import { isDecember24Or31 } from '../time';
import { explain } from './day-work';
import { type Rule } from './rule';

/** 24 and 31 December are released: the hours scheduled there are not due. */
export const decemberRelease: Rule = {
  id: 'TVOED-6-3',
  nameDe: 'Heiligabend und Silvester',
  nameEn: '24 and 31 December',
  paragraph: 'TVöD § 6 (3), SächsAZVO § 2 (2)',
  descriptionDe: 'Am 24. und 31. Dezember ist dienstfrei: die dort geplante Sollzeit entfällt.',
  descriptionEn: 'On 24 and 31 December staff are released: the hours scheduled there are not due.',
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
