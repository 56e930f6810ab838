import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { fourEyesWaiver } from '../four-eyes';
import { Clock, Db, Problem, type RequestContext } from '../platform';

/** What a second person says about a file. */
export type PayrollDecision =
  { readonly decision: 'released' } | { readonly decision: 'refused'; readonly reason: string };

interface ExportRow {
  closing_id: string;
  format: string;
  sequence: number;
  created_by: string;
  is_decided: boolean;
}

/** Releases payroll files and refuses them: once, for good, and not by who made them. */
@Injectable()
export class PayrollDecisions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides on a file; from a release on it can be downloaded.
   * @throws Problem `not-found`; `payroll.already-decided`; `payroll.own-file` for who made it, unless one person is
   *   enough
   */
  async decide(context: RequestContext, exportId: string, decision: PayrollDecision): Promise<void> {
    const { tenantId, employeeId } = context;
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<ExportRow>(
        `select x.closing_id, x.format, x.sequence, x.created_by, d.export_id is not null as is_decided
         from payroll_export x left join payroll_export_decision d using (tenant_id, export_id)
         where x.tenant_id = $1 and x.export_id = $2`,
        [tenantId, exportId],
      );
      const [file] = rows;
      if (!file) throw new Problem('not-found');
      if (file.is_decided) throw new Problem('payroll.already-decided');
      if (file.created_by === employeeId && !(await fourEyesWaiver(client, tenantId, 'payroll')))
        throw new Problem('payroll.own-file');
      const { rowCount } = await client.query(
        `insert into payroll_export_decision (tenant_id, export_id, decision, created_by, decided_by, decided_at, reason)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, export_id) do nothing`,
        [
          tenantId,
          exportId,
          decision.decision,
          file.created_by,
          employeeId,
          this.clock.nowIso(),
          decision.decision === 'refused' ? decision.reason : null,
        ],
      );
      if (!rowCount) throw new Problem('payroll.already-decided'); // at the same moment, by somebody else
      await recordAudit(client, context, `payroll.${decision.decision}`, {
        subjectId: exportId,
        payload: { closingId: file.closing_id, format: file.format, sequence: file.sequence },
      });
    });
  }
}
