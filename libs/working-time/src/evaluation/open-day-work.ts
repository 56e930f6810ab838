import { isAbsentOn } from '../absence';
import { type DayWork, type WorkPiece, type DayFacts } from '../day';
import { accountedWork } from '../rules';
import { isDecember24Or31, type Minutes, weekdayOf } from '../time';
import { gatherWork } from './gather-work';

const SIX_AM = 360;
const EIGHT_PM = 1200;

/** Puts the facts of a day on the working paper that the rules fill in. */
export function openDayWork(facts: DayFacts, withTrace: boolean): DayWork {
  const { zone, date, person, asOfEpochMinute, agreement } = facts;
  const { parameters } = agreement;
  const day = zone.day(date);
  const { work, state, isMissingBooking, isOverlapping } = gatherWork(facts);
  const gaps = measureGaps(work, parameters.breakRule.minPieceMinutes);
  const weekday = weekdayOf(date);
  const absences =
    facts.absences && facts.absences.length > 0 ? facts.absences.filter((absence) => isAbsentOn(absence, date)) : NONE;
  const drivingMinutes = drivenOn(absences);
  const own = { facts, parameters, work, dayEnd: day.endMinute };
  return {
    facts,
    parameters,
    weekday,
    dayStart: day.startMinute,
    dayEnd: day.endMinute,
    work,
    accountedWork: accountedWork(own),
    absences,
    isMinor: person?.minor === true,
    isMaternity: person?.pregnant === true || person?.nursing === true,
    state,
    isMissingBooking,
    isOverlapping,
    longestPresenceMinutes: gaps.longestPresenceMinutes,
    isOver: state !== 'open' && (asOfEpochMinute === undefined || asOfEpochMinute >= day.endMinute),
    isPlain: isPlain(facts, work, weekday),
    workedMinutes: gaps.workedMinutes,
    drivingMinutes,
    validBreakMinutes: gaps.validBreakMinutes,
    longestStretchMinutes: gaps.longestStretchMinutes,
    shortestGapMinutes: gaps.shortestGapMinutes,
    targetMinutes: 0,
    creditMinutes: gaps.workedMinutes + drivingMinutes,
    framedMinutes: 0,
    grossMinutes: 0,
    breakAutoMinutes: 0,
    cutOutsideFrameMinutes: 0,
    overtimeCandidateMinutes: 0,
    overtimeLaterMonths: null,
    calloutMinutes: 0,
    cappedMinutes: 0,
    carriedOutMinutes: 0,
    creditedDrivingMinutes: 0,
    baseMinutes: 0,
    orderedCreditMinutes: 0,
    timeOffFromAccountMinutes: 0,
    absenceCreditMinutes: 0,
    timeOffMinutes: 0,
    leaveDays: 0,
    coreMissingMinutes: 0,
    nightMinutes: 0,
    restMinutes: null,
    earliestLawfulStartMinute: null,
    substituteRestDayBy: null,
    decemberTimeOff: null,
    payrollItems: [],
    supplements: [],
    findings: [],
    trace: withTrace ? [] : null,
    parts: null,
  };
}

const NONE: DayWork['absences'] = [];

/** Minutes driven on order on a day: work without a booking (ArbZG § 2 (1)). */
export function drivenOn(absences: DayWork['absences']): Minutes {
  let minutes = 0;
  for (const { kind, drivingMinutes = 0 } of absences) if (kind === 'businessTripDay') minutes += drivingMinutes;
  return minutes;
}

function isPlain({ zone, date, holidays, carriedIn }: DayFacts, work: readonly WorkPiece[], weekday: number): boolean {
  if (carriedIn) return false;
  if (work.length === 0) return true;
  if (weekday > 5 || holidays.isHoliday(date) || isDecember24Or31(date)) return false;
  return work[0].startMinute >= zone.at(date, SIX_AM) && work[work.length - 1].endMinute <= zone.at(date, EIGHT_PM);
}

/** A person who was away for so long had gone, whatever the bookings are called. */
const GONE_MINUTES = 240;

interface Gaps {
  workedMinutes: Minutes;
  longestPresenceMinutes: Minutes;
  validBreakMinutes: Minutes;
  longestStretchMinutes: Minutes;
  shortestGapMinutes: Minutes | null;
}

/** Work, breaks and stretches. A gap below the minimum piece neither interrupts a stretch nor counts in it; no gap is no break. */
function measureGaps(work: readonly WorkPiece[], minPieceMinutes: Minutes): Gaps {
  const gaps: Gaps = {
    workedMinutes: 0,
    longestPresenceMinutes: 0,
    validBreakMinutes: 0,
    longestStretchMinutes: 0,
    shortestGapMinutes: null,
  };
  let stretch = 0;
  let presentFrom = work.length === 0 ? 0 : work[0].startMinute;
  for (let index = 0; index < work.length; index++) {
    const gap = index === 0 ? 0 : work[index].startMinute - work[index - 1].endMinute;
    if (gap >= minPieceMinutes) {
      gaps.validBreakMinutes += gap;
      stretch = 0;
    } else if (gap > 0 && (gaps.shortestGapMinutes === null || gap < gaps.shortestGapMinutes)) {
      gaps.shortestGapMinutes = gap;
    }
    if (gap >= GONE_MINUTES) presentFrom = work[index].startMinute;
    const present = work[index].endMinute - presentFrom;
    if (present > gaps.longestPresenceMinutes) gaps.longestPresenceMinutes = present;
    const minutes = work[index].endMinute - work[index].startMinute;
    gaps.workedMinutes += minutes;
    stretch += minutes;
    if (stretch > gaps.longestStretchMinutes) gaps.longestStretchMinutes = stretch;
  }
  return gaps;
}
