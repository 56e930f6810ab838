import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { type FourEyesWaiver } from '../four-eyes';
import { Problem, type Queryable, newId } from '../platform';
import { type FileRecord, type ImportFile } from './read-file';
import { type Importer } from './work';
import { type ImportKind } from './imports.dto';

/** What of a file is known: its fingerprint, and what it says about itself. */
export interface FileIdentity {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sha256: Buffer;
  /** Exactly this file may come again: an import of it is known by its id alone. */
  readonly isRepeatable: boolean;
  /** The id that the import has or will have, where whoever ordered it says so. */
  readonly importId: string | null;
}

/** An import that was begun, by this call or by one that died. */
export interface BegunImport {
  readonly importId: string;
  /** Personnel numbers of people whose rows are written already. */
  readonly writtenNumbers: ReadonlySet<string>;
}

/**
 * The import of exactly this file that did not come to its end; null if it was never begun.
 * @throws Problem `import.repeated` if it was taken over
 */
export async function begunImport(
  db: Queryable,
  tenantId: number,
  { kind, sha256, isRepeatable, importId }: FileIdentity,
): Promise<BegunImport | null> {
  const params = [tenantId, kind, sha256, isRepeatable, importId];
  const isThisFile = `tenant_id = $1 and kind = $2 and sha256 = $3 and (not $4::boolean or import_id = $5::uuid)`;
  const ended = await db.query(`select from import_run where ${isThisFile}`, params);
  if (ended.rowCount) throw new Problem('import.repeated');
  const { rows } = await db.query<{ import_id: string; numbers: string[] }>(
    `select b.import_id, array(select e.personnel_number from import_person p join employee e using (tenant_id, employee_id)
       where p.tenant_id = b.tenant_id and p.import_id = b.import_id) as numbers
     from import_begun b where ${isThisFile}`,
    params,
  );
  const [begun] = rows;
  return begun ? { importId: begun.import_id, writtenNumbers: new Set(begun.numbers) } : null;
}

/** Whether the import with this id came to its end; null where it did not. */
export async function writtenRows(db: Queryable, tenantId: number, importId: string): Promise<number | null> {
  const { rows } = await db.query<{ rows_written: number }>(
    'select rows_written from import_run where tenant_id = $1 and import_id = $2',
    [tenantId, importId],
  );
  return rows.at(0)?.rows_written ?? null;
}

/** Notes that the file is being written. */
export async function beginImport(client: PoolClient, tenantId: number, importId: string, file: FileIdentity) {
  await client.query(
    'insert into import_begun (tenant_id, import_id, kind, sha256, repeatable) values ($1, $2, $3, $4, $5)',
    [tenantId, importId, file.kind, file.sha256, file.isRepeatable],
  );
}

/** Notes whose rows are written, with their number. */
export async function recordPeople(
  client: PoolClient,
  tenantId: number,
  importId: string,
  rowsOf: ReadonlyMap<string, number>,
): Promise<void> {
  await client.query(
    `insert into import_person (tenant_id, import_id, employee_id, rows_written)
     select $1, $2, * from unnest($3::uuid[], $4::int[])`,
    [tenantId, importId, [...rowsOf.keys()], [...rowsOf.values()]],
  );
}

/** People named by one entry of the log. */
const PEOPLE_IN_AN_EVENT = 1000;

/**
 * Ends the import: what was written altogether, and in the log whose records these are. Returns the number of rows.
 * @param file.beside rows that were about no person
 */
export async function endImport(
  client: PoolClient,
  importer: Importer,
  importId: string,
  file: FileIdentity & { readonly waiver: FourEyesWaiver | null; readonly beside: number },
): Promise<number> {
  const { tenantId, employeeId } = importer;
  const { rows: people } = await client.query<{ employee_id: string; rows_written: number }>(
    'select employee_id, rows_written from import_person where tenant_id = $1 and import_id = $2 order by employee_id',
    [tenantId, importId],
  );
  const written = people.reduce((sum, { rows_written }) => sum + rows_written, file.beside);
  await client.query(
    `insert into import_run (tenant_id, import_id, kind, file_name, sha256, rows_written, imported_by, repeatable)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, importId, file.kind, file.fileName, file.sha256, written, employeeId, file.isRepeatable],
  );
  const ids = people.map(({ employee_id }) => employee_id);
  await recordWithPeople(client, importer, 'import.written', ids, (people) => ({
    subjectId: importId,
    payload: {
      kind: file.kind,
      rows: written,
      ...(file.waiver && ids.includes(employeeId ?? '') ? { fourEyesWaiver: file.waiver.waiverId } : {}),
      people,
    },
  }));
  return written;
}

/**
 * Notes a file of which only the report is left: it says what is on record of others as well.
 * @param action `checked` by a dry run, or `rejected` for its errors
 */
export async function recordReport(
  client: PoolClient,
  importer: Importer,
  action: 'import.checked' | 'import.rejected',
  { kind, sha256 }: FileIdentity,
  file: Pick<ImportFile<FileRecord>, 'rowCount' | 'errors' | 'numbers'>,
): Promise<void> {
  const { rows: people } = await client.query<{ employee_id: string }>(
    'select employee_id from employee where tenant_id = $1 and personnel_number = any($2::text[]) and followed_by is null order by employee_id',
    [importer.tenantId, file.numbers],
  );
  const payload = { kind, sha256: sha256.toString('hex'), rows: file.rowCount, errors: file.errors.count };
  const ids = people.map(({ employee_id }) => employee_id);
  await recordWithPeople(client, importer, action, ids, () => ({ payload }));
}

/** Entries of the log that name all of `ids`, some in each. */
async function recordWithPeople(
  client: PoolClient,
  importer: Importer,
  action: string,
  ids: readonly string[],
  details: (people: readonly string[]) => { subjectId?: string; payload: Record<string, unknown> },
): Promise<void> {
  const parts = Math.max(1, Math.ceil(ids.length / PEOPLE_IN_AN_EVENT));
  for (let part = 0; part < parts; part += 1) {
    const employeeIds = ids.slice(part * PEOPLE_IN_AN_EVENT, (part + 1) * PEOPLE_IN_AN_EVENT);
    const { subjectId, payload } = details(employeeIds);
    await recordAudit(client, importer, action, {
      subjectId,
      employeeIds,
      payload: { ...payload, part: part + 1, parts },
    });
  }
}

/** Rows about the importer, left for a second person. */
export async function proposeRows(
  client: PoolClient,
  importer: Importer & { readonly employeeId: string },
  importId: string,
  file: FileIdentity,
  own: { readonly columns: readonly string[]; readonly rows: readonly unknown[] },
): Promise<string> {
  const proposalId = newId();
  await client.query(
    `insert into import_proposal (tenant_id, proposal_id, import_id, kind, file_name, columns, rows, proposed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      importer.tenantId,
      proposalId,
      importId,
      file.kind,
      file.fileName,
      own.columns,
      JSON.stringify(own.rows),
      importer.employeeId,
    ],
  );
  await recordAudit(client, importer, 'import.proposed', {
    employeeId: importer.employeeId,
    employeeIds: [importer.employeeId],
    subjectId: proposalId,
    payload: { kind: file.kind, rows: own.rows.length },
  });
  return proposalId;
}
