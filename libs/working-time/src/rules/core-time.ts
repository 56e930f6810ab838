import { type AbsenceFact, traitsOf } from '../absence';
import { type DayWork, addFinding } from '../day';
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
import { type Rule } from './rule';

/** The core time of the day in epoch minutes, on a half day off until work ends there; null without one. */
export function coreSpan(day: DayWork): Span | null {
  const window = day.parameters.core?.[day.weekday - 1];
  if (!window) return null;
  const { zone, date, holidays } = day.facts;
  const toMinute = Math.min(window.toMinute, holidays.halfDayOn(date)?.fromMinute ?? window.toMinute);
  if (toMinute <= window.fromMinute) return null;
  return { startMinute: zone.at(date, window.fromMinute), endMinute: zone.at(date, toMinute) };
}

/** Visits to the doctor of the day in epoch minutes. */
export function doctorVisits(day: DayWork): readonly Span[] {
  const { zone, date } = day.facts;
  return mergeSpans(
    day.absences.filter(isTimedDoctorVisit).map(({ fromMinute = 0, toMinute = 0 }) => ({
      startMinute: zone.at(date, fromMinute),
      endMinute: zone.at(date, toMinute),
    })),
  );
}

/** Presence in the core time. Breaks within the break window are allowed, leaving early never is one. Minutes stay. */
export const coreTime: Rule = {
  id: 'DV-CORE',
  nameDe: 'Kernzeit',
  nameEn: 'Core time',
  paragraph: 'Dienstvereinbarung, Kernzeit',
  descriptionDe:
    'In der Kernzeit wird Anwesenheit erwartet. Pausen innerhalb des Pausenfensters und genehmigte Abwesenheiten sind erlaubt, früheres Gehen nicht. Die fehlenden Minuten werden gemeldet; am Konto ändert sich nichts.',
  descriptionEn:
    'Presence is expected during core time. Breaks within the break window and approved absences are allowed, leaving early is not. The missing minutes are reported; the account does not change.',
  example: 'COR-01',
  stage: 'finding',
  subject: 'presence',
  parameters: ['core', 'coreBreakWindow'],
  findings: ['CORE_TIME_VIOLATION'],
  isInForce: ({ parameters }) => parameters.core !== null,
  apply(day) {
    if (day.parameters.core === null || day.targetMinutes === 0 || !day.isOver || day.isMissingBooking) return;
    const core = coreSpan(day);
    if (!core || day.absences.some(excusesTheCore)) return;
    const missing = uncovered(day, core) - excusedByMinutes(day.absences);
    if (missing <= 0) return;
    day.coreMissingMinutes = missing;
    addFinding(day, 'CORE_TIME_VIOLATION', { minutes: missing });
  },
};

function uncovered(day: DayWork, core: Span): Minutes {
  let present = 0;
  for (const piece of day.accountedWork) present += overlapMinutes(piece, core);
  if (present === core.endMinute - core.startMinute) return 0;
  const visits = doctorVisits(day);
  const away = subtractSpans(subtractSpans([core], day.accountedWork), visits);
  return sumOfSpans(away) - breakWithin(day, away);
}

/** Minutes of absence from the core that are a break between two stretches of work inside the break window. */
function breakWithin(day: DayWork, away: readonly Span[]): Minutes {
  const window = day.parameters.coreBreakWindow;
  if (!window) return 0;
  const { zone, date } = day.facts;
  const from: EpochMinute = zone.at(date, window.fromMinute);
  const to: EpochMinute = zone.at(date, window.toMinute);
  const gaps: Span[] = [];
  for (let index = 1; index < day.accountedWork.length; index++) {
    const startMinute = Math.max(from, day.accountedWork[index - 1].endMinute);
    const endMinute = Math.min(to, day.accountedWork[index].startMinute);
    if (endMinute > startMinute) gaps.push({ startMinute, endMinute });
  }
  return Math.min(window.maxMinutes ?? Infinity, sumOfSpans(intersectSpans(away, gaps)));
}

function excusedByMinutes(absences: readonly AbsenceFact[]): Minutes {
  let minutes = 0;
  for (const absence of absences) {
    if (traitsOf(absence.kind).core === 'minutes') minutes += absence.minutes ?? 0;
  }
  return minutes;
}

/** Every record of the day excuses its core, but for those that excuse only their own minutes, and for what was not approved. */
function excusesTheCore(absence: AbsenceFact): boolean {
  if (absence.approved === false) return false;
  return traitsOf(absence.kind).core === 'all';
}

const isTimedDoctorVisit = (absence: AbsenceFact): boolean =>
  traitsOf(absence.kind).core === 'visit' && absence.fromMinute !== undefined && absence.toMinute !== undefined;
