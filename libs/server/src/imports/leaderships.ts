import { type LocalDate, zone } from '@zeitbuch/working-time';
import { type LeadershipKind, type UnitWork, giveLeadership } from '../organisation';
import { type ImportError } from './error-list';
import { type LineChange } from './kind-of-import';
import { checkByPerson, failOutsideEmployment } from './known-employments';
import { type LeadershipRecord } from './leaderships-file';
import { KnownUnits } from './unit-path';
import { type ImportWork } from './work';

type ResolvedLeadership = LeadershipRecord & { readonly employeeId: string };

interface KnownLeadership {
  readonly unitId: string;
  readonly employeeId: string;
  readonly person: string;
  readonly kind: LeadershipKind;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Checks leaderships against the database: one that is on record is left as it is; who leads a unit when somebody else
 * begins ends on the day before. Codes: `import.unknown-person`, `import.outside-employment`, `import.unknown-unit`,
 * `import.overlap` where the person leads the unit otherwise on one of the days, or somebody else begins later.
 */
export async function checkLeaderships(
  work: ImportWork,
  records: readonly LeadershipRecord[],
): Promise<{ found: ResolvedLeadership[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const units = await KnownUnits.read(work);
  const known = Map.groupBy(await readLeaderships(work), ({ unitId }) => unitId);
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const { resolved, errors } = await checkByPerson(work, records, (record, { employeeId, ...person }, fail) => {
    const { line, path, validFrom: from, validTo: to, kind } = record;
    const unit = units.find(path, from);
    if (!unit) {
      fail({ column: 'unit', value: path.join('/') }, 'import.unknown-unit', 'No unit is found under this path.');
      return;
    }
    const meeting = (known.get(unit.unitId) ?? []).filter((other) => meets(other, { from, to }));
    if (
      meeting.some((other) => other.employeeId === employeeId && other.kind === kind && isSame(other, { from, to }))
    ) {
      unchanged.push(line);
      return;
    }
    failOutsideEmployment('validFrom', from, { employeeId, ...person }, fail);
    if (to !== null) failOutsideEmployment('validTo', to, { employeeId, ...person }, fail);
    const inTheWay = meeting.find(
      (other) =>
        other.employeeId === employeeId || (kind === 'supervisor' && other.kind === 'supervisor' && other.from >= from),
    );
    if (inTheWay)
      fail(
        { column: 'validFrom', value: from },
        'import.overlap',
        `${inTheWay.person} is there since ${inTheWay.from}.`,
      );
    for (const other of kind === 'supervisor' && !inTheWay ? meeting : [])
      if (other.kind === 'supervisor')
        changes.push({ line, column: 'unit', before: other.person, after: record.personnelNumber });
  });
  const skipped = new Set(unchanged);
  return { found: resolved.filter(({ line }) => !skipped.has(line)), errors, unchanged, changes };
}

async function readLeaderships({ client, tenantId }: ImportWork): Promise<KnownLeadership[]> {
  const { rows } = await client.query<KnownLeadership>(
    `select l.org_unit_id as "unitId", l.employee_id as "employeeId", e.given_name || ' ' || e.family_name as person, l.kind,
       lower(l.valid_during)::text as "from", (upper(l.valid_during) - 1)::text as "to"
     from leadership l join employee e using (tenant_id, employee_id) where l.tenant_id = $1`,
    [tenantId],
  );
  return rows;
}

type Days = Pick<KnownLeadership, 'from' | 'to'>;
const meets = (a: Days, b: Days): boolean => (a.to === null || a.to >= b.from) && (b.to === null || a.from <= b.to);
/** One without an end that was ended since is the same line. */
const isSame = (known: Days, line: Days): boolean =>
  known.from === line.from && (line.to === null || line.to === known.to);

/** Gives leaderships by the act of the organisation. @throws Problem, see `giveLeadership` */
export async function writeLeaderships(work: ImportWork, leaderships: readonly ResolvedLeadership[]): Promise<void> {
  const { client, tenantId, actor } = work;
  const acting: UnitWork = {
    client,
    tenantId,
    actor,
    entities: work.entities(),
    today: zone(work.zone).dateAt(work.now),
  };
  for (const { employeeId, path, kind, validFrom: from, validTo: to } of leaderships.toSorted(byFirstDay)) {
    // Read for each line: a leadership given just now has raised the version of its unit.
    const unit = (await KnownUnits.readPath(work, path)).find(path, from);
    if (unit) await giveLeadership(acting, unit, { employeeId, kind, from, to, takesOver: true });
  }
}

const byFirstDay = (a: LeadershipRecord, b: LeadershipRecord): number =>
  a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : a.line - b.line;
