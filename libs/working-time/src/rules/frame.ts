import { type DayWindow } from '../agreement';
import {
  type EpochMinute,
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

/** Work outside the frame of the shift day is recorded and not credited; what was ordered may be overtime. */
export const frame: Rule = {
  id: 'DV-FRAME',
  nameDe: 'Rahmenarbeitszeit',
  nameEn: 'Frame time',
  paragraph: 'Dienstvereinbarung, Rahmenarbeitszeit',
  descriptionDe:
    'Angerechnet wird Arbeit innerhalb des Rahmens. Arbeit davor und danach bleibt aufgezeichnet, zählt für Ruhezeit und Höchstarbeitszeit, aber nicht für das Zeitkonto; angeordnete Arbeit kann Überstunde sein.',
  descriptionEn:
    'Work within the frame is credited. Work before and after it stays on record and counts for rest and maximum hours, but not for the time account; ordered work may be overtime.',
  example: 'FRM-01',
  stage: 'credit',
  subject: 'credit',
  parameters: ['frame'],
  findings: ['OUTSIDE_FRAME_NOT_CREDITED'],
  isInForce: ({ parameters }) => parameters.frame !== null,
  apply(day) {
    if (day.work.length === 0) return;
    const window = day.parameters.frame === null ? null : day.parameters.frame[day.weekday - 1];
    const { startMinute: from, endMinute: to } = framedSpan(day);
    measure(day, from, to);
    if (day.cutOutsideFrameMinutes === 0) return;
    const outside = subtractSpans(day.work, to > from ? [{ startMinute: from, endMinute: to }] : []);
    day.overtimeCandidateMinutes = orderedMinutes(outside, day.facts.overtimeOrders);
    if (day.cutOutsideFrameMinutes > day.overtimeCandidateMinutes) {
      find(day, 'OUTSIDE_FRAME_NOT_CREDITED', { minutes: day.cutOutsideFrameMinutes - day.overtimeCandidateMinutes });
    }
    if (!day.isMissingBooking) cut(day, outside, window);
  },
};

/** The frame of the shift day in epoch minutes: without bounds where there is none, empty on a day that has no window. */
export function framedSpan({ facts, parameters, weekday }: DayWork): Span {
  if (parameters.frame === null) return { startMinute: -Infinity, endMinute: Infinity };
  const window = parameters.frame[weekday - 1];
  if (!window) return { startMinute: 0, endMinute: 0 };
  const { zone, date } = facts;
  return { startMinute: zone.at(date, window.fromMinute), endMinute: zone.at(date, window.toMinute) };
}

/** sum(F) and gross time, from the first to the last minute within the frame. */
function measure(day: DayWork, from: EpochMinute, to: EpochMinute): void {
  let firstStart = Infinity;
  let lastEnd = -Infinity;
  let framed = 0;
  for (const { startMinute, endMinute } of day.work) {
    const minutes = overlapMinutes(startMinute, endMinute, from, to);
    if (minutes === 0) continue;
    framed += minutes;
    if (firstStart === Infinity) firstStart = startMinute > from ? startMinute : from;
    lastEnd = endMinute < to ? endMinute : to;
  }
  day.framedMinutes = framed;
  day.grossMinutes = framed === 0 ? 0 : lastEnd - firstStart;
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
