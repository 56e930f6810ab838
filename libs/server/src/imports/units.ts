import { zone } from '@zeitbuch/working-time';
import { type UnitWork, changeUnit, foundUnit } from '../organisation';
import { type ImportError, importError } from './error-list';
import { type LineChange } from './kind-of-import';
import { type KnownUnit, KnownUnits } from './unit-path';
import { type UnitRecord } from './units-file';
import { type ImportWork } from './work';

/**
 * Checks units against the database: one that is so on its day already is left as it is, one that is otherwise changes
 * from the day on. Codes: `import.unknown-unit` where nothing is known of the unit above, `import.unit-circle` where the
 * path names a unit twice, `import.empty-cell` where a change has no day.
 */
export async function checkUnits(
  work: ImportWork,
  records: readonly UnitRecord[],
): Promise<{ found: UnitRecord[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const known = await KnownUnits.read(work);
  const inFile = new Map(records.map((record) => [record.path.at(-1) ?? '', record]));
  const errors: ImportError[] = [];
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const today = zone(work.zone).dateAt(work.now);
  const found = records.filter((record) => {
    const { line, path, validFrom } = record;
    const day = validFrom ?? today;
    const place = { line, column: 'unit', value: path.join('/') };
    if (new Set(path).size < path.length) {
      errors.push(importError(place, 'import.unit-circle', 'A unit cannot belong to itself.'));
      return false;
    }
    const above = path.slice(0, -1);
    const aboveInFile = inFile.get(above.at(-1) ?? '');
    const isAboveKnown =
      above.length === 0 ||
      known.find(above, day) !== undefined ||
      (aboveInFile !== undefined && (aboveInFile.validFrom === null || aboveInFile.validFrom <= day));
    if (!isAboveKnown) {
      errors.push(importError(place, 'import.unknown-unit', 'The unit above does not exist on this day.'));
      return false;
    }
    const unit = known.named(path.at(-1) ?? '', day);
    if (!unit) return true;
    const differing = changesOf(record, unit, known.pathOf(unit, day).join('/'));
    if (differing.length === 0) unchanged.push(line);
    else if (validFrom === null)
      errors.push(
        importError({ ...place, column: 'validFrom', value: '' }, 'import.empty-cell', 'A change needs its day.'),
      );
    changes.push(...differing);
    return differing.length > 0;
  });
  return { found, errors, unchanged, changes };
}

/** One short name alone says nothing of the place. */
function changesOf(record: UnitRecord, unit: KnownUnit, placeBefore: string): LineChange[] {
  const { line } = record;
  const place = record.path.join('/');
  const isElsewhere = record.path.length > 1 && placeBefore !== place;
  return [
    ...(isElsewhere ? [{ line, column: 'unit', before: placeBefore, after: place }] : []),
    ...(record.name === unit.name ? [] : [{ line, column: 'name', before: unit.name, after: record.name }]),
    ...(record.kind === unit.kind ? [] : [{ line, column: 'kind', before: unit.kind, after: record.kind }]),
  ];
}

/** Writes units by the acts of the organisation, those above first. @throws Problem, see `foundUnit` and `changeUnit` */
export async function writeUnits(work: ImportWork, units: readonly UnitRecord[]): Promise<void> {
  const { client, tenantId, actor } = work;
  const acting: UnitWork = {
    client,
    tenantId,
    actor,
    entities: work.entities(),
    today: zone(work.zone).dateAt(work.now),
  };
  for (const { path, name, kind, validFrom } of units.toSorted((a, b) => a.path.length - b.path.length)) {
    // Read for each line: what was written just now is part of the tree.
    const known = await KnownUnits.readPath(work, path);
    const day = validFrom ?? acting.today;
    const parentId = path.length === 1 ? null : (known.find(path.slice(0, -1), day)?.unitId ?? null);
    const shortName = path.at(-1) ?? '';
    const unit = known.named(shortName, day);
    if (!unit) await foundUnit(acting, { from: validFrom, parentId, kind, name, shortName });
    else if (validFrom !== null)
      await changeUnit(acting, unit, validFrom, {
        ...(path.length > 1 && parentId !== unit.parentId ? { parentId } : {}),
        ...(name === unit.name ? {} : { name }),
        ...(kind === unit.kind ? {} : { kind }),
      });
  }
}
