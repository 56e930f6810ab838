import { type AbsenceFact, type AbsenceKind } from './absence';

/** While they last nothing else decides about the day: nobody owes work as planned. */
const FIRST: ReadonlySet<AbsenceKind> = new Set([
  'maternityProtection',
  'parentalLeave',
  'unpaidLeave',
  'reintegration',
]);
/** They take a part of the day and leave the rest to what else is on record. */
const PARTIAL: ReadonlySet<AbsenceKind> = new Set(['doctorVisit', 'antenatalExam', 'nursingTime', 'coreRelease']);

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
  const { kind } = absence;
  if (FIRST.has(kind)) return 0;
  if (PARTIAL.has(kind)) return 5;
  if (kind === 'compensatoryTimeOff') return 3;
  if (kind !== 'sick') return 2;
  const isProof = beside.includes('compensatoryTimeOff') ? givesTimeOffBack(absence) : absence.certified;
  return isProof && !beside.includes('flexDay') ? 1 : 4;
}
