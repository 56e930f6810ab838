import { scheduledMinutesOn } from '../contract';
import { explain } from '../day';
import { type Rule } from './rule';

/** Minutes due by contract on that very weekday, in odd and even weeks; never an average. */
export const contractPattern: Rule = {
  id: 'CON-PATTERN',
  nameDe: 'Sollzeit nach Vertrag',
  nameEn: 'Target time by contract',
  paragraph: 'TVöD § 6 (1)',
  descriptionDe:
    'Die Sollzeit ist, was der Vertrag für genau diesen Wochentag vorsieht, in geraden und ungeraden Kalenderwochen. Es wird kein Wochendurchschnitt gebildet.',
  descriptionEn:
    'The target is what the contract schedules for this very weekday, in even and odd calendar weeks. No weekly average is formed.',
  example: 'ABS-05',
  stage: 'target',
  subject: 'target',
  parameters: [],
  findings: [],
  apply(day) {
    const { contract, date } = day.facts;
    if (!contract) return;
    const afterMinutes = scheduledMinutesOn(date, contract);
    day.targetMinutes = afterMinutes;
    if (!day.trace || afterMinutes === 0) return;
    const { weeklyMinutes, contractId } = contract;
    const why = { weekday: day.weekday, weeklyMinutes, contractId };
    explain(day, { rule: contractPattern, clock: 'target', beforeMinutes: 0, afterMinutes, why });
  },
};
