import { Injectable, Logger } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { type LocalDate } from '@zeitbuch/working-time';
import { Db, Problem, type ProblemCode } from '../platform';
import { JobQueue, chaosPoint } from '../queue';
import { type FileColumn } from './column-assignment';
import { UnreadableFile, csvLines } from './csv-stream';
import { ImportDesk, type CheckedImport, type ImportOrder } from './desk';
import { type ImportError } from './error-list';
import { IMPORTS } from './kinds';
import { type LineState } from './line-states';
import { writtenRows } from './run';
import { endUploads } from './upload-desk';
import { IMPORT_QUEUE, type UploadJob, uploadOrder } from './upload-jobs';
import { type Importer } from './work';
import { type UploadSource } from './uploader';
import { type ImportKind, type ImportReportDto } from './imports.dto';

/** Lines of a state that the screen can show. */
const MOST_SHOWN = 1000;
/** A fault that comes again and again is one of ours: then the file is given up and somebody hears of it. */
const MOST_TRIES = 5;
/** What somebody may decide about once more: others were faster, or other people would leave by now. */
const COMES_BACK: ReadonlySet<ProblemCode> = new Set(['import.rejected', 'import.many-leave']);

interface UploadToWork {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly content: Buffer;
  readonly columns: FileColumn[];
  readonly missingLeaveOn: LocalDate | null;
  readonly confirmedLeavers: number | null;
  readonly uploadedBy: string | null;
  /** Who took it over, of a kind that two people are needed for. */
  readonly appliedBy: string | null;
  readonly source: UploadSource;
  readonly zone: string;
}

interface ShownLine {
  readonly line: number;
  readonly state: LineState;
  /** Whose line it is; empty where it cannot be told. */
  readonly number: string;
  readonly cells: readonly string[];
  readonly details: { errors: ImportError[]; notes: ImportError[]; changes: unknown[] };
}

/**
 * Checks uploaded files and takes them over. What is to be done stands in the database: a job may run twice, stop
 * halfway and be ordered again; the writing goes on behind the people whose rows stand already (ADR 0020).
 */
@Injectable()
export class UploadWork {
  readonly #logger = new Logger('UploadWork');

  constructor(
    private readonly db: Db,
    private readonly desk: ImportDesk,
    private readonly queue: JobQueue,
  ) {}

  /** Checks a file and keeps what its lines would do. */
  check(job: UploadJob): Promise<void> {
    return this.#attempt(job, 'checking', async (importer, upload) => {
      const checked = await this.desk.check(importer, orderOf(job, upload));
      const lines = await shownLines(upload, checked);
      const isWritten = await this.db.transaction(async (client) => {
        const isKept = await keepCheck(client, job, checked.report, lines);
        return isKept && upload.source !== 'browser' && !isHeldUp(checked.report) && begin(client, job);
      }, 'job');
      if (isWritten) await this.queue.enqueue(IMPORT_QUEUE, [uploadOrder('write', { ...job, epoch: job.epoch + 1 })]);
    });
  }

  /** Takes a checked file over. Where something came in between, the person hears of it and decides again. */
  write(job: UploadJob): Promise<void> {
    return this.#attempt(job, 'writing', async (importer, upload) => {
      // Dead between its last row and this line.
      if ((await writtenRows(this.db.pool, job.tenantId, job.uploadId)) !== null) return this.#end(job, null);
      try {
        const report = await this.desk.execute(importer, { ...orderOf(job, upload), dryRun: false });
        chaosPoint('import.written');
        await this.#end(job, report);
      } catch (error) {
        if (!(error instanceof Problem) || !COMES_BACK.has(error.code)) throw error;
        const found = await this.desk.check(importer, orderOf(job, upload));
        // What only the writing found out stands in its report.
        const report = (error.extensions.report as ImportReportDto | undefined) ?? found.report;
        const checked = { ...found, report };
        const lines = await shownLines(upload, checked);
        await this.db.transaction((client) => keepCheck(client, job, report, lines), 'job');
      }
    });
  }

  /** Orders again what got lost: jobs are wake-up calls only. */
  async reconcile(): Promise<void> {
    const rows = await this.db.query<UploadJob & { status: string } & Record<string, unknown>>(
      `select tenant_id as "tenantId", upload_id as "uploadId", epoch, status from import_upload
       where status in ('checking', 'writing') and content is not null`,
    );
    const orders = rows.map(({ status, ...job }) => uploadOrder(status === 'checking' ? 'check' : 'write', job));
    await this.queue.enqueue(IMPORT_QUEUE, orders);
  }

  /** Lets go of files that nobody decided about for a week. */
  async expire(): Promise<void> {
    await this.db.transaction(async (client) => {
      const { rows } = await client.query<{ tenant_id: number; ids: string[] }>(
        `select tenant_id, array_agg(upload_id) as ids from (
           select tenant_id, upload_id from import_upload
           where content is not null and status <> 'writing' and expires_at <= clock_timestamp() limit 100 for update skip locked) u
         group by tenant_id`,
      );
      for (const { tenant_id, ids } of rows) await endUploads(client, tenant_id, ids, 'expired');
    }, 'job');
  }

  async #attempt(
    job: UploadJob,
    status: 'checking' | 'writing',
    work: (importer: Importer, upload: UploadToWork) => Promise<void>,
  ): Promise<void> {
    const upload = await this.#read(job, status);
    if (!upload) return;
    const { tenantId } = job;
    try {
      await work(importerOf(tenantId, upload), upload);
    } catch (error) {
      // Another file of the tenant is at it: the reconciler comes again.
      if (error instanceof Problem && error.code === 'import.busy') return;
      // What the acts of other features refuse is no fault of ours; who was faster may be done tomorrow.
      if (error instanceof Problem && error.status < 500 && error.code !== 'stale') return this.#fail(job, error.code);
      const tries = await this.#countTry(job);
      this.#logger.error({ err: error as Error, uploadId: job.uploadId, tries }, 'working on a file broke down');
      if (tries >= MOST_TRIES) await this.#fail(job, 'internal');
    }
  }

  async #read({ tenantId, uploadId, epoch }: UploadJob, status: string): Promise<UploadToWork | undefined> {
    const [row] = await this.db.query<UploadToWork & Record<string, unknown>>(
      `select u.kind, u.file_name as "fileName", u.content, u.columns, u.uploaded_by as "uploadedBy", u.applied_by as "appliedBy", u.source, t.zone,
         u.missing_leave_on::text as "missingLeaveOn", u.confirmed_leavers as "confirmedLeavers"
       from import_upload u join tenant t using (tenant_id)
       where u.tenant_id = $1 and u.upload_id = $2 and u.epoch = $3 and u.status = $4`,
      [tenantId, uploadId, epoch, status],
    );
    return row;
  }

  #end(job: UploadJob, report: ImportReportDto | null): Promise<void> {
    return this.db.transaction(async (client) => {
      await client.query(
        `update import_upload set report = coalesce($3, report) where tenant_id = $1 and upload_id = $2`,
        [job.tenantId, job.uploadId, report ? JSON.stringify(report) : null],
      );
      await endUploads(client, job.tenantId, [job.uploadId], 'written');
    }, 'job');
  }

  #fail({ tenantId, uploadId, epoch }: UploadJob, problem: string): Promise<void> {
    return this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update import_upload set status = 'failed', content = null, problem = $4
         where tenant_id = $1 and upload_id = $2 and epoch = $3 and content is not null`,
        [tenantId, uploadId, epoch, problem],
      );
      if (rowCount)
        await client.query('delete from import_upload_line where tenant_id = $1 and upload_id = $2', [
          tenantId,
          uploadId,
        ]);
    }, 'job');
  }

  async #countTry({ tenantId, uploadId, epoch }: UploadJob): Promise<number> {
    const [row] = await this.db.query<{ tries: number }>(
      `update import_upload set tries = tries + 1 where tenant_id = $1 and upload_id = $2 and epoch = $3 returning tries`,
      [tenantId, uploadId, epoch],
    );
    return row?.tries ?? MOST_TRIES;
  }
}

/** Who takes the file over: about whom its lines are waits for yet another person (ADR 0055). */
function importerOf(tenantId: number, { zone, source, uploadedBy, appliedBy }: UploadToWork): Importer {
  const importer = { tenantId, zone, isFolder: source === 'folder' };
  return appliedBy === null
    ? { ...importer, employeeId: uploadedBy }
    : { ...importer, employeeId: appliedBy, broughtBy: uploadedBy };
}

const orderOf = (
  { uploadId }: UploadJob,
  { kind, fileName, content, columns, missingLeaveOn, confirmedLeavers }: UploadToWork,
): ImportOrder => ({
  kind,
  fileName,
  content: bytesOf(content),
  dryRun: true,
  importId: uploadId,
  full: missingLeaveOn && { lastDay: missingLeaveOn, confirmedLeavers },
  ...(columns.length > 0 ? { assigned: columns.map(({ column }) => column) } : {}),
});

async function* bytesOf(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}

/** The first lines in each state with their cells, in the order of the file; who is missing comes last. */
async function shownLines(
  { content, columns }: Pick<UploadToWork, 'content' | 'columns'>,
  { report, lines, changesOf, missing }: CheckedImport,
): Promise<ShownLine[]> {
  const errors = Map.groupBy(report.errors as ImportError[], ({ line }) => line);
  const notes = Map.groupBy(report.notes as ImportError[], ({ line }) => line);
  const counts = new Map<LineState, number>();
  const shown: ShownLine[] = [];
  const show = (line: number, cells: readonly string[]): void => {
    const sound = lines.states.get(line);
    const state = errors.has(line) ? 'wrong' : sound?.state;
    const count = state ? (counts.get(state) ?? 0) : MOST_SHOWN;
    if (!state || count >= MOST_SHOWN) return;
    counts.set(state, count + 1);
    const details = {
      errors: errors.get(line) ?? [],
      notes: notes.get(line) ?? [],
      changes: changesOf(line).map(({ column, before, after }) => ({ column, before, after })),
    };
    shown.push({ line, state, number: sound?.personnelNumber ?? '', cells, details });
  };
  try {
    for await (const { line, cells } of csvLines(bytesOf(content))) show(line, cells);
  } catch (error) {
    // What cannot be read ends the table; the report says where and why.
    if (!(error instanceof UnreadableFile)) throw error;
  }
  // As a line of the file would say it.
  for (const { line, shown: values } of missing)
    show(
      line,
      columns.map(({ column }) => values[column ?? ''] ?? ''),
    );
  return shown;
}

/** Whether a file that came by itself waits for a person. */
const isHeldUp = ({ kind, errorCount, leavers }: ImportReportDto): boolean =>
  errorCount > 0 || leavers?.isStopped === true || IMPORTS[kind].needsSecondPerson === true;

/** A file that came by itself is taken over without a word. */
async function begin(client: PoolClient, { tenantId, uploadId, epoch }: UploadJob): Promise<true> {
  await client.query(
    `update import_upload set status = 'writing', epoch = epoch + 1, tries = 0
     where tenant_id = $1 and upload_id = $2 and epoch = $3 and status = 'checked'`,
    [tenantId, uploadId, epoch],
  );
  return true;
}

/** Keeps what a check found; false where it was overtaken by another order. */
async function keepCheck(
  client: PoolClient,
  { tenantId, uploadId, epoch }: UploadJob,
  report: ImportReportDto,
  lines: readonly ShownLine[],
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update import_upload set status = 'checked', report = $4
     where tenant_id = $1 and upload_id = $2 and epoch = $3 and status in ('checking', 'writing')`,
    [tenantId, uploadId, epoch, JSON.stringify(report)],
  );
  if (!rowCount) return false;
  await client.query('delete from import_upload_line where tenant_id = $1 and upload_id = $2', [tenantId, uploadId]);
  await client.query(
    `insert into import_upload_line (tenant_id, upload_id, line, state, cells, details, employee_id)
     select $1, $2, l.line, l.state, array(select jsonb_array_elements_text(l.cells)), l.details, e.employee_id
     from jsonb_to_recordset($3::jsonb) as l(line int, state text, number text, cells jsonb, details jsonb)
     left join employee e on e.tenant_id = $1 and e.personnel_number = l.number and e.followed_by is null`,
    [tenantId, uploadId, JSON.stringify(lines)],
  );
  return true;
}
