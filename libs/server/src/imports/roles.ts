import { type LocalDate, zone } from '@zeitbuch/working-time';
import { type SignedWork, type WantedRole, endRole, lockRoles, proposeRole } from '../organisation';
import { type GrantedRole, Problem, type ProblemCode, newId } from '../platform';
import { type ImportCode, type ImportError, importError } from './error-list';
import { type LineChange } from './kind-of-import';
import { type FailCell, type KnownEmployment, checkByPerson, failOutsideEmployment } from './known-employments';
import { type RoleRecord } from './roles-file';
import { refusalOf } from './savepoint';
import { KnownUnits } from './unit-path';
import { type ImportWork } from './work';

/** A role that somebody has, or that was proposed for them. */
interface KnownRole {
  readonly personnelNumber: string;
  readonly role: GrantedRole;
  readonly unitIds: readonly string[] | null;
  readonly grantId: string;
  readonly version: number;
  readonly state: 'held' | 'proposed' | 'confirmed' | 'refused';
  /** Null: since before the records. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** A line with what it asks for. */
interface RoleLine {
  readonly line: number;
  readonly wanted: Omit<WantedRole, 'grantId'>;
  /** The role that ends by it; null where one is to be given. */
  readonly ends: { readonly grantId: string; readonly version: number; readonly lastDay: LocalDate } | null;
}

/** What is to be written of a file of roles. */
export interface FoundRoles {
  readonly lines: readonly RoleLine[];
}

type Days = Pick<KnownRole, 'from' | 'to'>;

/**
 * Checks roles against the database: what is held or was proposed just so is left as it is, also where a second person
 * refused it; one with an earlier last day ends. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.unknown-unit`, `import.own-role`, `import.nobody-proposes`, `import.in-the-past`, `import.role-proposed`,
 * `import.overlap`.
 */
export async function checkRoles(
  work: ImportWork,
  records: readonly RoleRecord[],
): Promise<{
  found: FoundRoles;
  errors: ImportError[];
  notes: ImportError[];
  unchanged: number[];
  changes: LineChange[];
}> {
  const units = await KnownUnits.read(work);
  const known = Map.groupBy(await readRoles(work, records), keyOf);
  const today = zone(work.zone).dateAt(work.now);
  const [lines, notes, unchanged, changes]: [RoleLine[], ImportError[], number[], LineChange[]] = [[], [], [], []];
  const { errors } = await checkByPerson(work, records, (record, person, fail) => {
    const { line, role, validFrom, validTo: to } = record;
    const from = validFrom ?? today;
    const unitIds = unitsOf(record, { units, from }, fail);
    if (unitIds === undefined) return;
    const ofRole = known.get(keyOf(record)) ?? [];
    const same = ofRole.filter((one) => isSameList(one.unitIds, unitIds));
    const held = same.find((one) => one.state === 'held' && isMeant(one, { validFrom, today }, same));
    const said = same.find((one) =>
      validFrom === null ? one.state === 'proposed' || one.state === 'refused' : one.from === from && one.to === to,
    );
    const holds = held && (to === null || to === held.to);
    if (holds || said) {
      unchanged.push(line);
      if (!holds && said?.state === 'refused') {
        const cell = { line, column: 'role', value: record.role };
        notes.push(importError(cell, 'import.role-refused', 'A second person has refused just this.'));
      }
      return;
    }
    failActor(work, person, record, fail);
    const wanted = { employeeId: person.employeeId, role, unitIds, from, to };
    if (held && to !== null && (held.to === null || to < held.to)) {
      if (to < today)
        fail({ column: 'validTo', value: to }, 'import.in-the-past', 'A role ends today at the earliest.');
      changes.push({ line, column: 'validTo', before: held.to ?? '', after: to });
      lines.push({ line, wanted, ends: { grantId: held.grantId, version: held.version, lastDay: to } });
      return;
    }
    failNew(wanted, { person, ofRole, today }, fail);
    lines.push({ line, wanted, ends: null });
  });
  return { found: { lines }, errors, notes, unchanged, changes };
}

const keyOf = ({ personnelNumber, role }: Pick<KnownRole, 'personnelNumber' | 'role'>): string =>
  `${personnelNumber} ${role}`;

/** Sorted ids; null for the whole city, undefined where one of the units is unknown, which is noted. */
function unitsOf(
  { unitPaths }: RoleRecord,
  { units, from }: { readonly units: KnownUnits; readonly from: LocalDate },
  fail: FailCell,
): readonly string[] | null | undefined {
  if (unitPaths === null) return null;
  const found = unitPaths.map((path) => units.find(path, from)?.unitId);
  const unknown = unitPaths.find((_, at) => found[at] === undefined);
  if (!unknown) return [...new Set(found.flatMap((id) => id ?? []))].toSorted();
  fail({ column: 'units', value: unknown.join('/') }, 'import.unknown-unit', 'No unit is found under this path.');
  return undefined;
}

/** Whether a line means a role that is held. One that was confirmed later than it was to begin began later. */
function isMeant(
  { grantId, from, to }: KnownRole,
  { validFrom, today }: { readonly validFrom: LocalDate | null; readonly today: LocalDate },
  same: readonly KnownRole[],
): boolean {
  if (validFrom === null) return to === null || to >= today;
  const proposal = same.find((one) => one.state === 'confirmed' && one.grantId === grantId);
  return from === validFrom || proposal?.from === validFrom;
}

const isSameList = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  JSON.stringify(a?.toSorted() ?? null) === JSON.stringify(b);

/** Nobody says anything about their own roles, and without somebody who proposes nobody could be the second person. */
function failActor({ actor }: ImportWork, { employeeId }: KnownEmployment, { role }: RoleRecord, fail: FailCell): void {
  const cell = { column: 'role', value: role };
  if (actor.employeeId === null)
    fail(cell, 'import.nobody-proposes', 'Roles are proposed by a person, not by a server.');
  if (actor.employeeId === employeeId) fail(cell, 'import.own-role', 'Nobody proposes a role for themselves.');
}

function failNew(
  { role, from, to }: RoleLine['wanted'],
  known: { readonly person: KnownEmployment; readonly ofRole: readonly KnownRole[]; readonly today: LocalDate },
  fail: FailCell,
): void {
  const { person, ofRole, today } = known;
  failOutsideEmployment('validFrom', from, person, fail);
  if (from < today)
    fail({ column: 'validFrom', value: from }, 'import.in-the-past', 'A role begins today at the earliest.');
  if (ofRole.some(({ state }) => state === 'proposed'))
    fail({ column: 'role', value: role }, 'import.role-proposed', 'Another proposal of this role waits already.');
  const other = ofRole.find((one) => one.state === 'held' && meets(one, { from, to }));
  if (other)
    fail(
      { column: 'validFrom', value: from },
      'import.overlap',
      `The person has the role since ${other.from ?? 'before the records'}.`,
    );
}

const meets = (held: Days, wanted: Days): boolean =>
  (held.to === null || wanted.from === null || held.to >= wanted.from) &&
  (wanted.to === null || held.from === null || held.from <= wanted.to);

async function readRoles({ client, tenantId }: ImportWork, records: readonly RoleRecord[]): Promise<KnownRole[]> {
  const { rows } = await client.query<KnownRole>(
    `select e.personnel_number as "personnelNumber", r.role, r.unit_ids as "unitIds", r.grant_id as "grantId", r.version,
       r.state, lower(r.valid_during)::text as "from", (upper(r.valid_during) - 1)::text as "to"
     from (
       select tenant_id, employee_id, grant_id, role, unit_ids, valid_during, version, 'held' as state from role_grant
       union all
       select tenant_id, employee_id, grant_id, role, unit_ids, valid_during, version, status from role_proposal
       where status <> 'withdrawn') r
     join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null
     order by r.valid_during`,
    [tenantId, records.map(({ personnelNumber }) => personnelNumber)],
  );
  return rows;
}

const CODES: Readonly<Partial<Record<ProblemCode, ImportCode>>> = {
  'role.own': 'import.own-role',
  'role.in-the-past': 'import.in-the-past',
  'role.outside-employment': 'import.outside-employment',
  'role.overlaps': 'import.overlap',
  'role.already-proposed': 'import.role-proposed',
  'role.last-administrators': 'import.last-administrators',
};

/**
 * Leaves proposals for a second person and ends roles, by the acts of the desk for roles.
 * @returns what these acts refused: who was faster, or a role that must stay
 */
export async function writeRoles(work: ImportWork, { lines }: FoundRoles): Promise<ImportError[]> {
  const { client, tenantId, actor } = work;
  if (actor.employeeId === null) throw new Problem('forbidden');
  await lockRoles({ client, tenantId });
  const acting: SignedWork = {
    ...{ client, tenantId, actor: { tenantId, employeeId: actor.employeeId }, entities: work.entities() },
    ...{ today: zone(work.zone).dateAt(work.now), now: new Date(work.now * 60_000) },
  };
  const errors: ImportError[] = [];
  for (const { line, wanted, ends } of lines) {
    const refusal = await refusalOf(client, () =>
      ends ? endRole(acting, ends.grantId, ends) : proposeRole(acting, { ...wanted, grantId: newId() }),
    );
    if (refusal) {
      const cell = { line, column: 'role', value: wanted.role };
      errors.push(importError(cell, CODES[refusal.code] ?? 'import.not-changed', refusal.message));
    }
  }
  return errors;
}
