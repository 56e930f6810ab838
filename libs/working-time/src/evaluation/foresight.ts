import { presumedMinutes, type Session, type WorkInterval } from '../booking';
import { scheduledMinutesOn } from '../contract';
import { type DayFacts } from '../day';
import {
  dailyMaxMinutes,
  eveningEnd,
  requiredRestMinutes,
  LONGEST_STRETCH_MINUTES,
  MINOR_LONGEST_STRETCH_MINUTES,
} from '../rules';
import { type EpochMinute, type Minutes, MINUTES_PER_DAY } from '../time';
import { evaluateDay } from './evaluate-day';
import { openDayWork } from './open-day-work';

/** What lies ahead of a person at work. Each null if it no longer or never comes. */
export interface Foresight {
  /** Earliest minute at which leaving makes the balance of the day 0 or more. */
  readonly earliestLeaveMinute: EpochMinute | null;
  /** When the lawful stretch without a break ends (6 h; minors 4:30 h); null on break. */
  readonly breakDueMinute: EpochMinute | null;
  /** When the first of both limits is reached, working on without another break. */
  readonly latestEndMinute: EpochMinute | null;
  /** Which limit that is: the daily maximum, or the evening for young people and mothers (JArbSchG § 14, MuSchG § 5). */
  readonly latestEndLimit: 'dailyMax' | 'evening';
  /** Most work on the day; less for young people and expecting mothers. */
  readonly dailyMaxMinutes: Minutes;
  /** Earliest lawful start of the next working day if work ends now; before the first work, the end of the rest from the day before. */
  readonly restUntilMinute: EpochMinute | null;
  /**
   * Why work from now on credits nothing any more on this day, told before anybody does it: the frame (a Sunday, a late
   * evening), the most that a day credits, or something else; null where work still counts.
   */
  readonly nothingCounts: 'frame' | 'cap' | 'other' | null;
}

/**
 * Looks ahead from `asOf`, supposing that work goes on without another break
 * (someone on break comes back now). For a person who is out only the rest remains.
 */
export function foresight(facts: DayFacts, asOfEpochMinute: EpochMinute): Foresight {
  const now: DayFacts = { ...facts, asOfEpochMinute };
  const day = openDayWork(now, false);
  const lastEndMinute = day.work.at(-1)?.endMinute ?? facts.previousEndMinute ?? null;
  const dailyMax = dailyMaxMinutes(day);
  const leftMinutes =
    dailyMax - day.workedMinutes - day.drivingMinutes - (day.isMinor ? 0 : (facts.otherEmployerMinutes ?? 0));
  const maximumAt = asOfEpochMinute + leftMinutes;
  const evening = eveningEnd(day);
  const eveningAt = evening === null ? null : facts.zone.at(facts.date, evening);
  const latestEnd = eveningAt === null ? maximumAt : Math.min(maximumAt, eveningAt);
  const always = {
    dailyMaxMinutes: dailyMax,
    latestEndLimit: eveningAt !== null && eveningAt < maximumAt ? ('evening' as const) : ('dailyMax' as const),
    restUntilMinute: lastEndMinute === null ? null : lastEndMinute + requiredRestMinutes(day),
    nothingCounts: nothingCounts(now, asOfEpochMinute),
  };
  const running = facts.sessions[facts.sessions.length - 1];
  if (day.state !== 'open' || !running) {
    return { earliestLeaveMinute: null, breakDueMinute: null, latestEndMinute: null, ...always };
  }
  return {
    earliestLeaveMinute: earliestLeave(now, running, asOfEpochMinute),
    breakDueMinute: running.state === 'onBreak' ? null : breakDue(now, asOfEpochMinute),
    latestEndMinute: latestEnd >= asOfEpochMinute ? latestEnd : null,
    ...always,
  };
}

/** Tries a whole day of work from now on: where even that credits nothing more, nothing does. */
function nothingCounts(facts: DayFacts, asOf: EpochMinute): Foresight['nothingCounts'] {
  const before = evaluateDay(facts, { trace: false });
  // A missing booking is said as that: what comes after it may well count once it is corrected.
  if (before.state === 'incomplete' || !facts.contract) return null;
  const until = asOf + MINUTES_PER_DAY;
  const running = facts.sessions.at(-1);
  const goesOn = running && (running.state === 'open' || running.state === 'onBreak');
  const tried = goesOn ? leavingAt(facts, running, { from: asOf, leave: until }) : beginningAt(facts, asOf, until);
  const after = evaluateDay(tried, { trace: false });
  if (after.creditedMinutes > before.creditedMinutes) return null;
  if (after.cappedMinutes > 0) return 'cap';
  return after.cutOutsideFrameMinutes > before.cutOutsideFrameMinutes ? 'frame' : 'other';
}

/** The day with one more session, in the office. */
function beginningAt(facts: DayFacts, startMinute: EpochMinute, endMinute: EpochMinute): DayFacts {
  const interval: WorkInterval = {
    startMinute,
    endMinute,
    location: 'office',
    startOffsetMinutes: 0,
    endOffsetMinutes: 0,
    startBookingId: '',
    endBookingId: '',
  };
  const session: Session = {
    shiftDate: facts.date,
    startMinute,
    state: 'complete',
    intervals: [interval],
    firstBookingId: '',
    lastBookingId: '',
  };
  return { ...facts, sessions: [...facts.sessions, session], asOfEpochMinute: undefined };
}

/**
 * A minute more of work credits at most a minute more, so the missing minutes
 * may be leapt over; breaks and cuts on the way only make another leap.
 * A night shift goes on after midnight, so the longest duty is the horizon, not the day.
 */
function earliestLeave(facts: DayFacts, running: Session, from: EpochMinute): EpochMinute | null {
  const horizon = running.startMinute + presumedMinutes(scheduledMinutesOn(facts.date, facts.contract));
  let leave = from;
  while (leave <= horizon) {
    const evaluation = evaluateDay(leavingAt(facts, running, { from, leave }), { trace: false });
    if (evaluation.balanceMinutes >= 0) return leave;
    if (evaluation.cappedMinutes > 0) return null;
    leave -= evaluation.balanceMinutes;
  }
  return null;
}

function leavingAt(
  facts: DayFacts,
  running: Session,
  { from, leave }: { readonly from: EpochMinute; readonly leave: EpochMinute },
): DayFacts {
  const closed: WorkInterval[] = running.intervals.map((interval) =>
    interval.endMinute === null ? { ...interval, endMinute: leave } : interval,
  );
  if (running.state === 'onBreak' && leave > from) closed.push(comingBack(running, from, leave));
  const session: Session = { ...running, intervals: closed, state: 'complete' };
  return { ...facts, sessions: [...facts.sessions.slice(0, -1), session], asOfEpochMinute: undefined };
}

/** Work after the break, where it was before; a break that began with the day had none before it. */
function comingBack(running: Session, startMinute: EpochMinute, endMinute: EpochMinute): WorkInterval {
  const before = running.intervals[running.intervals.length - 1];
  return {
    startMinute,
    endMinute,
    location: before?.location ?? 'office',
    startOffsetMinutes: 0,
    endOffsetMinutes: 0,
    startBookingId: running.lastBookingId,
    endBookingId: null,
  };
}

/** When the stretch that runs now gets longer than the law allows; in the past if it already is. */
function breakDue(facts: DayFacts, asOf: EpochMinute): EpochMinute {
  const day = openDayWork(facts, false);
  const { minPieceMinutes } = day.parameters.breakRule;
  let stretch = 0;
  let reached: EpochMinute | null = null;
  for (const { startMinute, endMinute } of day.work) {
    if (reached !== null && startMinute - reached >= minPieceMinutes) stretch = 0;
    stretch += endMinute - startMinute;
    reached = endMinute;
  }
  return asOf + (day.isMinor ? MINOR_LONGEST_STRETCH_MINUTES : LONGEST_STRETCH_MINUTES) - stretch;
}
