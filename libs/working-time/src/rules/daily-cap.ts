import { type DayWork, explain, addFinding } from '../day';
import { intersectSpans, mergeSpans, type Minutes, sumOfSpans } from '../time';
import { countingSpans, dutySpans } from './frame';
import { type Rule } from './rule';

/**
 * Work beyond the daily limit of the agreement is kept as evidence and not credited. The limit is for hours of one's own
 * choice: ordered work that counts for the account is credited in full, on top of them. Nobody chooses the hours of a
 * duty roster: what lies beyond the limit there, and no order pays it, is named.
 */
export const dailyCap: Rule = {
  id: 'DV-CAP-DAY',
  nameDe: 'Tägliche Anrechnungsgrenze',
  nameEn: 'Daily credit cap',
  paragraph: 'Dienstvereinbarung, Höchstanrechnung',
  descriptionDe:
    'Selbst gewählte Arbeit über der täglichen Grenze bleibt aufgezeichnet, wird aber nicht angerechnet. Angeordnete Arbeit zählt immer ganz. Wer nach Dienstplan arbeitet, ohne Rahmen oder in Schichten, bei dem nennt ein Hinweis, was darüber liegt und nicht angeordnet ist.',
  descriptionEn:
    'Work of your own choice beyond the daily limit stays on record but is not credited. Ordered work always counts in full. Of those who work by a duty roster, without a frame or in shifts, a finding names what lies beyond it without an order.',
  example: 'MAX-02',
  stage: 'credit',
  subject: 'credit',
  parameters: ['dailyCreditCapMinutes'],
  findings: ['ABOVE_CAP_NOT_CREDITED'],
  isInForce: ({ parameters }) => parameters.dailyCreditCapMinutes !== null,
  apply(day) {
    const cap = day.parameters.dailyCreditCapMinutes;
    const workMinutes = day.framedMinutes - day.breakAutoMinutes + day.creditedDrivingMinutes;
    day.baseMinutes = day.isMissingBooking ? 0 : workMinutes;
    const orderedMinutes = orderedForTheAccount(day);
    day.orderedCreditMinutes = Math.min(orderedMinutes, day.baseMinutes);
    if (cap === null || workMinutes <= cap) return;
    const capped = workMinutes - orderedMinutes - cap;
    if (capped <= 0) return;
    day.cappedMinutes = capped;
    if (day.parameters.frame === null || day.facts.shiftWork)
      addFinding(day, 'ABOVE_CAP_NOT_CREDITED', { minutes: capped });
    if (day.isMissingBooking) return;
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes = day.baseMinutes = cap + orderedMinutes;
    if (!day.trace) return;
    const why = { capMinutes: cap, ...(orderedMinutes > 0 && { orderedMinutes }) };
    explain(day, {
      rule: dailyCap,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: day.creditMinutes,
      parameter: 'dailyCreditCapMinutes',
      why,
    });
  },
};

/** Work of the day that counts for the account and that nobody chose; a minute of several orders counts once. */
function orderedForTheAccount(day: DayWork): Minutes {
  const { overtimeOrders, callouts } = day.facts;
  if (!overtimeOrders && !callouts) return 0;
  const duty = mergeSpans([...(overtimeOrders ?? []), ...dutySpans(day)]);
  return duty.length === 0 ? 0 : sumOfSpans(intersectSpans(intersectSpans(day.work, duty), countingSpans(day)));
}
