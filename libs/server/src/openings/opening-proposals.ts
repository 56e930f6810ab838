import { newId, type Queryable } from '../platform';
import { type Opening } from './opening-flaw';

/** What somebody wants to record as brought along, and nobody has decided about yet. */
interface OpeningProposal extends Opening {
  readonly openingId: string;
  readonly proposedBy: string;
}

/** How a proposal ends; only who made it withdraws it, and everybody else decides. */
type OpeningDecision =
  { readonly status: 'confirmed' | 'withdrawn' } | { readonly status: 'refused'; readonly reason: string };

/**
 * Keeps a proposal for a second person.
 * @throws an error of the database with `opening_proposal_waiting` as its constraint, where one waits for this account
 */
export async function keepProposal(
  client: Queryable,
  tenantId: number,
  { employeeId, account, beginsOn, minutes, source, correctionReason }: Opening,
  proposedBy: string,
): Promise<void> {
  await client.query(
    `insert into opening_proposal (tenant_id, opening_id, employee_id, account, begins_on, minutes, source,
       correction_reason, proposed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, newId(), employeeId, account, beginsOn, minutes, source, correctionReason, proposedBy],
  );
}

/** The proposal about the person, held until the transaction ends; null where none waits by this id. */
export async function lockProposal(
  client: Queryable,
  tenantId: number,
  { employeeId, openingId }: { readonly employeeId: string; readonly openingId: string },
): Promise<OpeningProposal | null> {
  const { rows } = await client.query<OpeningProposal & Record<string, unknown>>(
    `select opening_id as "openingId", employee_id as "employeeId", account, begins_on::text as "beginsOn", minutes, source,
       correction_reason as "correctionReason", proposed_by as "proposedBy"
     from opening_proposal where tenant_id = $1 and employee_id = $2 and opening_id = $3 and status = 'proposed' for update`,
    [tenantId, employeeId, openingId],
  );
  return rows.at(0) ?? null;
}

/** Ends a proposal that is locked; what was proposed stays as it was. */
export async function endProposal(
  client: Queryable,
  tenantId: number,
  openingId: string,
  decision: OpeningDecision & { readonly decidedBy: string },
): Promise<void> {
  await client.query(
    `update opening_proposal set status = $3, decided_by = $4, decided_at = clock_timestamp(), refusal_reason = $5
     where tenant_id = $1 and opening_id = $2`,
    [
      ...[tenantId, openingId, decision.status, decision.decidedBy],
      decision.status === 'refused' ? decision.reason : null,
    ],
  );
}
