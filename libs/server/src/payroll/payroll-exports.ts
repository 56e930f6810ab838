import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { payrollFormat } from '@zeitbuch/payroll-export';
import { recordAudit } from '../audit';
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
   * checksum, sums and number are stored in one transaction: a refused file uses up no number.
   * @throws Problem `not-found`, `payroll.not-closed` and what `makePayrollFile` refuses
   */
  async create(
    context: RequestContext,
    { closingId, format }: CreatePayrollExportDto,
  ): Promise<{ exportId: string; created: boolean }> {
    return this.db.transaction(async (client) => {
      // One file of a format at a time: whoever comes second finds the first one's file and number.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `payroll-export ${context.tenantId} ${format}`,
      ]);
      const existing = await findExport(client, context.tenantId, closingId, format);
      if (existing) return { exportId: existing, created: false };
      const source = await readPayrollSource(client, context.tenantId, closingId, format);
      if (!source) throw new Problem('not-found');
      if (source === 'open') throw new Problem('payroll.not-closed');
      const sequence = await nextSequence(client, context.tenantId, format);
      const file = makePayrollFile(source, format, sequence);
      const exportId = newId();
      const sha256 = createHash('sha256').update(file.bytes).digest();
      await client.query(
        `insert into payroll_export (tenant_id, export_id, closing_id, format, sequence, file_name, content, sha256, control_totals, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
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
        ],
      );
      await recordAudit(client, context, 'payroll.exported', {
        subjectId: exportId,
        payload: { closingId, format, sequence, sha256: sha256.toString('hex') },
      });
      return { exportId, created: true };
    });
  }

  /** The stored bytes. Who took them is on record before they leave. @throws Problem `not-found` */
  async download(context: RequestContext, exportId: string): Promise<StoredFile> {
    return this.db.transaction(async (client) => {
      const { rows } = await client.query<{ file_name: string; format: string; content: Buffer; sha256: Buffer }>(
        'select file_name, format, content, sha256 from payroll_export where tenant_id = $1 and export_id = $2',
        [context.tenantId, exportId],
      );
      if (rows.length === 0) throw new Problem('not-found');
      const [row] = rows;
      await recordAudit(client, context, 'payroll.downloaded', { subjectId: exportId });
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

async function findExport(db: Queryable, tenantId: number, closingId: string, format: string): Promise<string | null> {
  const { rows } = await db.query<{ export_id: string }>(
    'select export_id from payroll_export where tenant_id = $1 and closing_id = $2 and format = $3',
    [tenantId, closingId, format],
  );
  return rows[0]?.export_id ?? null;
}

async function nextSequence(db: Queryable, tenantId: number, format: string): Promise<number> {
  const { rows } = await db.query<{ next: number }>(
    'select coalesce(max(sequence), 0) + 1 as next from payroll_export where tenant_id = $1 and format = $2',
    [tenantId, format],
  );
  return rows[0].next;
}
