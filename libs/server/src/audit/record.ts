import { type Queryable } from '../platform';

/** Who acts: a signed-in person, or nobody where the product itself does. */
export interface Actor {
  tenantId: number;
  employeeId: string | null;
}

/** What an entry of the log says beside who and when. Ids, codes and numbers: never names, never reasons of absence. */
export interface AuditDetails {
  /** The person whose time is concerned. */
  employeeId?: string;
  /** Everybody whom the act shows, e.g. those in a file. */
  employeeIds?: readonly string[];
  /** What was acted on: a booking, a closing, an export … */
  subjectId?: string;
  payload?: Record<string, unknown>;
}

/**
 * Appends to the log of what was done. Call it with the client of the transaction
 * that does it, as its last statement: either both are there or neither is.
 * @param action stable code, `<feature>.<what happened>`, e.g. `closing.started`
 */
export async function recordAudit(
  db: Queryable,
  actor: Actor,
  action: string,
  details: AuditDetails = {},
): Promise<void> {
  await db.query(
    `insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload, employee_ids) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      actor.tenantId,
      actor.employeeId,
      action,
      details.employeeId ?? null,
      details.subjectId ?? null,
      JSON.stringify(details.payload ?? {}),
      details.employeeIds?.length ? details.employeeIds : null,
    ],
  );
}

/** One entry for each of many people, in one statement. */
export async function recordAuditOfMany(
  db: Queryable,
  actor: Actor,
  action: string,
  employeeIds: readonly string[],
  details: Omit<AuditDetails, 'employeeId' | 'employeeIds'> = {},
): Promise<void> {
  await db.query(
    `insert into audit_event (tenant_id, actor_id, action, employee_id, subject_id, payload)
     select $1, $2, $3, person, $5, $6 from unnest($4::uuid[]) person`,
    [
      actor.tenantId,
      actor.employeeId,
      action,
      employeeIds,
      details.subjectId ?? null,
      JSON.stringify(details.payload ?? {}),
    ],
  );
}
