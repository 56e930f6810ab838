import { type AbsenceFact } from './absence';
import { type AbsenceKind, traitsOf } from './kinds';

/**
 * Of several absences on a day the one that the day is about, whatever was recorded first; null without any. What
 * suspends the work comes first. Illness with proof gives leave back (BUrlG § 9). Time off is used up
 * last, but an illness spares it only if it was reported at once and is certified (TVöD § 10 (4)); a flex day never.
 */
export function foremostAbsence(absences: readonly AbsenceFact[]): AbsenceFact | null {
  if (absences.length < 2) return absences.at(0) ?? null;
  const kinds = absences.map(({ kind }) => kind);
  const ranked = absences.map((absence) => ({ absence, rank: rankOf(absence, kinds) }));
  return ranked.reduce((first, next) => (comesBefore(next, first) ? next : first)).absence;
}

interface Ranked {
  readonly absence: AbsenceFact;
  readonly rank: number;
}

const comesBefore = (one: Ranked, other: Ranked): boolean =>
  one.rank === other.rank ? one.absence.absenceId < other.absence.absenceId : one.rank < other.rank;

/** Illness that spares time off: reported at once and certified (TVöD § 10 (4)). */
export const givesTimeOffBack = ({ kind, certified, reportedPromptly }: AbsenceFact): boolean =>
  kind === 'sick' && certified === true && reportedPromptly === true;

function rankOf(absence: AbsenceFact, beside: readonly AbsenceKind[]): number {
  const { rank } = traitsOf(absence.kind);
  if (rank !== 'illness') return RANKS[rank];
  const isProof = beside.includes('compensatoryTimeOff') ? givesTimeOffBack(absence) : absence.certified;
  return isProof && !beside.includes('flexDay') ? 1 : 4;
}

/** Illness comes before or after the others, by its proof. */
const RANKS = { first: 0, whole: 2, timeOff: 3, partial: 5 } as const;
