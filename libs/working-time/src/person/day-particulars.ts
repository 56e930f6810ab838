import { type AbsenceKind, isTaken } from '../absence';
import { type DayFacts } from '../day';
import { type LocalDate, addDays } from '../time';

/** What was ordered or declared for a single day or a call-out on it: no booking shows it. */
export interface DayParticular {
  date: LocalDate;
  kind: DayFactKind | 'callout';
  /** Of an order: window of work outside the frame; of a call-out: its duration; in epoch minutes. */
  from: number | null;
  to: number | null;
  /** Of another employer. */
  minutes: number | null;
  /** Of a decision: a booking lies on the day, or one of the shift before. */
  worked?: boolean | null;
}

/** Kinds of rows of `day_fact`. */
export type DayFactKind = 'overtimeOrder' | 'holidayTimeOff' | 'releaseImpossible' | 'otherEmployer' | AbsenceDecision;

/** What was decided about work on a whole day of leave or illness. */
export const ABSENCE_DECISIONS = ['leaveGivenBack', 'workOnTop', 'restOfDay'] as const;
export type AbsenceDecision = (typeof ABSENCE_DECISIONS)[number];

/** Whether something on record for a day is a decision on the work on it. */
export const isAbsenceDecision = (kind: string): kind is AbsenceDecision =>
  ABSENCE_DECISIONS.some((decision) => decision === kind);

/** What may be decided about work during an absence of the kind: what was taken is given back, another one fills the rest of the day. */
export const absenceDecisionsOn = (kind: AbsenceKind): readonly AbsenceDecision[] => [
  isTaken(kind) ? 'leaveGivenBack' : 'restOfDay',
  'workOnTop',
];

type Particulars = Pick<
  DayFacts,
  'overtimeOrders' | 'callouts' | 'workOnAbsence' | 'holidaysMadeUp' | 'releasesImpossible' | 'otherEmployerMinutes'
>;

/** Days of leave that were given back, because the person worked on them; where no work is left the day is one of leave again. */
export const givenBackDates = (
  particulars: readonly DayParticular[],
  isWorked: (particular: DayParticular) => boolean,
): LocalDate[] =>
  particulars
    .filter((particular) => particular.kind === 'leaveGivenBack' && isWorked(particular))
    .map(({ date }) => date);

/** Days on which somebody had begun to work, as it was decided: the absence only fills their rest. */
export function workBegunDates(particulars: readonly DayParticular[]): LocalDate[] {
  const decided = particulars.filter(({ kind, worked }) => worked && (kind === 'restOfDay' || kind === 'workOnTop'));
  const last = new Map(decided.map(({ date, kind }) => [date, kind]));
  return [...last].flatMap(([date, kind]) => (kind === 'restOfDay' ? [date] : []));
}

/** What was ordered or declared for the day; empty for nearly every day. */
export function particularsOn(particulars: readonly DayParticular[], date: LocalDate): Particulars {
  const [before, after] = [addDays(date, -1), addDays(date, 1)];
  const near = particulars.filter((particular) => before <= particular.date && particular.date <= after);
  if (near.length === 0) return {};
  const ofDay = near.filter((particular) => particular.date === date);
  // Of what was decided about the work the last counts; that a day of leave was given back stands beside it.
  const decided = ofDay.findLast(({ kind }) => kind === 'workOnTop' || kind === 'restOfDay')?.kind;
  // A shift works on the holiday after midnight, too.
  const daysOf = (kind: DayParticular['kind']) =>
    near
      .filter((particular) => particular.kind === kind && date <= particular.date)
      .map((particular) => particular.date);
  const spansOf = (list: readonly DayParticular[], kind: DayParticular['kind']) =>
    list.flatMap((one) =>
      one.kind === kind && one.from !== null && one.to !== null ? [{ startMinute: one.from, endMinute: one.to }] : [],
    );
  // The work of a shift may lie in an order or call-out that is on record for the day after, or for the day before.
  const overtimeOrders = spansOf(near, 'overtimeOrder');
  const callouts = spansOf(near, 'callout');
  const [holidaysMadeUp, releasesImpossible] = [daysOf('holidayTimeOff'), daysOf('releaseImpossible')];
  const otherEmployerMinutes = ofDay.find(({ minutes }) => minutes !== null)?.minutes;
  return {
    ...(overtimeOrders.length > 0 ? { overtimeOrders } : {}),
    ...(callouts.length > 0 ? { callouts } : {}),
    ...(decided ? { workOnAbsence: decided === 'workOnTop' ? 'onTop' : 'restOfDay' } : {}),
    ...(holidaysMadeUp.length > 0 ? { holidaysMadeUp } : {}),
    ...(releasesImpossible.length > 0 ? { releasesImpossible } : {}),
    ...(otherEmployerMinutes ? { otherEmployerMinutes } : {}),
  };
}
