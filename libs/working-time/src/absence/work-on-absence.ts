import { addDays, type LocalDate } from '../time';
import { type AbsenceFact } from './absence';
import { type AbsenceKind, traitsOf } from './kinds';

/** What was decided about work on a day on which somebody was wholly absent: the day is full beside it, or only filled up. */
export type WorkOnAbsence = 'onTop' | 'restOfDay';

/** Whether the day was taken: then it can be given back, where another absence can only fill the rest of the day. */
export const isTaken = (kind: AbsenceKind): boolean => traitsOf(kind).work === 'givenBack';

/**
 * Whether work on the day contradicts the absence: a whole day of leave, release or illness, not one from which
 * somebody went home.
 * @param isWorkDue on a day on which nothing is due leave is no question, illness is
 */
export function isContradictedByWork({ kind, portion = 'day' }: AbsenceFact, isWorkDue: boolean): boolean {
  const { work } = traitsOf(kind);
  return portion === 'day' && (work === 'never' || (isWorkDue && work !== 'agrees'));
}

/** Whether the decision is one about an absence of the kind: nothing but a day that was not taken has a rest to fill. */
export const fitsAbsence = (decision: WorkOnAbsence, kind: AbsenceKind): boolean =>
  decision === 'onTop' || !isTaken(kind);

/**
 * The absences with the days on which work had begun as illness for the rest of the day, as it was decided: to payroll
 * they are no days of illness, and the six weeks begin after them (TVöD § 22 (1)). A longer illness falls apart.
 */
export function withWorkBegun(absences: readonly AbsenceFact[], dates: readonly LocalDate[]): AbsenceFact[] {
  return dates.reduce<AbsenceFact[]>(
    (left, date) =>
      left.flatMap((absence) => {
        if (absence.kind !== 'sick' || date < absence.from || absence.to < date) return [absence];
        const parts: AbsenceFact[] = [
          { ...absence, to: addDays(date, -1) },
          { ...absence, from: date, to: date, portion: 'restOfDay' },
          { ...absence, from: addDays(date, 1) },
        ];
        return parts.filter(({ from, to }) => from <= to);
      }),
    [...absences],
  );
}

/** The absences without the days of leave that were given back because somebody worked on them; a longer one falls apart. */
export function withoutGivenBack(absences: readonly AbsenceFact[], dates: readonly LocalDate[]): AbsenceFact[] {
  return dates.reduce<AbsenceFact[]>(
    (left, date) =>
      left.flatMap((absence) => {
        if (!isTaken(absence.kind) || date < absence.from || absence.to < date) return [absence];
        const before = { ...absence, to: addDays(date, -1) };
        const after = { ...absence, from: addDays(date, 1) };
        return [before, after].filter(({ from, to }) => from <= to);
      }),
    [...absences],
  );
}
