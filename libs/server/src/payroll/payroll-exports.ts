import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { payrollFormat } from '@zeitbuch/payroll-export';
import { recordAudit } from '../audit';
import { fourEyesWaiver } from '../four-eyes';
import { Clock, Db, newId, Problem, type Queryable, type RequestContext } from '../platform';
import { type CreatePayrollExportDto } from './payroll.dto';
import { makePayrollFile } from './payroll-file';
import { readPayrollSource } from './payroll-source';

/** A stored file on its way to the person who asked for it. */
export interface StoredFile {
  fileName: string;
  mediaType: string;
  content: Buffer;
  sha256: Buffer;
}

/** Makes payroll files and hands them out. A file is made once; its number is given once, without gaps. */
@Injectable()
export class PayrollExports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the file of a closed month, or finds the one that was made before. Bytes,
   * checksum, sums and number are stored in one transaction: what cannot be made uses up no number.
   * After a file that a second person refused comes another one with the next number.
   * @throws Problem `not-found`, `payroll.not-closed` and what `makePayrollFile` refuses
   */
  async create(
    context: RequestContext,
    { closingId, format }: CreatePayrollExportDto,
  ): Promise<{ exportId: string; created: boolean }> {
    return this.db.transaction(async (client) => {
      // One file of a format at a time: the second one finds the first one's file and number.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `payroll-export ${context.tenantId} ${format}`,
      ]);
      const last = await lastExport(client, { tenantId: context.tenantId, closingId, format });
      if (last && !last.isRefused) return { exportId: last.exportId, created: false };
      const source = await readPayrollSource(client, { tenantId: context.tenantId, closingId, target: format });
      if (!source) throw new Problem('not-found');
      if (source === 'open') throw new Problem('payroll.not-closed');
      const sequence = await nextSequence(client, context.tenantId, format);
      const waiver = await fourEyesWaiver(client, context.tenantId, 'payroll');
      const file = makePayrollFile(source, format, { sequence, remark: waiver ? onePerson(waiver.reason) : null });
      const exportId = newId();
      const sha256 = createHash('sha256').update(file.bytes).digest();
      await client.query(
        `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by, created_at, replaces)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          context.tenantId,
          exportId,
          closingId,
          format,
          sequence,
          file.fileName,
          Buffer.from(file.bytes),
          sha256,
          JSON.stringify(file.totals),
          context.employeeId,
          this.clock.nowIso(),
          last?.exportId ?? null,
        ],
      );
      await recordAudit(client, context, 'payroll.exported', {
        subjectId: exportId,
        employeeIds: await peopleInFile(client, context.tenantId, exportId),
        payload: { closingId, format, sequence, sha256: sha256.toString('hex') },
      });
      return { exportId, created: true };
    });
  }

  /**
   * The stored bytes of a released file. Who took them is on record before they leave.
   * @throws Problem `not-found`; `payroll.not-released` of a file that nobody released, or that was refused
   */
  async download(context: RequestContext, exportId: string): Promise<StoredFile> {
    return this.db.transaction(async (client) => {
      const { rows } = await client.query<{ file_name: string; format: string; content: Buffer; sha256: Buffer }>(
        'select file_name, format, content, sha256 from payroll_file_released where tenant_id = $1 and export_id = $2',
        [context.tenantId, exportId],
      );
      if (rows.length === 0) throw await whyNot(client, context.tenantId, exportId);
      const [row] = rows;
      const employeeIds = await peopleInFile(client, context.tenantId, exportId);
      await recordAudit(client, context, 'payroll.downloaded', { subjectId: exportId, employeeIds });
      const encoding = payrollFormat(row.format)?.encoding ?? 'utf-8';
      return {
        fileName: row.file_name,
        mediaType: `${row.format === 'csv' ? 'text/csv' : 'text/plain'}; charset=${encoding}`,
        content: row.content,
        sha256: row.sha256,
      };
    });
  }
}

/** Everybody of whom the file of a closing holds a line. */
async function peopleInFile(db: Queryable, tenantId: number, exportId: string): Promise<string[]> {
  const { rows } = await db.query<{ employee_id: string }>(
    `select distinct l.employee_id from payroll_export x join payroll_line l using (tenant_id, closing_id)
     where x.tenant_id = $1 and x.export_id = $2 order by l.employee_id`,
    [tenantId, exportId],
  );
  return rows.map(({ employee_id }) => employee_id);
}

/** The last file of a month and format: of those before it every one was refused. */
async function lastExport(
  db: Queryable,
  { tenantId, closingId, format }: { readonly tenantId: number; readonly closingId: string; readonly format: string },
): Promise<{ exportId: string; isRefused: boolean } | null> {
  const { rows } = await db.query<{ exportId: string; isRefused: boolean }>(
    `select x.export_id as "exportId", coalesce(d.decision = 'refused', false) as "isRefused"
     from payroll_export x left join payroll_export_decision d using (tenant_id, export_id)
     where x.tenant_id = $1 and x.closing_id = $2 and x.format = $3 order by x.sequence desc limit 1`,
    [tenantId, closingId, format],
  );
  return rows[0] ?? null;
}

async function whyNot(db: Queryable, tenantId: number, exportId: string): Promise<Problem> {
  const { rows } = await db.query('select from payroll_export where tenant_id = $1 and export_id = $2', [
    tenantId,
    exportId,
  ]);
  return new Problem(rows.length === 0 ? 'not-found' : 'payroll.not-released');
}

/** What a file made by one person alone says about it, where its format has room for words. */
const onePerson = (reason: string): string => `Ohne vier Augen: ${reason}`;

async function nextSequence(db: Queryable, tenantId: number, format: string): Promise<number> {
  const { rows } = await db.query<{ next: number }>(
    'select coalesce(max(sequence), 0) + 1 as next from payroll_export where tenant_id = $1 and format = $2',
    [tenantId, format],
  );
  return rows[0].next;
}
