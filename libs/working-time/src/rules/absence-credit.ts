import {
  type AbsenceFact,
  PARTIAL_SCHOOL_LESSONS,
  fitsAbsence,
  foremostAbsence,
  givesTimeOffBack,
  isContradictedByWork,
  traitsOf,
} from '../absence';
import { fulltimeDayMinutesOf, isOrderedWorkPaid, workdaysPerWeek } from '../contract';
import { type DayWork, explain, addFinding } from '../day';
import { intersectSpans, mergeSpans, type Minutes, type Span, subtractSpans, sumOfSpans } from '../time';
import { coreSpan, doctorVisits } from './core-time';
import { type Rule } from './rule';

const LESSON_MINUTES = 45;

/**
 * What absences credit. Most fill the day up to its target, once, however many
 * there are; some bring minutes of their own on top; others leave the target
 * owed (flex day, release from core time, strike at the cost of the account).
 */
export const absenceCredit: Rule = {
  id: 'DV-ABS-CREDIT',
  nameDe: 'Anrechnung von Abwesenheiten',
  nameEn: 'Credit of absences',
  paragraph: 'Dienstvereinbarung, Abwesenheiten; EFZG § 4 (1), TVöD §§ 21, 26',
  descriptionDe:
    'Urlaub, Krankheit, Mutterschutz, Dienstreise, Arbeitsbefreiung und Zeitausgleich füllen den Tag bis zur Sollzeit auf, und das nur einmal; Zeitausgleich wird dabei als letzter verbraucht. In der Wiedereingliederung bleibt das Konto, wie es ist. Arztbesuche, Berufsschule und ähnliche bringen ihre eigenen Minuten. Ein Gleittag füllt nichts auf: er wird aus dem Zeitkonto genommen, bei Beamtinnen, Beamten und Auszubildenden auch der Zeitausgleich, denn dort steht ihre angeordnete Arbeit. Zeitausgleich, für den keine angeordnete Arbeit mehr da ist, wird ebenso aus dem Zeitkonto genommen, und ein Hinweis nennt die Minuten. Wer an einem ganzen Tag mit Urlaub, Krankheit, Arbeitsbefreiung oder Mutterschutz arbeitet, auch in einer Nachtschicht, die in den Tag hineinreicht, verliert nichts: es wird entschieden, ob der Urlaubstag zurückgegeben, die Arbeit zusätzlich angerechnet oder nur der Rest des Tages aufgefüllt wird; bis dahin lässt sich der Monat nicht abgeben.',
  descriptionEn:
    'Leave, illness, maternity protection, business trips, paid release and compensatory time off fill the day up to its target, and only once; of several, time off is used up last. During a reintegration the account stays as it is. Visits to the doctor, vocational school and the like bring minutes of their own. A flex day fills nothing: it is taken from the time account, and so is the time off of civil servants and trainees, whose ordered work stands there. Time off for which no ordered work is left is taken from the time account as well, and a finding names the minutes. Anyone who works on a whole day of leave, illness, paid release or maternity protection, also in a night shift that reaches into the day, loses nothing: it is decided whether the day of leave is given back, the work is credited on top, or only the rest of the day is filled; until then the month cannot be handed in.',
  example: 'ABS-02',
  stage: 'absence',
  subject: 'credit',
  parameters: ['core', 'halfDayLeave'],
  findings: ['TIME_OFF_NOT_COVERED', 'WORK_ON_ABSENCE'],
  apply(day) {
    if (day.absences.length === 0) return;
    if (day.targetMinutes > 0 && day.absences.some((absence) => absence.kind === 'leave'))
      day.leaveDays = leaveCostOf(day);
    // A day with a missing booking is not filled: nobody knows yet what it was.
    if (day.isMissingBooking) return;
    const kept = day.absences.find(({ kind }) => traitsOf(kind).credit === 'keep');
    if (kept) {
      // Pay comes from the health insurance: the day leaves the account as it is, whatever else is on record.
      credit(day, kept, day.targetMinutes - day.baseMinutes);
      return;
    }
    const fillers = day.absences.filter((absence) => fills(absence, day));
    const filler = foremostAbsence(fillers);
    if (!filler) takeTimeOffFromAccount(day);
    const contradicted = contradictedOf(fillers, day);
    const { workOnAbsence } = day.facts;
    const isDecided = contradicted && workOnAbsence && fitsAbsence(workOnAbsence, contradicted.kind);
    if (contradicted && !isDecided) {
      const minutes = sumOfSpans(day.accountedWork);
      addFinding(day, 'WORK_ON_ABSENCE', { minutes, absence: contradicted.kind });
    }
    const workedMinutes = isDecided && workOnAbsence === 'onTop' ? 0 : day.baseMinutes;
    for (const absence of day.absences) {
      if (absence === filler)
        credit(day, absence, filledMinutes(absence, Math.max(0, day.targetMinutes - workedMinutes), day));
      else credit(day, absence, ownMinutes(absence, day));
    }
  },
};

/** Days of leave that a day costs on which work is due. */
const leaveCostOf = ({ facts, parameters }: DayWork): number =>
  parameters.halfDayLeave === 'halfDay' && facts.holidays.halfDayOn(facts.date) !== null ? 0.5 : 1;

/**
 * The absence that the work of the day contradicts; null where it contradicts none. Leave is no question where payroll
 * pays all of the work, ordered outside the frame or on a call-out. An absence of a part of the day explains the other.
 */
function contradictedOf(fillers: readonly AbsenceFact[], day: DayWork): AbsenceFact | null {
  if (fillers.length === 0 || day.absences.some(({ portion = 'day' }) => portion !== 'day')) return null;
  // The shift of the day before may have gone on past midnight: its minutes count for this day.
  const minutes = day.workedMinutes + (day.facts.carriedIn?.creditedMinutes ?? 0);
  if (minutes === 0) return null;
  const isLost = day.targetMinutes > 0 && minutes > day.overtimeCandidateMinutes + day.calloutMinutes;
  // Where work is due the day is about one of them; where none is, whatever stands beside an illness fills nothing.
  const foremost = foremostAbsence(fillers);
  const asked = day.targetMinutes > 0 && foremost ? [foremost] : fillers;
  return foremostAbsence(asked.filter((absence) => isContradictedByWork(absence, isLost)));
}

function fills(absence: AbsenceFact, day: DayWork): boolean {
  switch (traitsOf(absence.kind).credit) {
    case 'fill':
      return true;
    case 'timeOff':
      return !isTimeOffFromAccount(day);
    case 'illness':
      // Illness on a flex day gives nothing back (DV-FLEXDAY-SICK).
      return !day.absences.some(
        ({ kind }) =>
          kind === 'flexDay' ||
          (kind === 'compensatoryTimeOff' && isTimeOffFromAccount(day) && !givesTimeOffBack(absence)),
      );
    case 'training':
      return absence.minutes === undefined;
    default:
      return false;
  }
}

/** What an absence fills up. Time off is given for ordered work: what there is no such work for comes from the account. */
function filledMinutes({ kind }: AbsenceFact, missingMinutes: Minutes, day: DayWork): Minutes {
  const { timeOffCoveredMinutes = missingMinutes } = day.facts;
  if (kind !== 'compensatoryTimeOff' || missingMinutes <= timeOffCoveredMinutes) return missingMinutes;
  day.timeOffFromAccountMinutes = missingMinutes - timeOffCoveredMinutes;
  addFinding(day, 'TIME_OFF_NOT_COVERED', { minutes: day.timeOffFromAccountMinutes });
  return timeOffCoveredMinutes;
}

/** Where nothing fills the day, time off of those whose ordered work stands in the account owes what is missing. */
function takeTimeOffFromAccount(day: DayWork): void {
  if (isTimeOffFromAccount(day) && day.absences.some(({ kind }) => kind === 'compensatoryTimeOff'))
    day.timeOffFromAccountMinutes = Math.max(0, day.targetMinutes - day.baseMinutes);
}

/** Time off of those whose ordered work stands in the account is taken from it, like a flex day. */
const isTimeOffFromAccount = ({ facts: { contract } }: DayWork): boolean =>
  contract !== null && !isOrderedWorkPaid(contract);

/** Minutes that come on top of the work of the day, also above the target. */
function ownMinutes(absence: AbsenceFact, day: DayWork): Minutes {
  switch (traitsOf(absence.kind).credit) {
    case 'training':
      return Math.min(
        absence.minutes ?? 0,
        absence.fulltimeDayMinutes ?? fulltimeDayMinutesOf(day.facts.contract, day.facts.date),
      );
    case 'lessons':
      return schoolMinutes(absence, day);
    case 'minutes':
      return absence.minutes ?? 0;
    case 'visit':
      return visitMinutes(absence, day);
    default:
      return 0;
  }
}

function schoolMinutes(absence: AbsenceFact, { facts }: DayWork): Minutes {
  const lessons = absence.lessons ?? Infinity;
  if (lessons <= PARTIAL_SCHOOL_LESSONS) return absence.minutes ?? lessons * LESSON_MINUTES;
  const days = facts.contract ? workdaysPerWeek(facts.date, facts.contract) : 0;
  return facts.contract && days > 0 ? Math.floor(facts.contract.weeklyMinutes / days) : 0;
}

/** Time at the doctor's that counts; minutes that were worked anyway, or belong to an earlier visit too, do not count a second time. */
function visitMinutes(absence: AbsenceFact, day: DayWork): Minutes {
  const earlier = day.absences.slice(0, day.absences.indexOf(absence)).flatMap((other) => visitSpans(other, day));
  return sumOfSpans(subtractSpans(subtractSpans(visitSpans(absence, day), day.work), mergeSpans(earlier)));
}

/** A visit by the clock, or its part within the core. */
function visitSpans(absence: AbsenceFact, day: DayWork): readonly Span[] {
  const visit = doctorVisits({ ...day, absences: [absence] });
  if (absence.creditPolicy === 'full') return visit;
  const core = coreSpan(day);
  return core ? intersectSpans(visit, [core]) : [];
}

function credit(day: DayWork, absence: AbsenceFact, minutes: Minutes): void {
  if (minutes === 0) return;
  const beforeMinutes = day.creditMinutes;
  day.absenceCreditMinutes += minutes;
  if (absence.kind === 'compensatoryTimeOff') day.timeOffMinutes += minutes;
  day.creditMinutes += minutes;
  if (!day.trace) return;
  const why = { absence: absence.kind, absenceId: absence.absenceId, targetMinutes: day.targetMinutes };
  explain(day, { rule: absenceCredit, clock: 'credit', beforeMinutes, afterMinutes: day.creditMinutes, why });
}
