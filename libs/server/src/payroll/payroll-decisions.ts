import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { fourEyesWaiver } from '../four-eyes';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';

/** What a second person says about a file. */
export type PayrollDecision =
  { readonly decision: 'released' } | { readonly decision: 'refused'; readonly reason: string };

interface ExportRow {
  closing_id: string;
  format: string;
  sequence: number;
  created_by: string;
}

interface DecisionRow {
  decision: PayrollDecision['decision'];
  decided_by: string;
  name: string;
  reason: string | null;
}

/** Releases payroll files and refuses them: once, for good, and not by who made them. */
@Injectable()
export class PayrollDecisions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides on a file; from a release on it can be downloaded. Saying the same again changes nothing.
   * @throws Problem `not-found`; `payroll.already-decided` {decision, decidedBy}; `payroll.own-file` for who made it, unless one person is
   *   enough
   */
  async decide(context: RequestContext, exportId: string, decision: PayrollDecision): Promise<void> {
    const { tenantId, employeeId } = context;
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<ExportRow>(
        `select closing_id, format, sequence, created_by from payroll_export where tenant_id = $1 and export_id = $2`,
        [tenantId, exportId],
      );
      const [file] = rows;
      if (!file) throw new Problem('not-found');
      if (await isSaid(client, context, exportId, decision)) return;
      if (file.created_by === employeeId && !(await fourEyesWaiver(client, tenantId, 'payroll')))
        throw new Problem('payroll.own-file');
      // Whichever of its keys notices that somebody was faster: the table has two that would.
      const { rowCount } = await client.query(
        `insert into payroll_export_decision (tenant_id, export_id, decision, created_by, decided_by, decided_at, reason)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [tenantId, exportId, decision.decision, file.created_by, employeeId, this.clock.nowIso(), reasonOf(decision)],
      );
      // At the same moment somebody decided: the same person, just so, or there is a problem.
      if (!rowCount) return void (await isSaid(client, context, exportId, decision));
      await recordAudit(client, context, `payroll.${decision.decision}`, {
        subjectId: exportId,
        payload: { closingId: file.closing_id, format: file.format, sequence: file.sequence },
      });
    });
  }
}

const reasonOf = (decision: PayrollDecision): string | null =>
  decision.decision === 'refused' ? decision.reason : null;

/**
 * Whether this very person has decided just so on the file; false while nobody has decided.
 * @throws Problem `payroll.already-decided` {decision, decidedBy} where it was decided otherwise
 */
async function isSaid(
  client: Queryable,
  { tenantId, employeeId }: RequestContext,
  exportId: string,
  decision: PayrollDecision,
): Promise<boolean> {
  const { rows } = await client.query<DecisionRow>(
    `select d.decision, d.decided_by, d.reason, e.given_name || ' ' || e.family_name as name
     from payroll_export_decision d join employee e on e.tenant_id = d.tenant_id and e.employee_id = d.decided_by
     where d.tenant_id = $1 and d.export_id = $2`,
    [tenantId, exportId],
  );
  const said = rows.at(0);
  if (!said) return false;
  const isSame =
    said.decided_by === employeeId && said.decision === decision.decision && said.reason === reasonOf(decision);
  if (!isSame) throw new Problem('payroll.already-decided', { decision: said.decision, decidedBy: said.name });
  return true;
}
