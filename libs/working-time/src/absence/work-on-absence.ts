import { addDays, type LocalDate } from '../time';
import { type AbsenceFact, type AbsenceKind } from './absence';

/** What was decided about work on a day on which somebody was wholly absent: the day is full beside it, or only filled up. */
export type WorkOnAbsence = 'onTop' | 'restOfDay';

/** Days that a person takes: worked instead, they can be given back. */
const TAKEN: ReadonlySet<AbsenceKind> = new Set(['leave', 'exchangeDay', 'regenerationDay', 'qualificationDay']);

/** Whether work on the day contradicts the absence: a whole day of leave or illness, not one from which somebody went home. */
export const isContradictedByWork = ({ kind, portion = 'day' }: AbsenceFact): boolean =>
  portion === 'day' && (kind === 'sick' || TAKEN.has(kind));

/** The absences without the days of leave that were given back because somebody worked on them; a longer one falls apart. */
export function withoutGivenBack(absences: readonly AbsenceFact[], dates: readonly LocalDate[]): AbsenceFact[] {
  return dates.reduce<AbsenceFact[]>(
    (left, date) =>
      left.flatMap((absence) => {
        if (!TAKEN.has(absence.kind) || date < absence.from || absence.to < date) return [absence];
        const before = { ...absence, to: addDays(date, -1) };
        const after = { ...absence, from: addDays(date, 1) };
        return [before, after].filter(({ from, to }) => from <= to);
      }),
    [...absences],
  );
}
