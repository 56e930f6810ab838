import { type DayWindow } from '../agreement';
import { isOrderedWorkPaid } from '../contract';
import {
  intersectSpans,
  mergeSpans,
  type Minutes,
  overlapMinutes,
  type Span,
  subtractSpans,
  sumOfSpans,
} from '../time';
import { type DayWork, explain, find } from './day-work';
import { type Rule } from './rule';

/**
 * Work outside the frame of the shift day is recorded and not credited. What was ordered is never lost: under the tariff
 * it may be overtime, of everybody else it counts for the account as if the frame held it.
 */
export const frame: Rule = {
  id: 'DV-FRAME',
  nameDe: 'Rahmenarbeitszeit',
  nameEn: 'Frame time',
  paragraph: 'Dienstvereinbarung, Rahmenarbeitszeit',
  descriptionDe:
    'Angerechnet wird Arbeit innerhalb des Rahmens. Arbeit davor und danach bleibt aufgezeichnet, zählt für Ruhezeit und Höchstarbeitszeit, aber nicht für das Zeitkonto. Angeordnete Arbeit kann Überstunde sein; bei Beamtinnen, Beamten und Auszubildenden zählt sie für das Zeitkonto und wird mit freier Zeit ausgeglichen.',
  descriptionEn:
    'Work within the frame is credited. Work before and after it stays on record and counts for rest and maximum hours, but not for the time account. Ordered work may be overtime; of civil servants and trainees it counts for the time account and is balanced with time off.',
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
    if (day.cutOutsideFrameMinutes === 0) return;
    const outside = subtractSpans(day.work, counting);
    day.overtimeCandidateMinutes = orderedMinutes(outside, day.facts.overtimeOrders);
    if (day.cutOutsideFrameMinutes > day.overtimeCandidateMinutes) {
      find(day, 'OUTSIDE_FRAME_NOT_CREDITED', { minutes: day.cutOutsideFrameMinutes - day.overtimeCandidateMinutes });
    }
    if (!day.isMissingBooking) cut(day, outside, window);
  },
};

/**
 * Where work counts for the account, ascending: within the frame, and within orders where payroll does not pay them.
 * Nothing on a day that has no window.
 */
export function countingSpans(day: DayWork): readonly Span[] {
  const framed = framedSpan(day);
  const { contract, overtimeOrders } = day.facts;
  if (contract && !isOrderedWorkPaid(contract) && overtimeOrders && overtimeOrders.length > 0)
    return mergeSpans([framed, ...overtimeOrders]);
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
  for (const { startMinute, endMinute } of day.work) {
    let pending = startMinute;
    for (const span of counting) {
      const minutes = overlapMinutes(startMinute, endMinute, span.startMinute, span.endMinute);
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

/** Minutes outside the frame that lie in a window of ordered overtime; several orders for one minute count once. */
export function orderedMinutes(outside: readonly Span[], orders: readonly Span[] | undefined): Minutes {
  if (!orders || orders.length === 0) return 0;
  return sumOfSpans(intersectSpans(outside, mergeSpans(orders)));
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
