import { type ClosingActorKind, type ClosingBlockerDto } from './closing.dto';

/** What only the person can bring in order. */
const OF_THE_PERSON = new Set(['MISSING_BOOKING', 'OVERLAPPING_BOOKINGS', 'INVALID_LOCAL_TIME']);

/**
 * Who has to act next, so that the month can be closed. Whatever master data, rules or an earlier month stand against
 * is for the time administration; on wishes and months that were handed in the leader decides; the rest is the
 * person's, or of the time administration again where the person cannot sign in any more.
 */
export function whoMustAct(blockers: readonly ClosingBlockerDto[], hasAccess: boolean): ClosingActorKind {
  const isOf = (code: string) =>
    code === 'month.not-approved' || code === 'PERIOD_HAS_OPEN_ITEMS' || OF_THE_PERSON.has(code);
  if (blockers.some(({ code }) => !isOf(code))) return 'timeAdministration';
  if (blockers.some(({ code }) => code === 'PERIOD_HAS_OPEN_ITEMS')) return 'supervisor';
  const status = blockers.find(({ code }) => code === 'month.not-approved')?.params?.['status'];
  if (status === 'submitted') return 'supervisor';
  return hasAccess ? 'person' : 'timeAdministration';
}
