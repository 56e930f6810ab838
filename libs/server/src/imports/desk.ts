import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { ReevaluateDays } from '../facts';
import { type FourEyesWaiver, fourEyesWaiver } from '../four-eyes';
import { Clock, Db, Problem, newId } from '../platform';
import { type FileRecord, type ImportFile, NOBODY, readFile } from './read-file';
import { type FileSource } from './csv-stream';
import { type ImportError, MOST_ERRORS, importError } from './error-list';
import { type FullFile, isStopped, mostLeaversPercent, requireConfirmed } from './full-file';
import { type LineChange, type MissingRecord } from './kind-of-import';
import { LineFindings, type StatesOfLines } from './line-states';
import { IMPORTS } from './kinds';
import { reevaluateWithoutPermission } from './permissions';
import {
  type BegunImport,
  type FileIdentity,
  beginImport,
  begunImport,
  endImport,
  proposeRows,
  recordReport,
} from './run';
import { chaosPoint } from '../queue';
import { ImportSlots } from './slots';
import { type ImportWork, type Importer } from './work';
import { ImportWriting, groupsOf } from './writing';
import { type ImportKind, type ImportLeaversDto, type ImportReportDto } from './imports.dto';

/** A file on its way in. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly content: FileSource;
  readonly dryRun: boolean;
  /** The id that the import will have; without it one is made. Of a repeatable file it finds what was begun again. */
  readonly importId?: string;
  /** What somebody meant by each header of the file, null where a column is left out. */
  readonly assigned?: readonly (string | null)[];
  /** The file names everybody: who is missing leaves. */
  readonly full?: FullFile | null;
}

/** What a file would do, line by line. */
export interface CheckedImport {
  readonly report: ImportReportDto;
  readonly lines: StatesOfLines;
  readonly changesOf: (line: number) => readonly LineChange[];
  /** Who is on record and not in the file. */
  readonly missing: readonly MissingRecord[];
}

/** A file that was read, with what is known of it. */
interface ReadFile {
  readonly identity: FileIdentity;
  readonly file: ImportFile<FileRecord>;
  /** The number under which the importer's own rows come; null where nobody has to look at them. */
  readonly ownNumber: string | null;
  /** The tenant's decision that one person is enough. */
  readonly waiver: FourEyesWaiver | null;
  /** What is taken over otherwise than the file says it. */
  readonly notes: ImportError[];
  readonly findings: LineFindings;
  readonly full: FullFile | null;
  /** Who is on record and not in a file that names everybody; known after the check. */
  missing: readonly MissingRecord[];
  leavers: ImportLeaversDto | null;
}

/** Rows checked by one statement. */
const ROWS_CHECKED_AT_ONCE = 500;

/**
 * Takes files over into the database. The whole file is checked first: one error and nothing is written. Then it is
 * written a few people at a time, so that nobody waits at the clock (ADR 0020); what the importers bring about
 * themselves waits for a second person.
 */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
    private readonly slots: ImportSlots,
  ) {}

  /**
   * Checks a file against itself and the database and, unless `dryRun`, writes it. A file whose writing was cut off is
   * sent again and goes on where it was.
   * @throws Problem `import.rejected` with the report, if there are errors and it is no dry run;
   * `import.many-leave` where more people would leave than may without a word of a person, and nobody confirmed them;
   * `import.repeated` if exactly this file was already taken over; `import.second-person`; `import.busy` while others are checked or written
   */
  async execute(importer: Importer, order: ImportOrder): Promise<ImportReportDto> {
    if (order.dryRun) return (await this.check(importer, order)).report;
    return this.slots.use(importer.tenantId, async () => {
      const read = await this.#read(importer, order);
      if (isForTwo(importer, order) && !read.waiver) throw new Problem('import.second-person');
      const scope = { tenantId: importer.tenantId, writes: true };
      return this.slots.connected(scope, (client) => this.#take(client, importer, order, read));
    });
  }

  /** Says what a file would do, and writes nothing. @throws Problem `import.repeated`, `import.busy` */
  check(importer: Importer, order: Omit<ImportOrder, 'dryRun'>): Promise<CheckedImport> {
    const dryRun = { ...order, dryRun: true };
    return this.slots.use(importer.tenantId, async () => {
      const read = await this.#read(importer, dryRun);
      const { file, identity, findings, ownNumber } = read;
      const writing = this.#writing(importer, order.kind);
      await this.slots.connected({ tenantId: importer.tenantId, writes: false }, (client) =>
        this.#check(client, importer.tenantId, read, writing),
      );
      await this.db.transaction((log) => recordReport(log, importer, 'import.checked', identity, file), 'job');
      const changesOf = (line: number) => findings.changesOf(line);
      const lines = findings.statesOf(file, read.missing, ownNumber);
      return { report: reportOf(dryRun, read), lines, changesOf, missing: read.missing };
    });
  }

  #writing(importer: Importer, kind: ImportKind): ImportWriting {
    return new ImportWriting(this.db, this.clock, this.reevaluate, importer, IMPORTS[kind]);
  }

  async #take(client: PoolClient, importer: Importer, order: ImportOrder, read: ReadFile): Promise<ImportReportDto> {
    const { file, identity, ownNumber, findings } = read;
    const writing = this.#writing(importer, order.kind);
    const begun = await this.#check(client, importer.tenantId, read, writing);
    if (file.errors.count > 0 && !begun) {
      await this.db.transaction((log) => recordReport(log, importer, 'import.rejected', identity, file), 'job');
      throw new Problem('import.rejected', {}, [], { report: reportOf(order, read) });
    }
    if (!begun) requireConfirmed(read.leavers, read.full?.confirmedLeavers ?? null);
    const toWrite = [...file.records, ...read.missing].filter(
      ({ line, personnelNumber }) =>
        personnelNumber !== ownNumber &&
        !file.errors.hasLine(line) &&
        !findings.unchanged.has(line) &&
        !begun?.writtenNumbers.has(personnelNumber),
    );
    const { importId, written, proposalId } = await this.#write(importer, writing, {
      ...read,
      read,
      order,
      begun,
      toWrite,
    });
    if (identity.kind === 'permissions') await reevaluateWithoutPermission(writing, importId);
    return { ...reportOf(order, read), written, proposalId };
  }

  async #read(importer: Importer, order: ImportOrder): Promise<ReadFile> {
    const hash = createHash('sha256');
    const waiver = await fourEyesWaiver(this.db.pool, importer.tenantId, 'import');
    const ownNumber = waiver ? null : await personnelNumberOf(this.db, importer);
    const { kind, fileName, assigned, importId = null } = order;
    const { rules, isRepeatable } = IMPORTS[kind];
    const file = await readFile(hashed(order.content, hash), rules(importer), { ownNumber, assigned });
    const identity = { kind, fileName, sha256: hash.digest(), isRepeatable, importId };
    const found = { notes: [], findings: new LineFindings(), missing: [], leavers: null };
    return { identity, file, ownNumber, waiver, full: order.full ?? null, ...found };
  }

  /** Checks the sound rows against the database as it stands at one moment; could not write if it wanted to. */
  async #check(
    client: PoolClient,
    tenantId: number,
    read: ReadFile,
    writing: ImportWriting,
  ): Promise<BegunImport | null> {
    const { file, identity } = read;
    await client.query('begin isolation level repeatable read read only');
    try {
      const begun = await begunImport(client, tenantId, identity);
      await noteUnknownPeople(client, tenantId, file);
      const most = { people: ROWS_CHECKED_AT_ONCE, rows: ROWS_CHECKED_AT_ONCE };
      await noteMissing(writing.work(client), read);
      const noted = new Map<string, number>();
      const sound = [...file.records.filter(({ line }) => !file.errors.hasLine(line)), ...read.missing];
      for (const group of groupsOf(sound, most)) {
        const isNew = group.filter(({ personnelNumber }) => !begun?.writtenNumbers.has(personnelNumber));
        const checked = await IMPORTS[identity.kind].check(writing.work(client), isNew, file.unread);
        for (const error of checked.errors) file.errors.add(error);
        // Of each kind: seconds cut on every line must not hide the clock-out that is missing on one.
        for (const note of checked.notes ?? []) {
          const count = (noted.get(note.code) ?? 0) + 1;
          noted.set(note.code, count);
          if (count <= MOST_ERRORS) read.notes.push(note);
        }
        for (const line of checked.unchanged ?? []) read.findings.unchanged.add(line);
        for (const change of checked.changes ?? []) read.findings.noteChange(change);
      }
      return begun;
    } finally {
      await client.query('rollback');
    }
  }

  /** Begins, writes step by step and ends. A file of a few people is one step: all of it is written or nothing. */
  async #write(
    importer: Importer,
    writing: ImportWriting,
    {
      file,
      identity,
      ownNumber,
      waiver,
      findings,
      read,
      order,
      begun,
      toWrite,
    }: ReadFile & { read: ReadFile; order: ImportOrder; begun: BegunImport | null; toWrite: FileRecord[] },
  ) {
    const importId = begun?.importId ?? identity.importId ?? newId();
    const { tenantId, employeeId } = importer;
    const begin = async (client: PoolClient) => {
      if (!begun) await beginImport(client, tenantId, importId, identity);
    };
    const end = async (client: PoolClient) => {
      const beside = toWrite.filter(({ personnelNumber }) => personnelNumber === NOBODY).length;
      const written = await endImport(client, importer, importId, { ...identity, waiver, beside });
      const rows = file.ownRows.rows.filter(({ line }) => !file.errors.hasLine(line) && !findings.unchanged.has(line));
      const isOwn = employeeId !== null && ownNumber !== null && rows.length > 0;
      const proposalId = isOwn
        ? await proposeRows(client, { ...importer, employeeId }, importId, identity, { ...file.ownRows, rows })
        : null;
      return { importId, written, proposalId };
    };
    const steps = writing.steps(toWrite);
    const first = steps.next().value ?? [];
    let next = steps.next();
    if (next.done)
      return writing.inTransaction(async (client, entities) => {
        await begin(client);
        const errors = await writing.write({ client, entities }, importId, first);
        for (const error of errors) file.errors.add(error);
        // Who is not let go holds up nobody else.
        const missing = new Set(read.missing.map(({ line }) => line));
        if (errors.some(({ line }) => !missing.has(line)))
          throw new Problem('import.rejected', {}, [], { report: reportOf(order, read) });
        return end(client);
      });
    await writing.inTransaction(begin);
    for (let step: FileRecord[] = first; ; next = steps.next()) {
      const errors = await writing.inTransaction((client, entities) =>
        writing.write({ client, entities }, importId, step),
      );
      for (const error of errors) file.errors.add(error);
      chaosPoint('import.people-written');
      if (next.done) return writing.inTransaction(end);
      step = next.value;
    }
  }
}

/** Finds who is on record and not in a file that names everybody, and whether that are more than somebody has to see. */
async function noteMissing(work: ImportWork, read: ReadFile): Promise<void> {
  const { full, file, identity, ownNumber } = read;
  if (!full) return;
  const { records, employed } = (await IMPORTS[identity.kind].missing?.(work, file.numbers, full.lastDay)) ?? {
    ...{ records: [], employed: 0 },
  };
  const missing = records.map((record, at): MissingRecord => ({ ...record, line: file.lastLine + 1 + at }));
  const [own] = missing.filter(({ personnelNumber }) => personnelNumber === ownNumber);
  if (own)
    read.notes.push(
      importError({ line: own.line, column: 'personnelNumber', value: ownNumber ?? '' }, 'import.own-exit', OWN_EXIT),
    );
  read.missing = missing.filter(({ personnelNumber }) => personnelNumber !== ownNumber);
  const counts = {
    ...{ leaving: read.missing.length, employed },
    mostPercent: await mostLeaversPercent(work.client, work.tenantId),
  };
  read.leavers = { lastDay: full.lastDay, ...counts, isStopped: isStopped(counts) };
}

/** Whoever brings such a file in one go is one person; a file on its way from the browser was taken over by somebody. */
const isForTwo = ({ employeeId, broughtBy }: Importer, { kind }: ImportOrder): boolean =>
  IMPORTS[kind].needsSecondPerson === true && employeeId !== null && broughtBy === undefined;

const OWN_EXIT = 'Who brings the file is not in it: about one’s own employment somebody else decides.';

/** A row with a wrong number may be that of anybody else in the file, who misses it then. */
async function noteUnknownPeople(
  client: PoolClient,
  tenantId: number,
  { records, errors, unread }: ImportFile<FileRecord>,
): Promise<void> {
  if (records.every(({ personnelNumber }) => personnelNumber === NOBODY)) return;
  const numbers = [...new Set(records.map(({ personnelNumber }) => personnelNumber))];
  const { rows } = await client.query<{ number: string }>(
    'select personnel_number as number from employee where tenant_id = $1 and personnel_number = any($2::text[]) and followed_by is null',
    [tenantId, numbers],
  );
  const known = new Set(rows.map(({ number }) => number));
  for (const { personnelNumber, date } of records) if (!known.has(personnelNumber)) unread.add(null, date ?? null);
  errors.explain((doubt) => unread.isNear(doubt.personnelNumber, doubt.date));
}

/** The number under which the importer's own rows come; null for the command line, which acts for nobody. */
async function personnelNumberOf(db: Db, { tenantId, employeeId }: Importer): Promise<string | null> {
  if (employeeId === null) return null;
  const [row] = await db.query<{ personnel_number: string }>(
    'select personnel_number from employee where tenant_id = $1 and employee_id = $2',
    [tenantId, employeeId],
  );
  return row.personnel_number;
}

/** The same file, its fingerprint taken on the way. */
async function* hashed(source: FileSource, hash: Hash): AsyncGenerator<Uint8Array> {
  if (typeof source === 'string') source = bytesOf(source);
  for await (const bytes of source) {
    hash.update(bytes);
    yield bytes;
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function reportOf(
  { kind, dryRun }: ImportOrder,
  { file, notes, findings, ownNumber, missing, leavers }: ReadFile,
): ImportReportDto {
  const { rowCount: rows, errors, ownRows } = file;
  const { counts } = findings.statesOf(file, missing, ownNumber);
  return {
    kind,
    dryRun,
    rows,
    accepted: Math.max(0, rows - errors.rowCount),
    errorCount: errors.count,
    errors: errors.first(),
    notes: notes.filter(({ line }) => !errors.hasLine(line)).toSorted((a, b) => a.line - b.line),
    counts,
    leavers,
    written: 0,
    ownLines: ownRows.rows.map(({ line }) => line).filter((line) => !findings.unchanged.has(line)),
    proposalId: null,
  };
}
