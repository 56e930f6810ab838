import { Injectable } from '@nestjs/common';
import { Db, Problem, type RequestContext, noteShown } from '../platform';
import { IMPORTS } from './kinds';
import { type LineState } from './line-states';
import {
  type ImportKindDto,
  type ImportLineDto,
  type ImportLinesDto,
  type ImportRunDto,
  type ImportUploadDto,
  type ImportUploadsDto,
} from './upload.dto';
import { type ImportKind } from './imports.dto';
import { isFor, kindsFor } from './second-person';
import { type Uploader } from './uploader';
import { kindsOf } from './who-imports';

interface UploadRow
  extends Record<string, unknown>, Omit<ImportUploadDto, 'uploadedAt' | 'expiresAt' | 'needsSecondPerson'> {
  uploadedAt: Date;
  expiresAt: Date;
}

/** People of whose rows a part is written by now are counted while the file is being taken over. */
const SELECT = `
  select u.upload_id as "uploadId", u.kind, u.file_name as "fileName", u.size_bytes as "sizeBytes", u.status, u.columns,
    u.missing_leave_on::text as "missingLeaveOn",
    u.report, u.problem, u.source, u.uploaded_by as "uploadedBy",
    (select p.given_name || ' ' || p.family_name from employee p
     where p.tenant_id = u.tenant_id and p.employee_id = u.uploaded_by) as "broughtBy", t.name as sender, u.uploaded_at as "uploadedAt", u.expires_at as "expiresAt",
    (select coalesce(sum(p.rows_written), 0)::int from import_person p
     where p.tenant_id = u.tenant_id and p.import_id = u.upload_id) as "writtenLines"
  from import_upload u
  left join import_token t on t.tenant_id = u.tenant_id and t.token_id = u.token_id`;
const READ = `${SELECT}
  where u.tenant_id = $1 and ${isFor({ person: '$2', kinds: '$3', shared: '$4' })}`;

/** A file that came by itself and is over, of which somebody has to hear: it failed, or lines of it were left out. */
const IS_TOLD = `(u.source <> 'browser' and u.expires_at > clock_timestamp()
  and (u.status = 'failed' or (u.status = 'written' and (u.report ->> 'errorCount')::int > 0)))`;

/** What people brought in the browser: each their own; what was taken over, for everybody who may bring such files. */
@Injectable()
export class UploadReader {
  constructor(private readonly db: Db) {}

  async list(context: RequestContext): Promise<ImportUploadsDto> {
    const kinds = kindsOf(context);
    const { tenantId, employeeId } = context;
    const open = await this.db.query<UploadRow>(
      `${READ} and (u.content is not null or ${IS_TOLD}) order by u.uploaded_at desc, u.upload_id`,
      [tenantId, employeeId, ...kindsFor(context)],
    );
    const history = await this.db.query<
      Omit<ImportRunDto, 'importedAt'> & { importedAt: Date } & Record<string, unknown>
    >(
      `select r.import_id as "importId", r.kind, r.file_name as "fileName", r.rows_written as "writtenLines",
         e.given_name || ' ' || e.family_name as "importedBy", r.imported_at as "importedAt"
       from import_run r left join employee e on e.tenant_id = r.tenant_id and e.employee_id = r.imported_by
       where r.tenant_id = $1 and r.kind = any($2::text[]) order by r.imported_at desc, r.import_id limit 50`,
      [tenantId, kinds],
    );
    return {
      kinds: kinds.map((kind) => kindDto(context, kind)),
      open: open.map(uploadDto),
      history: history.map((run) => ({ ...run, importedAt: new Date(run.importedAt).toISOString() })),
    };
  }

  /** A file that came with a token of the same system. @throws Problem `not-found` */
  async ofSystem({ tenantId, tokenId }: Uploader, uploadId: string): Promise<ImportUploadDto> {
    const [row] = await this.db.query<UploadRow>(
      `${SELECT} where u.tenant_id = $1 and u.upload_id = $2 and t.name = (
         select own.name from import_token own where own.tenant_id = $1 and own.token_id = $3)`,
      [tenantId, uploadId, tokenId],
    );
    if (!row) throw new Problem('not-found');
    return uploadDto(row);
  }

  /** A file of one's own. @throws Problem `not-found` */
  async one(context: RequestContext, uploadId: string): Promise<ImportUploadDto> {
    const [row] = await this.db.query<UploadRow>(`${READ} and u.upload_id = $5`, [
      context.tenantId,
      context.employeeId,
      ...kindsFor(context),
      uploadId,
    ]);
    if (!row) throw new Problem('not-found');
    return uploadDto(row);
  }

  /** Lines of a file of one's own, in one state or in all. @throws Problem `not-found` */
  async lines(context: RequestContext, uploadId: string, state: LineState | null): Promise<ImportLinesDto> {
    const { tenantId } = context;
    await this.one(context, uploadId);
    const rows = await this.db.query<{
      line: number;
      state: LineState;
      cells: string[];
      details: Pick<ImportLineDto, 'errors' | 'notes' | 'changes'>;
      employeeId: string | null;
    }>(
      `select line, state, cells, details, employee_id as "employeeId" from import_upload_line
       where tenant_id = $1 and upload_id = $2 and ($3::text is null or state = $3) order by line`,
      [tenantId, uploadId, state],
    );
    // What a line changes tells what is on record of the person.
    noteShown(
      context,
      rows.flatMap(({ employeeId }) => employeeId ?? []),
    );
    return { lines: rows.map(({ line, state: of, cells, details }) => ({ line, state: of, cells, ...details })) };
  }
}

const uploadDto = ({ uploadedAt, expiresAt, ...row }: UploadRow): ImportUploadDto => ({
  ...row,
  needsSecondPerson: IMPORTS[row.kind].needsSecondPerson === true,
  uploadedAt: new Date(uploadedAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
});

/** The columns of a kind as a template has them: the German words. */
function kindDto(context: RequestContext, kind: ImportKind): ImportKindDto {
  const { columns, refusedColumns = [] } = IMPORTS[kind].rules(context);
  return {
    kind,
    mayNameEverybody: IMPORTS[kind].missing !== undefined,
    columns: columns
      .filter(({ name }) => !refusedColumns.includes(name))
      .map(({ name, aliases, required = true }) => ({ name, header: aliases[0] ?? name, required })),
  };
}
