import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { ReevaluateDays } from '../facts';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { ErrorList } from './error-list';
import { csvText } from './csv-stream';
import { readFile } from './read-file';
import { IMPORTS } from './kinds';
import { reevaluateWithoutPermission } from './permissions';
import { ImportWriting } from './writing';
import { kindsOf } from './who-imports';
import { type ImportProposalRowDto } from './proposal.dto';
import { type ImportKind, type ImportReportDto } from './imports.dto';

interface Proposal extends Record<string, unknown> {
  proposalId: string;
  importId: string;
  kind: ImportKind;
  columns: string[];
  rows: ImportProposalRowDto[];
  proposedBy: string;
}

type Decision = 'released' | 'refused';

/** Decides about rows that somebody brought about themselves: another administrator of such files does. */
@Injectable()
export class ImportProposals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
  ) {}

  /**
   * Writes the rows, checked once more with what holds today: all of them or none. Saying the same again changes
   * nothing.
   * @throws Problem `not-found`; `import.already-decided` {decision, decidedBy}; `import.own-proposal`; `import.rejected` with the report
   */
  async release(context: RequestContext, proposalId: string): Promise<void> {
    const proposal = await this.#decidable(context, proposalId, 'released', null);
    if (!proposal) return;
    try {
      await this.#release(context, proposal);
    } catch (error) {
      // Nothing was written, but the report says what is on record.
      if (error instanceof Problem && error.code === 'import.rejected')
        await this.db.transaction((client) => log(client, context, 'rejected', proposal));
      throw error;
    }
  }

  async #release(context: RequestContext, proposal: Proposal): Promise<void> {
    const { kind, importId, rows } = proposal;
    const { tenantId, employeeId, zone } = context;
    const importer = { tenantId, employeeId, zone, broughtBy: proposal.proposedBy };
    const text = csvText([proposal.columns, ...rows.map(({ cells }) => cells)]);
    const file = await readFile(text, IMPORTS[kind].rules(importer));
    if (file.errors.count > 0) throw rejected(proposal, file.errors);
    const writing = new ImportWriting(this.db, this.clock, this.reevaluate, importer, IMPORTS[kind]);
    await writing.inTransaction(async (client, entities) => {
      if (!(await decide(client, context, proposal, 'released', null))) return;
      for (const error of await writing.write({ client, entities }, importId, file.records)) file.errors.add(error);
      if (file.errors.count > 0) throw rejected(proposal, file.errors);
      await log(client, context, 'released', proposal);
    });
    if (kind === 'permissions') await reevaluateWithoutPermission(writing, importId);
  }

  /**
   * Refuses the rows for good. Saying the same again changes nothing.
   * @throws Problem `not-found`; `import.already-decided` {decision, decidedBy}; `import.own-proposal`
   */
  async refuse(context: RequestContext, proposalId: string, reason: string): Promise<void> {
    const proposal = await this.#decidable(context, proposalId, 'refused', reason.trim());
    if (!proposal) return;
    await this.db.transaction(async (client) => {
      if (!(await decide(client, context, proposal, 'refused', reason.trim()))) return;
      await log(client, context, 'refused', proposal);
    });
  }

  /** The proposal, where this person may decide on it; null where this person has decided just so. */
  async #decidable(
    context: RequestContext,
    proposalId: string,
    decision: Decision,
    reason: string | null,
  ): Promise<Proposal | null> {
    const { tenantId, employeeId } = context;
    const [proposal] = await this.db.query<Proposal>(
      `select p.proposal_id as "proposalId", p.import_id as "importId", p.kind, p.columns, p.rows, p.proposed_by as "proposedBy"
       from import_proposal p where p.tenant_id = $1 and p.proposal_id = $2`,
      [tenantId, proposalId],
    );
    if (!proposal || !kindsOf(context).includes(proposal.kind)) throw new Problem('not-found');
    if (await isSaid(this.db.pool, context, proposalId, decision, reason)) return null;
    if (proposal.proposedBy === employeeId) throw new Problem('import.own-proposal');
    return proposal;
  }
}

/**
 * Whether this very person has decided just so on the proposal; false while nobody has decided.
 * @throws Problem `import.already-decided` {decision, decidedBy} where it was decided otherwise
 */
async function isSaid(
  client: Queryable,
  { tenantId, employeeId }: RequestContext,
  proposalId: string,
  decision: Decision,
  reason: string | null,
): Promise<boolean> {
  const { rows } = await client.query<{ decision: Decision; decided_by: string; reason: string | null; name: string }>(
    `select d.decision, d.decided_by, d.reason, e.given_name || ' ' || e.family_name as name
     from import_proposal_decision d join employee e on e.tenant_id = d.tenant_id and e.employee_id = d.decided_by
     where d.tenant_id = $1 and d.proposal_id = $2`,
    [tenantId, proposalId],
  );
  const said = rows.at(0);
  if (!said) return false;
  const isSame = said.decided_by === employeeId && said.decision === decision && said.reason === reason;
  if (!isSame) throw new Problem('import.already-decided', { decision: said.decision, decidedBy: said.name });
  return true;
}

/**
 * The first thing of the transaction: who decides at the same time waits here and then finds it decided. False where
 * this very person has just done so.
 */
async function decide(
  client: PoolClient,
  context: RequestContext,
  { proposalId, proposedBy }: Proposal,
  decision: Decision,
  reason: string | null,
): Promise<boolean> {
  const { tenantId, employeeId } = context;
  const { rowCount } = await client.query(
    `insert into import_proposal_decision (tenant_id, proposal_id, decision, reason, proposed_by, decided_by)
     values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, proposal_id) do nothing`,
    [tenantId, proposalId, decision, reason, proposedBy, employeeId],
  );
  return rowCount ? true : !(await isSaid(client, context, proposalId, decision, reason));
}

const log = (
  client: PoolClient,
  context: RequestContext,
  decision: 'released' | 'refused' | 'rejected',
  { proposalId, proposedBy, kind, rows }: Proposal,
): Promise<void> =>
  recordAudit(client, context, `import.${decision}`, {
    employeeId: proposedBy,
    employeeIds: [proposedBy],
    subjectId: proposalId,
    payload: { kind, rows: rows.length },
  });

/** With the lines as they were in the file that was brought. */
function rejected({ kind, rows }: Proposal, errors: ErrorList): Problem {
  const report: ImportReportDto = {
    kind,
    dryRun: false,
    rows: rows.length,
    accepted: rows.length - errors.rowCount,
    errorCount: errors.count,
    errors: errors.first().map((error) => ({ ...error, line: rows[error.line - 2]?.line ?? 1 })),
    notes: [],
    counts: { new: rows.length - errors.rowCount, changed: 0, unchanged: 0, own: 0, left: 0, wrong: errors.rowCount },
    leavers: null,
    written: 0,
    ownLines: [],
    proposalId: null,
  };
  return new Problem('import.rejected', {}, [], { report });
}
