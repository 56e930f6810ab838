import { Injectable } from '@nestjs/common';
import { type PayrollFormatId } from '@zeitbuch/payroll-export';
import { type YearMonth } from '@zeitbuch/working-time';
import { fourEyesOffDto, fourEyesWaiver } from '../four-eyes';
import { Db, Problem, type RequestContext } from '../platform';
import { type PayrollClosingDto, type PayrollClosingsDto, type PayrollExportDto } from './payroll.dto';
import { type StoredTotals } from './payroll-file';

/** Closed months shown at once: two years of a dozen groups. */
const CLOSINGS_SHOWN = 300;

interface ExportRow {
  export_id: string;
  closing_id: string;
  month: YearMonth;
  payroll_group: string;
  format: PayrollFormatId;
  file_name: string;
  sequence: number;
  bytes: number;
  sha256: Buffer;
  control_totals: StoredTotals;
  created_at: Date;
  created_by_id: string;
  created_by: string;
  status: PayrollExportDto['status'];
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
  off_since: Date | null;
  off_reason: string | null;
}

interface ClosedRow {
  closing_id: string;
  month: YearMonth;
  run: number;
  payroll_group: string;
  payroll_group_name: string;
  finished_at: Date;
  started_by: string | null;
  closed_by: string | null;
  off_since: Date | null;
  off_reason: string | null;
  employees: number;
  lines: number;
}

/** What payroll's desk shows. The bytes themselves are only read for a download. */
@Injectable()
export class PayrollReader {
  constructor(private readonly db: Db) {}

  /** Closed months, the latest first, each with its files. */
  async closings(context: RequestContext): Promise<PayrollClosingsDto> {
    const closed = await this.db.query<ClosedRow>(
      `select c.closing_id, to_char(c.month, 'YYYY-MM') as month, c.run, c.payroll_group,
         payroll_group_name(c.tenant_id, c.payroll_group), coalesce(c.finished_at, c.started_at) as finished_at,
         s.given_name || ' ' || s.family_name as started_by, b.given_name || ' ' || b.family_name as closed_by,
         w.decided_at as off_since, w.reason as off_reason,
         (select count(*)::int from closing_employee e where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id) as employees,
         (select count(*)::int from payroll_line l where l.tenant_id = c.tenant_id and l.closing_id = c.closing_id) as lines
       from closing c
       left join employee s on s.tenant_id = c.tenant_id and s.employee_id = c.started_by
       left join employee b on b.tenant_id = c.tenant_id and b.employee_id = c.closed_by
       left join four_eyes_decision w on w.tenant_id = c.tenant_id and w.decision_id = c.waiver_id
       where c.tenant_id = $1 and c.status = 'closed'
       order by c.month desc, c.payroll_group, c.run limit ${CLOSINGS_SHOWN}`,
      [context.tenantId],
    );
    const exports = await this.db.query<ExportRow>(
      `${READ_EXPORTS} and x.closing_id = any($2::uuid[]) order by x.sequence`,
      [context.tenantId, closed.map((row) => row.closing_id)],
    );
    const waiver = await fourEyesWaiver(this.db.pool, context.tenantId, 'payroll');
    return {
      ...fourEyesOffDto(waiver?.since ?? null, waiver?.reason ?? null),
      closings: closed.map((row): PayrollClosingDto => ({
        closingId: row.closing_id,
        month: row.month,
        run: row.run,
        payrollGroup: row.payroll_group,
        payrollGroupName: row.payroll_group_name,
        closedAt: row.finished_at.toISOString(),
        startedBy: row.started_by ?? '',
        closedBy: row.closed_by ?? '',
        ...fourEyesOffDto(row.off_since, row.off_reason),
        employees: row.employees,
        lines: row.lines,
        exports: exports.filter((file) => file.closing_id === row.closing_id).map((file) => exportDto(context, file)),
      })),
    };
  }

  /** One file. @throws Problem `not-found` */
  async export(context: RequestContext, exportId: string): Promise<PayrollExportDto> {
    const rows = await this.db.query<ExportRow>(`${READ_EXPORTS} and x.export_id = $2`, [context.tenantId, exportId]);
    if (rows.length === 0) throw new Problem('not-found');
    return exportDto(context, rows[0]);
  }
}

const READ_EXPORTS = `
  select x.export_id, x.closing_id, to_char(c.month, 'YYYY-MM') as month, c.payroll_group, x.format, x.file_name, x.sequence,
    length(x.content) as bytes, x.sha256, x.control_totals, x.created_at, x.created_by as created_by_id, e.given_name || ' ' || e.family_name as created_by,
    coalesce(d.decision, 'created') as status, d.decided_at, d.reason, p.given_name || ' ' || p.family_name as decided_by,
    w.decided_at as off_since, w.reason as off_reason
  from payroll_export x join closing c using (tenant_id, closing_id)
  left join employee e on e.tenant_id = x.tenant_id and e.employee_id = x.created_by
  left join payroll_export_decision d on d.tenant_id = x.tenant_id and d.export_id = x.export_id
  left join employee p on p.tenant_id = d.tenant_id and p.employee_id = d.decided_by
  left join four_eyes_decision w on w.tenant_id = x.tenant_id and w.decision_id = coalesce(d.waiver_id, x.waiver_id)
  where x.tenant_id = $1`;

function exportDto({ employeeId }: RequestContext, row: ExportRow): PayrollExportDto {
  return {
    exportId: row.export_id,
    closingId: row.closing_id,
    month: row.month,
    payrollGroup: row.payroll_group,
    format: row.format,
    fileName: row.file_name,
    sequence: row.sequence,
    lines: row.control_totals.lines,
    persons: row.control_totals.persons,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    controlTotals: row.control_totals.totals,
    excluded: row.control_totals.excluded,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by ?? '',
    isOwn: row.created_by_id === employeeId,
    status: row.status,
    ...(row.decided_by ? { decidedBy: row.decided_by } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.reason ? { reason: row.reason } : {}),
    ...fourEyesOffDto(row.off_since, row.off_reason),
  };
}
