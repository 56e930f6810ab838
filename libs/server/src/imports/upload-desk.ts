import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type Queryable, type RequestContext, newId } from '../platform';
import { JobQueue } from '../queue';
import { type FileColumn, type RememberedColumns, assignColumns, headerKey, isAssigned } from './column-assignment';
import { UnreadableFile, csvLines } from './csv-stream';
import { MOST_COLUMNS } from './csv-table';
import { type FullFile, requireConfirmed } from './full-file';
import { IMPORTS } from './kinds';
import { IMPORT_QUEUE, type UploadStep, uploadOrder } from './upload-jobs';
import { type ImportKind, type ImportReportDto } from './imports.dto';
import { type UploadStatus } from './upload.dto';
import { type Uploader } from './uploader';
import { isFor, kindsFor, takenOverBy } from './second-person';
import { requireKind } from './who-imports';
import { type Importer } from './work';

/** What a person says of a file. */
interface UploadedFile {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly full: FullFile | null;
  /** Made by who brings it, where the same file must not come twice; else one is made. */
  readonly uploadId?: string;
}

interface OwnUpload {
  readonly kind: ImportKind;
  readonly status: UploadStatus;
  readonly epoch: number;
  readonly columns: FileColumn[];
  readonly report: ImportReportDto | null;
  readonly uploadedBy: string | null;
}

/** How long a file waits for somebody to decide. */
const KEPT_DAYS = 7;

/** Takes files from the browser, one of a kind and person at a time, and orders the work on them. */
@Injectable()
export class UploadDesk {
  constructor(
    private readonly db: Db,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file until it is taken over or a week old. Where every header is known it is checked at once. With the same
   * id it is kept once.
   * @returns its id
   * @throws Problem `forbidden`; `request.too-large`, `import.too-slow` while it arrives; `import.busy` where an earlier
   *   file of the kind is being taken over
   */
  async take(uploader: Uploader, file: UploadedFile, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    if (!uploader.kinds.includes(file.kind)) throw new Problem('forbidden');
    const content = await collected(bytes);
    const headers = await headersOf(content);
    const uploadId = file.uploadId ?? newId();
    const status = await this.db.transaction(async (client) => {
      if (await isKept(client, uploader.tenantId, uploadId)) return null;
      await discardEarlier(client, uploader, file.kind);
      const { columns, isClear } = await this.#columnsOf(client, uploader, file.kind, headers);
      // What is wrong with a file without a header is said by its check.
      const state: UploadStatus = isClear || headers.length === 0 ? 'checking' : 'mapping';
      const { tenantId, employeeId, source, tokenId } = uploader;
      const sha256 = createHash('sha256').update(content).digest();
      await client.query(
        `insert into import_upload (tenant_id, upload_id, kind, file_name, sha256, content, size_bytes, columns, status,
           uploaded_by, missing_leave_on, source, token_id, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp() + make_interval(days => $14))`,
        [
          ...[tenantId, uploadId, file.kind, file.fileName, sha256, content, content.length, JSON.stringify(columns)],
          ...[state, employeeId, file.full?.lastDay ?? null, source, tokenId, KEPT_DAYS],
        ],
      );
      await recordAudit(client, uploader, 'import.uploaded', {
        subjectId: uploadId,
        payload: {
          kind: file.kind,
          source,
          ...(tokenId === null ? {} : { tokenId }),
          sha256: sha256.toString('hex'),
          bytes: content.length,
        },
      });
      return state;
    });
    if (status === 'checking') await this.#order('check', uploader, uploadId, 1);
    return uploadId;
  }

  async #columnsOf(client: Queryable, importer: Importer, kind: ImportKind, headers: readonly string[]) {
    const { columns: specs, refusedColumns = [] } = IMPORTS[kind].rules(importer);
    const offered = specs.filter(({ name }) => !refusedColumns.includes(name));
    const remembered = await readRemembered(client, importer.tenantId, kind);
    const columns = assignColumns(headers, specs, remembered);
    return { columns, isClear: isAssigned(columns, offered) };
  }

  /**
   * Says what the headers of a file mean and has it checked; remembered for the city's next file of the kind.
   * @param columns our names in the order of the headers, empty where a column is left out
   * @throws Problem `not-found`, `stale` where the file is not to be assigned any more, `request.invalid`
   */
  async assign(context: RequestContext, uploadId: string, columns: readonly string[]): Promise<void> {
    const epoch = await this.db.transaction(async (client) => {
      const { kind, status, columns: before, ...own } = await lockOwn(client, context, uploadId);
      // Who takes a file over as the second person says nothing else about it.
      if (IMPORTS[kind].needsSecondPerson && own.uploadedBy !== context.employeeId) throw new Problem('not-found');
      if (status !== 'mapping' && status !== 'checked') throw new Problem('stale');
      const specs = IMPORTS[kind].rules(context).columns;
      const isKnown = (name: string) => name === '' || specs.some((spec) => spec.name === name);
      if (columns.length !== before.length || !columns.every(isKnown)) throw unfitColumns();
      const assigned = before.map(({ header }, at) => ({ header, column: columns[at] || null, isDecided: true }));
      await remember(client, context.tenantId, kind, assigned);
      await client.query(
        `update import_upload set columns = $3, status = 'checking', epoch = epoch + 1, tries = 0, report = null
         where tenant_id = $1 and upload_id = $2`,
        [context.tenantId, uploadId, JSON.stringify(assigned)],
      );
      await dropLines(client, context.tenantId, uploadId);
      return own.epoch + 1;
    });
    await this.#order('check', context, uploadId, epoch);
  }

  /**
   * Has a file taken over that was checked and has no error. Saying it again changes nothing.
   * @param confirmedLeavers how many people leave by a full file, as somebody says who looked at it
   * @throws Problem `not-found`; `import.many-leave` where this number is needed and is another one; `forbidden`; `import.rejected` where it has errors; `stale` where it is not checked;
   *   `import.second-person` where whoever brought it does not take it over alone
   */
  async apply(context: RequestContext, uploadId: string, confirmedLeavers: number | null): Promise<void> {
    const epoch = await this.db.transaction(async (client) => {
      const { kind, status, report, uploadedBy, epoch: before } = await lockOwn(client, context, uploadId);
      requireKind(context, kind);
      if (status === 'writing' || status === 'written') return null;
      if (status !== 'checked' || !report) throw new Problem('stale');
      if (report.errorCount > 0) throw new Problem('import.rejected', {}, [], { report });
      requireConfirmed(report.leavers, confirmedLeavers);
      const { appliedBy, alone } = await takenOverBy(client, context, { kind, uploadedBy }, this.clock);
      const confirmed = report.leavers?.isStopped ? confirmedLeavers : null;
      await client.query(
        `update import_upload set status = 'writing', epoch = epoch + 1, tries = 0, confirmed_leavers = $3,
           applied_by = $4, applied_alone = $5
         where tenant_id = $1 and upload_id = $2`,
        [context.tenantId, uploadId, confirmed, appliedBy, alone],
      );
      await recordAudit(client, context, 'import.applied', {
        subjectId: uploadId,
        payload: { kind, ...(confirmed === null ? {} : { confirmedLeavers: confirmed }), ...(alone ? { alone } : {}) },
      });
      return before + 1;
    });
    if (epoch !== null) await this.#order('write', context, uploadId, epoch);
  }

  /** Throws a file away; of one that came by itself and is over, somebody has seen what became of it. @throws Problem `not-found`; `import.busy` where it is being taken over */
  async discard(context: RequestContext, uploadId: string): Promise<void> {
    await this.db.transaction(async (client) => {
      const { status } = await lockOwn(client, context, uploadId);
      if (status === 'writing') throw new Problem('import.busy');
      if (!['mapping', 'checking', 'checked'].includes(status)) return putAside(client, context.tenantId, uploadId);
      await endUploads(client, context.tenantId, [uploadId], 'discarded');
    });
  }

  async #order(
    step: UploadStep,
    { tenantId }: Pick<Importer, 'tenantId'>,
    uploadId: string,
    epoch: number,
  ): Promise<void> {
    await this.queue.enqueue(IMPORT_QUEUE, [uploadOrder(step, { tenantId, uploadId, epoch })]);
  }
}

const unfitColumns = (): Problem =>
  new Problem('request.invalid', {}, [
    { field: 'columns', code: 'isIn', message: 'columns must name a known column or nothing for each header' },
  ]);

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The headers of a file; none where it has no first line that can be read. */
async function headersOf(content: Buffer): Promise<readonly string[]> {
  try {
    for await (const { cells } of csvLines(
      (async function* () {
        yield content;
      })(),
    ))
      return cells.length > MOST_COLUMNS ? [] : cells;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return [];
}

async function readRemembered(client: Queryable, tenantId: number, kind: ImportKind): Promise<RememberedColumns> {
  const { rows } = await client.query<{ header: string; column_name: string | null }>(
    'select header, column_name from import_column where tenant_id = $1 and kind = $2',
    [tenantId, kind],
  );
  return new Map(rows.map(({ header, column_name }) => [header, column_name]));
}

/** What our own words mean needs no memory. */
async function remember(client: PoolClient, tenantId: number, kind: ImportKind, assigned: readonly FileColumn[]) {
  const told = new Map(
    assigned
      .map(({ header, column }): [string, string | null] => [headerKey(header), column])
      .filter(([header]) => header !== '' && header.length <= 100),
  );
  await client.query(
    `insert into import_column (tenant_id, kind, header, column_name)
     select $1, $2, * from unnest($3::text[], $4::text[])
     on conflict (tenant_id, kind, header) do update set column_name = excluded.column_name`,
    [tenantId, kind, [...told.keys()], [...told.values()]],
  );
}

/** Whether the file came already. */
async function isKept(client: PoolClient, tenantId: number, uploadId: string): Promise<boolean> {
  const { rowCount } = await client.query('select from import_upload where tenant_id = $1 and upload_id = $2', [
    tenantId,
    uploadId,
  ]);
  return Boolean(rowCount);
}

/** Nobody has to look at it any more. */
async function putAside(client: PoolClient, tenantId: number, uploadId: string): Promise<void> {
  await client.query(
    `update import_upload set expires_at = least(expires_at, clock_timestamp())
     where tenant_id = $1 and upload_id = $2 and source <> 'browser' and content is null`,
    [tenantId, uploadId],
  );
}

/**
 * The file, where it is the person's own or came by itself and is of their kinds, held until the transaction ends.
 * @throws Problem `not-found`
 */
async function lockOwn(client: PoolClient, context: RequestContext, uploadId: string): Promise<OwnUpload> {
  const { rows } = await client.query<OwnUpload>(
    `select kind, status, epoch, columns, report, uploaded_by as "uploadedBy" from import_upload u
     where tenant_id = $1 and upload_id = $2 and ${isFor({ person: '$3', kinds: '$4', shared: '$5' })} for update`,
    [context.tenantId, uploadId, context.employeeId, ...kindsFor(context)],
  );
  const own = rows.at(0);
  if (!own) throw new Problem('not-found');
  return own;
}

/** Files of the kind that came before in the same way and were not taken over. */
async function discardEarlier(client: PoolClient, uploader: Uploader, kind: ImportKind): Promise<void> {
  const { rows } = await client.query<{ upload_id: string; status: UploadStatus }>(
    `select upload_id, status from import_upload
     where tenant_id = $1 and source = $4 and (source <> 'browser' or uploaded_by = $2) and kind = $3
       and content is not null order by upload_id for update`,
    [uploader.tenantId, uploader.employeeId, kind, uploader.source],
  );
  if (rows.some(({ status }) => status === 'writing')) throw new Problem('import.busy');
  await endUploads(
    client,
    uploader.tenantId,
    rows.map(({ upload_id }) => upload_id),
    'discarded',
  );
}

/** Lets go of what a file said: its content, and the lines that were shown. */
export async function endUploads(
  client: PoolClient,
  tenantId: number,
  uploadIds: readonly string[],
  status: 'discarded' | 'expired' | 'written',
): Promise<void> {
  if (uploadIds.length === 0) return;
  await client.query(
    `update import_upload set status = $3, content = null where tenant_id = $1 and upload_id = any($2::uuid[])`,
    [tenantId, uploadIds, status],
  );
  await client.query('delete from import_upload_line where tenant_id = $1 and upload_id = any($2::uuid[])', [
    tenantId,
    uploadIds,
  ]);
}

/** Lines of a check that does not count any more. */
async function dropLines(client: PoolClient, tenantId: number, uploadId: string): Promise<void> {
  await client.query('delete from import_upload_line where tenant_id = $1 and upload_id = $2', [tenantId, uploadId]);
}
