import { isPresumedRunning, type Session } from '../booking';
import { scheduledMinutesOn } from '../contract';
import { type WorkPiece, type DayFacts } from '../day';
import { type Span, sumOfSpans } from '../time';

/** What the sessions of a day say, before any rule. */
export interface GatheredWork {
  readonly work: readonly WorkPiece[];
  readonly state: 'none' | 'open' | 'complete' | 'incomplete';
  readonly isMissingBooking: boolean;
  readonly isOverlapping: boolean;
}

/**
 * Real work of a day: every interval with both ends. A running one counts up
 * to now; where the day is over, or the session is older than anybody is
 * presumed to be at work, its end is missing until it is booked.
 */
export function gatherWork(facts: DayFacts): GatheredWork {
  const { sessions } = facts;
  if (sessions.length === 0) return NOTHING;
  const work: WorkPiece[] = [];
  let isMissingBooking = false;
  let isOverlapping = false;
  let isOpen = false;
  for (const session of sessions) {
    const running = isRunning(session, facts);
    isOpen ||= running;
    isMissingBooking ||= session.state === 'incomplete' || (!running && isUnfinished(session));
    isOverlapping ||= session.state === 'overlapping';
    for (const { startMinute, endMinute, location } of session.intervals) {
      const end = endMinute ?? (running ? facts.asOfEpochMinute : undefined);
      if (end !== undefined && end > startMinute) work.push({ startMinute, endMinute: end, location });
    }
  }
  const ordered = inSequence(work);
  // Not merely out of order: minutes vanish where two pieces claim the same ones.
  isOverlapping ||= ordered !== work && sumOfSpans(ordered) < sumOfSpans(work);
  const state = isMissingBooking || isOverlapping ? 'incomplete' : isOpen ? 'open' : 'complete';
  return { work: ordered, state, isMissingBooking, isOverlapping };
}

const NOTHING: GatheredWork = { work: [], state: 'none', isMissingBooking: false, isOverlapping: false };

const isUnfinished = (session: Session): boolean => session.state === 'open' || session.state === 'onBreak';

function isRunning(session: Session, { asOfEpochMinute, contract, date }: DayFacts): boolean {
  if (!isUnfinished(session) || asOfEpochMinute === undefined) return false;
  const first = session.intervals[0];
  if (first === undefined) return true;
  return isPresumedRunning(asOfEpochMinute - first.startMinute, scheduledMinutesOn(date, contract));
}

/** The same list if it is ascending without overlaps, as it nearly always is; otherwise a copy in which each minute counts once. */
function inSequence(work: readonly WorkPiece[]): readonly WorkPiece[] {
  let ascending = true;
  let overlaps = false;
  for (let index = 1; index < work.length; index++) {
    if (work[index].startMinute < work[index - 1].startMinute) ascending = false;
    else if (work[index].startMinute < work[index - 1].endMinute) overlaps = true;
  }
  if (ascending && !overlaps) return work;
  const sorted = [...work].sort((a, b) => a.startMinute - b.startMinute);
  const once: WorkPiece[] = [];
  let reached = -Infinity;
  for (const { startMinute, endMinute, location } of sorted) {
    const from = Math.max(startMinute, reached);
    if (endMinute > from) once.push({ startMinute: from, endMinute, location });
    reached = Math.max(reached, endMinute);
  }
  return once;
}

/** Real work of sessions without a day around them: intervals with both ends. */
export function gatherSessionsWork(sessions: readonly Session[]): Span[] {
  return sessions.flatMap(({ intervals }) =>
    intervals.flatMap(({ startMinute, endMinute }) => (endMinute === null ? [] : [{ startMinute, endMinute }])),
  );
}
