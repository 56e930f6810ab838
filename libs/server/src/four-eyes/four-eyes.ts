import { type Queryable } from '../platform';

/**
 * Where two people are needed: who started a closing does not close it, who made a payroll file does not release it,
 * who imports lines of their own does not release those.
 */
export const FOUR_EYES_PROCESSES = ['closing', 'payroll', 'import'] as const;
export type FourEyesProcess = (typeof FOUR_EYES_PROCESSES)[number];

/** A tenant's decision that one person is enough in a process. */
export interface FourEyesWaiver {
  readonly waiverId: string;
  readonly since: Date;
  readonly reason: string;
}

/**
 * The decision by which one person is enough now; null where two are needed, as is usual. With the client of a
 * transaction it holds until the transaction ends.
 */
export async function fourEyesWaiver(
  db: Queryable,
  tenantId: number,
  process: FourEyesProcess,
): Promise<FourEyesWaiver | null> {
  const { rows } = await db.query<{ decision_id: string; decided_at: Date; reason: string }>(
    `select d.decision_id, d.decided_at, d.reason from four_eyes_waiver($1, $2) w
     join four_eyes_decision d on d.tenant_id = $1 and d.decision_id = w`,
    [tenantId, process],
  );
  return rows.length === 0
    ? null
    : { waiverId: rows[0].decision_id, since: rows[0].decided_at, reason: rows[0].reason };
}
