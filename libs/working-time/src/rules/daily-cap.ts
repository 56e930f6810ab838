import { explain } from './day-work';
import { type Rule } from './rule';

/** Work beyond the daily limit of the agreement is kept as evidence and not credited. */
export const dailyCap: Rule = {
  id: 'DV-CAP-DAY',
  nameDe: 'Tägliche Anrechnungsgrenze',
  nameEn: 'Daily credit cap',
  paragraph: 'Dienstvereinbarung, Höchstanrechnung',
  descriptionDe: 'Arbeit über der täglichen Grenze bleibt aufgezeichnet, wird aber nicht angerechnet.',
  descriptionEn: 'Work beyond the daily limit stays on record but is not credited.',
  example: 'MAX-02',
  stage: 'credit',
  subject: 'credit',
  parameters: ['dailyCreditCapMinutes'],
  findings: [],
  isInForce: ({ parameters }) => parameters.dailyCreditCapMinutes !== null,
  apply(day) {
    const cap = day.parameters.dailyCreditCapMinutes;
    const workMinutes = day.framedMinutes - day.breakAutoMinutes + day.creditedDrivingMinutes;
    day.baseMinutes = day.isMissingBooking ? 0 : workMinutes;
    if (cap === null || workMinutes <= cap) return;
    day.cappedMinutes = workMinutes - cap;
    if (day.isMissingBooking) return;
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes = day.baseMinutes = cap;
    if (!day.trace) return;
    const why = { capMinutes: cap };
    explain(day, {
      rule: dailyCap,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: cap,
      parameter: 'dailyCreditCapMinutes',
      why,
    });
  },
};
