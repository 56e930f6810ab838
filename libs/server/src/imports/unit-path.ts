import { type LocalDate } from '@zeitbuch/working-time';
import { type RowReader } from './row-reader';
import { type ImportWork } from './work';

/** Short names from the top, as `DEZ1/AMT11/SG111`; one short name alone is enough, it is unique on any day. */
export function pathIn(cells: RowReader): string[] {
  return pathOf(cells, 'unit', cells.text('unit'));
}

/** Several paths in one cell, separated by `|`; null where the cell is empty or the column absent. */
export function pathsIn(cells: RowReader, column: string): string[][] | null {
  const text = cells.optional(column);
  return text === '' ? null : text.split('|').map((path) => pathOf(cells, column, path));
}

function pathOf(cells: RowReader, column: string, text: string): string[] {
  const path = text.split('/').map((part) => part.trim());
  if (path.includes('') && (path.length > 1 || text !== ''))
    cells.fail(column, 'import.bad-unit-path', 'A path looks like DEZ1/AMT11/SG111.');
  return path;
}

/** How a unit is called and where it belongs on some days. */
export interface KnownUnit {
  readonly unitId: string;
  readonly version: number;
  readonly shortName: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  /** Null: since before the records, until further notice. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The units of a tenant with all their states: found by a path, as it was on a day. */
export class KnownUnits {
  readonly #byShortName: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly #byId: ReadonlyMap<string, readonly KnownUnit[]>;

  private constructor(states: readonly KnownUnit[]) {
    this.#byShortName = Map.groupBy(states, ({ shortName }) => shortName);
    this.#byId = Map.groupBy(states, ({ unitId }) => unitId);
  }

  /** All of them. */
  static async read({ client, tenantId }: Pick<ImportWork, 'client' | 'tenantId'>): Promise<KnownUnits> {
    const { rows } = await client.query<KnownUnit>(
      `select s.org_unit_id as "unitId", u.version, s.short_name as "shortName", s.name, s.kind, s.parent_id as "parentId",
         lower(s.valid_during)::text as "from", (upper(s.valid_during) - 1)::text as "to"
       from org_unit_state s join org_unit u using (tenant_id, org_unit_id) where s.tenant_id = $1`,
      [tenantId],
    );
    return new KnownUnits(rows);
  }

  /** Those of these short names, with everything above them: enough to find a path of them, and what its last unit is. */
  static async readPath(
    { client, tenantId }: Pick<ImportWork, 'client' | 'tenantId'>,
    shortNames: readonly string[],
  ): Promise<KnownUnits> {
    const { rows } = await client.query<KnownUnit>(
      `with recursive wanted as (
         select org_unit_id, parent_id from org_unit_state where tenant_id = $1 and short_name = any($2::text[])
         union
         select s.org_unit_id, s.parent_id from wanted w
           join org_unit_state s on s.tenant_id = $1 and s.org_unit_id = w.parent_id)
       select s.org_unit_id as "unitId", u.version, s.short_name as "shortName", s.name, s.kind, s.parent_id as "parentId",
         lower(s.valid_during)::text as "from", (upper(s.valid_during) - 1)::text as "to"
       from org_unit_state s join org_unit u using (tenant_id, org_unit_id)
       where s.tenant_id = $1 and s.org_unit_id in (select org_unit_id from wanted)`,
      [tenantId, shortNames],
    );
    return new KnownUnits(rows);
  }

  /** The unit that a path means on a day: its own short name decides, and those above must be right. */
  find(path: readonly string[], date: LocalDate): KnownUnit | undefined {
    const unit = this.#byShortName.get(path.at(-1) ?? '')?.find((state) => holdsOn(state, date));
    if (!unit || path.length === 1) return unit;
    return path.join('/') === this.pathOf(unit, date).join('/') ? unit : undefined;
  }

  /** The unit with a short name on a day, wherever it belongs. */
  named(shortName: string, date: LocalDate): KnownUnit | undefined {
    return this.#byShortName.get(shortName)?.find((state) => holdsOn(state, date));
  }

  /** Whether the unit exists on all days from the first to the last; null: until further notice. States have no gaps. */
  isThere(unitId: string, from: LocalDate, to: LocalDate | null): boolean {
    const states = this.#byId.get(unitId) ?? [];
    const begins = states.some((state) => state.from === null || state.from <= from);
    return begins && states.some((state) => state.to === null || (to !== null && to <= state.to));
  }

  /** Short names from the top down to the unit. */
  pathOf(unit: KnownUnit, date: LocalDate): string[] {
    const names: string[] = [];
    for (let one: KnownUnit | undefined = unit; one && names.length < 100; one = this.#above(one, date))
      names.unshift(one.shortName);
    return names;
  }

  #above({ parentId }: KnownUnit, date: LocalDate): KnownUnit | undefined {
    return parentId === null ? undefined : this.#byId.get(parentId)?.find((state) => holdsOn(state, date));
  }
}

const holdsOn = ({ from, to }: KnownUnit, date: LocalDate): boolean =>
  (from === null || from <= date) && (to === null || date <= to);
