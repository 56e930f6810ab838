import { formatInstant } from '@zeitbuch/working-time';
import { type CopyRecord } from './copy';
import { type DemoCorrection } from './corrections';
import { type PersonHistory } from './history';
import { type WriteContext, keyOf } from './write-context';

const REJECTED = 'Bitte zuerst mit mir sprechen: Das Türprotokoll sagt etwas anderes.';

/** A row of `correction_request`, as the person asked and the leader decided. */
export function correctionRecord(
  history: PersonHistory,
  correction: DemoCorrection,
  { zone, approverOf }: WriteContext,
): CopyRecord {
  const { person, effects } = history;
  const { proposed, status, decidedAt } = correction;
  const effect = effects.get(correction.correctionId);
  return {
    ...keyOf(history),
    correction_id: correction.correctionId,
    date: correction.date,
    action: correction.action,
    booking_id: correction.bookingId,
    proposed_kind: proposed.kind,
    proposed_location: proposed.location,
    proposed_epoch_minute: proposed.epochMinute,
    proposed_offset_minutes: proposed.offsetMinutes,
    reason: correction.reason,
    status,
    credited_before_minutes: effect?.beforeMinutes ?? null,
    credited_after_minutes: effect?.afterMinutes ?? null,
    decision_note: status === 'rejected' ? REJECTED : null,
    decided_by: decidedAt === null ? null : approverOf(person.employeeId),
    decided_at: decidedAt === null ? null : formatInstant(decidedAt, zone),
    requested_by: person.employeeId,
    requested_at: formatInstant(correction.requestedAt, zone),
    version: decidedAt === null ? 1 : 2,
  };
}
