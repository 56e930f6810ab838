import { recordAudit } from '../audit';
import { newId, type Queryable } from '../platform';
import { FOUR_EYES_PROCESSES, type FourEyesProcess } from './four-eyes';

/** What is to hold from now on. */
export interface FourEyesOrder {
  readonly required: boolean;
  readonly processes: readonly FourEyesProcess[];
  /** Why; null only where two people are needed again. */
  readonly reason: string | null;
}

/** What holds in a process. */
export interface FourEyesState {
  readonly process: FourEyesProcess;
  readonly required: boolean;
  readonly reason: string | null;
  /** Null where nothing was ever decided. */
  readonly decidedAt: Date | null;
}

const LONGEST_REASON = 255;

/** What holds in every process of a tenant, in their usual order. */
export async function fourEyesStates(client: Queryable, tenantId: number): Promise<FourEyesState[]> {
  const { rows } = await client.query<{
    process: FourEyesProcess;
    required: boolean;
    reason: string | null;
    decided_at: Date;
  }>('select process, required, reason, decided_at from four_eyes_in_force where tenant_id = $1', [tenantId]);
  return FOUR_EYES_PROCESSES.map((process) => {
    const row = rows.find((candidate) => candidate.process === process);
    return row
      ? { process, required: row.required, reason: row.reason, decidedAt: row.decided_at }
      : { process, required: true, reason: null, decidedAt: null };
  });
}

/**
 * Switches four eyes off or on, from now on; each decision is kept and in the log. What holds already is not decided
 * again.
 * @returns the processes in which something changed
 * @throws Error in one sentence: off without a reason, or with one that is too long or has control characters
 */
export async function switchFourEyes(
  client: Queryable,
  tenantId: number,
  { required, processes, reason }: FourEyesOrder,
): Promise<FourEyesProcess[]> {
  const words = reason?.trim() || null;
  if (!required && !words)
    throw new Error('Say why one person is enough: --reason "…". Every closing and file shows it.');
  if (words && (words.length > LONGEST_REASON || /\p{Cc}/u.test(words)))
    throw new Error(`The reason has at most ${LONGEST_REASON} characters and is one line.`);
  const states = await fourEyesStates(client, tenantId);
  const changed = states.filter(
    (state) =>
      processes.includes(state.process) && (state.required !== required || (!required && state.reason !== words)),
  );
  for (const { process } of changed) {
    const decisionId = newId();
    await client.query(
      `insert into four_eyes_decision (tenant_id, decision_id, process, required, reason) values ($1, $2, $3, $4, $5)`,
      [tenantId, decisionId, process, required, words],
    );
    await recordAudit(client, { tenantId, employeeId: null }, `fourEyes.${required ? 'on' : 'off'}`, {
      subjectId: decisionId,
      payload: { process },
    });
  }
  return changed.map(({ process }) => process);
}
