import { type AbsenceFact, type AbsenceKind } from './absence';

/**
 * Of several absences on a day the one that the day is about, whatever was recorded first; null without any. The
 * protection before and after birth comes first. Illness with proof gives leave back (BUrlG § 9). Time off is used up
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

function rankOf({ kind, certified, reportedPromptly }: AbsenceFact, beside: readonly AbsenceKind[]): number {
  if (kind === 'maternityProtection') return 0;
  if (kind === 'compensatoryTimeOff') return 3;
  if (kind !== 'sick') return 2;
  const isProof = certified && (reportedPromptly || !beside.includes('compensatoryTimeOff'));
  return isProof && !beside.includes('flexDay') ? 1 : 4;
}
