import { type DayWindow } from '../agreement';
import { isOrderedWorkPaid } from '../contract';
import { type DayWork, explain, addFinding } from '../day';
import {
  intersectSpans,
  mergeSpans,
  type Minutes,
  monthOf,
  overlapMinutes,
  type Span,
  subtractSpans,
  sumOfSpans,
  type YearMonth,
} from '../time';
import { partsOf } from './calendar-parts';
import { type Rule } from './rule';

/**
 * Work outside the frame of the shift day is recorded and not credited. What was ordered is never lost: under the tariff
 * it may be overtime, of everybody else it counts for the account as if the frame held it, and so do call-outs.
 */
export const frame: Rule = {
  id: 'DV-FRAME',
  nameDe: 'Rahmenarbeitszeit',
  nameEn: 'Frame time',
  paragraph: 'Dienstvereinbarung, Rahmenarbeitszeit',
  descriptionDe:
    'Angerechnet wird Arbeit innerhalb des Rahmens. Arbeit davor und danach bleibt aufgezeichnet, zählt für Ruhezeit und Höchstarbeitszeit, aber nicht für das Zeitkonto. Angeordnete Arbeit kann Überstunde sein; bei Beamtinnen, Beamten und Auszubildenden zählt sie für das Zeitkonto und wird mit freier Zeit ausgeglichen, ebenso gebuchte Einsätze aus der Rufbereitschaft.',
  descriptionEn:
    'Work within the frame is credited. Work before and after it stays on record and counts for rest and maximum hours, but not for the time account. Ordered work may be overtime; of civil servants and trainees it counts for the time account and is balanced with time off, and so do booked call-outs.',
  example: 'FRM-01',
  stage: 'credit',
  subject: 'credit',
  parameters: ['frame'],
  findings: ['OUTSIDE_FRAME_NOT_CREDITED'],
  isInForce: ({ parameters }) => parameters.frame !== null,
  apply(day) {
    if (day.work.length === 0) return;
    const window = day.parameters.frame === null ? null : day.parameters.frame[day.weekday - 1];
    const counting = countingSpans(day);
    measure(day, counting);
    const callouts = paidCallouts(day);
    const called = callouts.length === 0 ? NONE : intersectSpans(day.work, callouts);
    if (called.length > 0) leaveToOnCallPay(day, called);
    if (day.cutOutsideFrameMinutes === 0) return;
    const outside = subtractSpans(day.work, [...counting, ...called].sort(byStart));
    const { overtimeOrders } = day.facts;
    if (overtimeOrders && overtimeOrders.length > 0) measureOrdered(day, outside, overtimeOrders);
    if (day.cutOutsideFrameMinutes > day.overtimeCandidateMinutes) {
      addFinding(day, 'OUTSIDE_FRAME_NOT_CREDITED', {
        minutes: day.cutOutsideFrameMinutes - day.overtimeCandidateMinutes,
      });
    }
    if (!day.isMissingBooking) cut(day, outside, window);
  },
};

const NONE: readonly Span[] = [];

const byStart = (one: Span, other: Span): number => one.startMinute - other.startMinute;

/**
 * Work that nobody chose and payroll pays nothing of, so that it counts for the account whatever the frame and the daily
 * limit say: what was ordered, and call-outs, which are working time as they are (SächsAZVO § 12 (5)).
 */
export function dutySpans({ facts: { contract, overtimeOrders = NONE, callouts = NONE } }: DayWork): readonly Span[] {
  if (!contract || isOrderedWorkPaid(contract) || overtimeOrders.length + callouts.length === 0) return NONE;
  return mergeSpans([...overtimeOrders, ...callouts]);
}

/** Call-outs that are paid for themselves, rounded up to hours (TVöD § 8 (3)): only under the tariff. */
function paidCallouts({ facts: { contract, callouts } }: DayWork): readonly Span[] {
  return callouts && callouts.length > 0 && contract && isOrderedWorkPaid(contract) ? mergeSpans(callouts) : NONE;
}

/** On-call time is shown among the rules beyond the day. */
const onCall = { id: 'TVOED-8-3', paragraph: 'TVöD § 8 (3)' };

/** What was booked of a call-out stays on record and counts for rest and maximum hours; the account would pay it again. */
function leaveToOnCallPay(day: DayWork, called: readonly Span[]): void {
  day.calloutMinutes = sumOfSpans(called);
  day.cutOutsideFrameMinutes -= day.calloutMinutes;
  if (day.isMissingBooking) return;
  const beforeMinutes = day.creditMinutes;
  day.creditMinutes -= day.calloutMinutes;
  if (!day.trace) return;
  const why = { calloutMinutes: day.calloutMinutes };
  explain(day, { rule: onCall, clock: 'credit', beforeMinutes, afterMinutes: day.creditMinutes, why });
}

/** What was ordered outside the frame, with the months of its minutes where the shift goes on into another one. */
function measureOrdered(day: DayWork, outside: readonly Span[], orders: readonly Span[]): void {
  const ordered = intersectSpans(outside, mergeSpans(orders));
  day.overtimeCandidateMinutes = sumOfSpans(ordered);
  const later: Record<YearMonth, Minutes> = {};
  for (const { date, startMinute, endMinute } of partsOf(day.facts, ordered)) {
    const month = monthOf(date);
    if (month !== monthOf(day.facts.date)) later[month] = (later[month] ?? 0) + endMinute - startMinute;
  }
  if (Object.keys(later).length > 0) day.overtimeLaterMonths = later;
}

/**
 * Where work counts for the account, ascending: within the frame, and within orders and call-outs where payroll does not
 * pay them; not in call-outs that are paid for themselves. Nothing on a day that has no window.
 */
export function countingSpans(day: DayWork): readonly Span[] {
  const framed = framedSpan(day);
  const callouts = paidCallouts(day);
  if (callouts.length > 0) return framed.endMinute > framed.startMinute ? subtractSpans([framed], callouts) : NONE;
  const duty = dutySpans(day);
  if (duty.length > 0) return mergeSpans([framed, ...duty]);
  return framed.endMinute > framed.startMinute ? [framed] : [];
}

/** The frame of the shift day in epoch minutes: without bounds where there is none, empty on a day that has no window. */
function framedSpan({ facts, parameters, weekday }: DayWork): Span {
  if (parameters.frame === null) return { startMinute: -Infinity, endMinute: Infinity };
  const window = parameters.frame[weekday - 1];
  if (!window) return { startMinute: 0, endMinute: 0 };
  const { zone, date } = facts;
  return { startMinute: zone.at(date, window.fromMinute), endMinute: zone.at(date, window.toMinute) };
}

/** sum(F) and gross time, from the first to the last minute that counts without what is cut out between them. */
function measure(day: DayWork, counting: readonly Span[]): void {
  let firstStart = Infinity;
  let lastEnd = -Infinity;
  let framed = 0;
  let cutBefore = 0;
  let cutBetween = 0;
  for (const piece of day.work) {
    const { startMinute, endMinute } = piece;
    let pending = startMinute;
    for (const span of counting) {
      const minutes = overlapMinutes(piece, span);
      if (minutes === 0) continue;
      const start = Math.max(startMinute, span.startMinute);
      cutBefore += start - pending;
      if (firstStart === Infinity) firstStart = start;
      else cutBetween += cutBefore;
      cutBefore = 0;
      framed += minutes;
      lastEnd = pending = Math.min(endMinute, span.endMinute);
    }
    cutBefore += endMinute - pending;
  }
  day.framedMinutes = framed;
  day.grossMinutes = framed === 0 ? 0 : lastEnd - firstStart - cutBetween;
  day.cutOutsideFrameMinutes = day.workedMinutes - framed;
}

function cut(day: DayWork, outside: readonly Span[], window: DayWindow | null): void {
  for (const { startMinute, endMinute } of outside) {
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes -= endMinute - startMinute;
    if (!day.trace) continue;
    explain(day, {
      rule: frame,
      clock: 'credit',
      beforeMinutes,
      afterMinutes: day.creditMinutes,
      interval: { startMinute, endMinute },
      parameter: 'frame',
      why: window ? { frameFromMinute: window.fromMinute, frameToMinute: window.toMinute } : { weekday: day.weekday },
    });
  }
}
