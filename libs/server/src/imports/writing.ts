import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { type ReevaluateDays } from '../facts';
import { lockOpenMonths } from '../month';
import { type Clock, type Db, Problem, violatedConstraint } from '../platform';
import { type FileRecord, people } from './read-file';
import { type ImportError } from './error-list';
import { recordPeople } from './run';
import { type ImportWork, type Importer } from './work';
import { type KindOfImport } from './kind-of-import';

/** People whose months are locked at the same time while their rows are written. */
export const PEOPLE_LOCKED_AT_ONCE = 10;
/** Rows written by one statement, where somebody has that many. */
const ROWS_AT_ONCE = 1000;
/** How often it is tried again where somebody booked between looking and writing. */
const TRIES = 3;

/** Rows that go together: of a few people, all those of each. */
export function* groupsOf(
  records: readonly FileRecord[],
  { people: mostPeople, rows: mostRows }: { readonly people: number; readonly rows: number },
): Generator<FileRecord[]> {
  let group: FileRecord[] = [];
  let count = 0;
  for (const ofPerson of people(records)) {
    if (count > 0 && (count >= mostPeople || group.length + ofPerson.length > mostRows)) {
      yield group;
      [group, count] = [[], 0];
    }
    for (const record of ofPerson) group.push(record);
    count += 1;
  }
  if (count > 0) yield group;
}

/** What rows are written with: the entities are those of the client's transaction. */
export interface WritingTransaction {
  readonly client: PoolClient;
  readonly entities: () => EntityManager;
}

/** Writes the checked rows of a file. */
export class ImportWriting {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
    private readonly importer: Importer,
    private readonly kind: KindOfImport<FileRecord, unknown>,
  ) {}

  /** @param entities of the same transaction; a check has none */
  work(client: PoolClient, entities: () => EntityManager = noEntities): ImportWork {
    const { importer, clock, reevaluate } = this;
    const { tenantId, zone } = importer;
    const broughtBy = importer.broughtBy === undefined ? importer.employeeId : importer.broughtBy;
    return { client, entities, tenantId, actor: importer, broughtBy, zone, now: clock.nowEpochMinute(), reevaluate };
  }

  /** Steps of which each is one transaction: a few people where months are locked, else all of them. */
  steps(records: readonly FileRecord[]): Generator<FileRecord[]> {
    const most = this.kind.locksMonths
      ? { people: PEOPLE_LOCKED_AT_ONCE, rows: ROWS_AT_ONCE }
      : { people: Infinity, rows: Infinity };
    return groupsOf(records, most);
  }

  /**
   * Runs a step in a transaction of its own; tried again where a constraint says that somebody else was faster: then
   * the check finds out.
   * @throws Problem `stale` if that does not help
   */
  async inTransaction<T>(step: (client: PoolClient, entities: () => EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await this.db.transaction(async (client, entities) => {
          // Of tables that grow from nothing within the file: a plan kept from when they were empty reads all of them.
          await client.query('set local plan_cache_mode = force_custom_plan');
          return step(client, entities);
        }, 'job');
      } catch (error) {
        if (violatedConstraint(error) === undefined) throw error;
        if (attempt >= TRIES) throw new Problem('stale');
      }
  }

  /**
   * Checks once more and writes, now that nobody else can change what the rows depend on. Rows of people for whom
   * something came in between are left out.
   * @returns what came in between
   */
  async write(
    { client, entities }: WritingTransaction,
    importId: string,
    records: readonly FileRecord[],
  ): Promise<ImportError[]> {
    if (records.length === 0) return [];
    const { tenantId } = this.importer;
    // Nobody books, hands in or closes between looking at somebody's records and writing. First the record, then its
    // months, as on the screen: the other way round each would wait for the other.
    if (this.kind.locksMonths)
      await lockOpenMonths(client, tenantId, await lockRecords(client, tenantId, numbersOf(records)));
    const errors: ImportError[] = [];
    for (const chunk of groupsOf(records, { people: ROWS_AT_ONCE, rows: ROWS_AT_ONCE }))
      errors.push(...(await this.#writeChunk(this.work(client, entities), importId, chunk)));
    return errors;
  }

  async #writeChunk(work: ImportWork, importId: string, records: readonly FileRecord[]): Promise<ImportError[]> {
    const { client } = work;
    const { found, errors } = await this.kind.check(work, records);
    if (errors.length > 0) {
      const lines = new Set(errors.map(({ line }) => line));
      const numbers = new Set(numbersOf(records.filter(({ line }) => lines.has(line))));
      const others = records.filter(({ personnelNumber }) => !numbers.has(personnelNumber));
      return others.length === 0 ? errors : [...errors, ...(await this.#writeChunk(work, importId, others))];
    }
    const leftOut = (await this.kind.write(work, found)) ?? [];
    const { tenantId } = this.importer;
    const lines = new Set(leftOut.map(({ line }) => line));
    const written = records.filter(({ line }) => !lines.has(line));
    await recordPeople(client, tenantId, importId, await rowsByPerson(client, tenantId, written));
    return [...leftOut];
  }
}

const noEntities = (): never => {
  throw new Error('A check has no entities: it writes nothing.');
};

const numbersOf = (records: readonly FileRecord[]): string[] => [
  ...new Set(records.map(({ personnelNumber }) => personnelNumber)),
];

/** @returns the ids of who is on record */
async function lockRecords(client: PoolClient, tenantId: number, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select employee_id as id from employee where tenant_id = $1 and personnel_number = any($2::text[]) and followed_by is null
     order by employee_id for no key update`,
    [tenantId, numbers],
  );
  return rows.map(({ id }) => id);
}

async function idsByNumber(client: PoolClient, tenantId: number, numbers: string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ employee_id: string; personnel_number: string }>(
    'select employee_id, personnel_number from employee where tenant_id = $1 and personnel_number = any($2::text[]) and followed_by is null',
    [tenantId, numbers],
  );
  return new Map(rows.map((row) => [row.personnel_number, row.employee_id]));
}

async function rowsByPerson(
  client: PoolClient,
  tenantId: number,
  records: readonly FileRecord[],
): Promise<Map<string, number>> {
  const ids = await idsByNumber(client, tenantId, numbersOf(records));
  const counts = new Map<string, number>();
  for (const { personnelNumber } of records) {
    const id = ids.get(personnelNumber);
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
