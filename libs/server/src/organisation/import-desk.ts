import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type PoolClient } from 'pg';
import { recordAudit } from '../audit';
import { ReevaluateDays } from '../evaluation';
import { Clock, Db, Problem, newId, violatedConstraint } from '../platform';
import {
  type ImportError,
  type ImportFile,
  readAbsencesFile,
  readBookingsFile,
  readContractsFile,
  readLeaveFile,
  readMovesFile,
  readParticularsFile,
  readPeopleFile,
  readPermissionsFile,
  readProtectionsFile,
  readStandbyFile,
} from './import';
import { checkAbsences, writeAbsences } from './import-absences';
import { checkBookings, writeBookings } from './import-bookings';
import { checkContracts, writeContracts } from './import-contracts';
import { checkMoves, writeMoves } from './import-moves';
import { checkParticulars, writeParticulars } from './import-particulars';
import { checkPeople, writePeople } from './import-people';
import { checkPermissions, writePermissions } from './import-permissions';
import { checkLeave, writeLeave } from './import-leave';
import { checkProtections, writeProtections } from './import-protections';
import { checkStandbys, writeStandbys } from './import-standby';
import { type ImportDto, type ImportKind, type ImportReportDto } from './import.dto';

/** Who imports: a signed-in time administrator, or nobody where the command line does. */
export interface Importer {
  readonly tenantId: number;
  readonly employeeId: string | null;
  readonly zone: string;
}

/** What the importers of all kinds work with. */
export interface ImportWork {
  readonly client: PoolClient;
  readonly tenantId: number;
  readonly zone: string;
  /** The current minute. */
  readonly now: number;
  readonly reevaluate: ReevaluateDays;
}

interface CheckedFile {
  readonly rows: number;
  /** In the order of the lines, each error once. */
  readonly errors: readonly ImportError[];
  write(): Promise<void>;
}

/** Takes files over into the database: every error is listed, one error and nothing is written. */
@Injectable()
export class ImportDesk {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
  ) {}

  /**
   * Checks a file against itself and the database and, unless `dryRun`, writes it in one transaction.
   * @throws Problem `import.rejected` with the report, if there are errors and it is no dry run;
   * `import.repeated` if exactly this file was already taken over
   */
  async execute(importer: Importer, kind: ImportKind, file: ImportDto, dryRun: boolean): Promise<ImportReportDto> {
    const sha256 = createHash('sha256').update(file.content).digest();
    try {
      return await this.db.transaction(async (client) => {
        // A dry run could not write if it wanted to. A real run waits for another one of the tenant.
        if (dryRun) await client.query('set transaction isolation level repeatable read read only');
        else await client.query(`select pg_advisory_xact_lock(hashtext('import'), $1)`, [importer.tenantId]);
        await refuseRepeated(client, importer.tenantId, kind, sha256);
        const checked = await this.#check(client, importer, kind, file.content);
        const report = reportOf(kind, dryRun, checked);
        if (dryRun) return report;
        if (report.errors.length > 0) throw new Problem('import.rejected', {}, [], { report });
        await checked.write();
        await recordRun(client, importer, kind, file.fileName, sha256, checked.rows);
        return { ...report, written: checked.rows };
      });
    } catch (error) {
      // Between reading and writing somebody clocked in: the file is no longer free of overlaps.
      if (violatedConstraint(error)?.startsWith('work_interval')) throw new Problem('stale');
      throw error;
    }
  }

  async #check(client: PoolClient, importer: Importer, kind: ImportKind, content: string): Promise<CheckedFile> {
    const { tenantId, zone } = importer;
    const work: ImportWork = { client, tenantId, zone, now: this.clock.nowEpochMinute(), reevaluate: this.reevaluate };
    return READERS[kind](work, content);
  }
}

/** How a file of each kind is read, checked and written. */
const READERS: Readonly<Record<ImportKind, (work: ImportWork, content: string) => Promise<CheckedFile>>> = {
  people: async (work, content) => {
    const file = readPeopleFile(content);
    const { people, errors } = await checkPeople(work, file.records);
    return together(file, errors, () => writePeople(work, people));
  },
  contracts: async (work, content) => {
    const file = readContractsFile(content);
    const { contracts, errors } = await checkContracts(work, file.records);
    return together(file, errors, () => writeContracts(work, contracts));
  },
  moves: async (work, content) => {
    const file = readMovesFile(content);
    const { moves, errors } = await checkMoves(work, file.records);
    return together(file, errors, () => writeMoves(work, moves));
  },
  permissions: async (work, content) => {
    const file = readPermissionsFile(content);
    const { permissions, errors } = await checkPermissions(work, file.records);
    return together(file, errors, () => writePermissions(work, permissions));
  },
  protections: async (work, content) => {
    const file = readProtectionsFile(content);
    const { protections, errors } = await checkProtections(work, file.records);
    return together(file, errors, () => writeProtections(work, protections));
  },
  absences: async (work, content) => {
    const file = readAbsencesFile(content);
    const { absences, errors } = await checkAbsences(work, file.records);
    return together(file, errors, () => writeAbsences(work, absences));
  },
  leave: async (work, content) => {
    const file = readLeaveFile(content);
    const { leave, errors } = await checkLeave(work, file.records);
    return together(file, errors, () => writeLeave(work, leave));
  },
  particulars: async (work, content) => {
    const file = readParticularsFile(content, work.zone);
    const { particulars, errors } = await checkParticulars(work, file.records);
    return together(file, errors, () => writeParticulars(work, particulars));
  },
  standby: async (work, content) => {
    const file = readStandbyFile(content, work.zone);
    const { errors, ...found } = await checkStandbys(work, file.records);
    return together(file, errors, () => writeStandbys(work, found));
  },
  bookings: async (work, content) => {
    const file = readBookingsFile(content, work.zone);
    const { people, errors } = await checkBookings(work, file.records);
    return together(file, errors, () => writeBookings(work, people));
  },
};

function together(file: ImportFile<unknown>, found: readonly ImportError[], write: () => Promise<void>): CheckedFile {
  const errors = [...file.errors, ...found].sort((a, b) => a.line - b.line);
  return { rows: file.rowCount, errors, write };
}

function reportOf(kind: ImportKind, dryRun: boolean, { rows, errors }: CheckedFile): ImportReportDto {
  const bad = new Set(errors.map(({ line }) => line));
  // The header is no row; where it is wrong, no row was read at all.
  const accepted = Math.max(0, rows - [...bad].filter((line) => line > 1).length);
  return { kind, dryRun, rows, accepted, errors: [...errors], written: 0 };
}

async function refuseRepeated(client: PoolClient, tenantId: number, kind: ImportKind, sha256: Buffer): Promise<void> {
  const { rowCount } = await client.query(
    'select 1 from import_run where tenant_id = $1 and kind = $2 and sha256 = $3',
    [tenantId, kind, sha256],
  );
  if (rowCount) throw new Problem('import.repeated');
}

async function recordRun(
  client: PoolClient,
  importer: Importer,
  kind: ImportKind,
  fileName: string,
  sha256: Buffer,
  rows: number,
): Promise<void> {
  const importId = newId();
  await client.query(
    `insert into import_run (tenant_id, import_id, kind, file_name, sha256, rows_written, imported_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [importer.tenantId, importId, kind, fileName, sha256, rows, importer.employeeId],
  );
  await recordAudit(client, importer, 'import.written', { subjectId: importId, payload: { kind, rows } });
}
