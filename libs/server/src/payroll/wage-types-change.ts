import { PAYROLL_CODES, payrollFormat, type WageTypeMapping } from '@zeitbuch/payroll-export';
import { firstDayOf, type PersonnelGroup } from '@zeitbuch/working-time';
import { type FieldError, Problem, type Queryable } from '../platform';
import { readMappings } from './payroll-source';
import { type SettingChange, type WageTypeRow, type WageTypesContent } from './setting-kinds';

/** A wage type of one personnel group. */
interface Held extends WageTypeRow {
  readonly personnelGroup: PersonnelGroup;
}

/** In the columns of what is not exported, which takes neither. */
const UNUSED = '0';

/**
 * Wage types of some codes from a month on.
 * @throws Problem `request.invalid` with every field that the format does not take; `payroll.mixed-units` {wageType} where
 *   hours and days would be added up under one wage type; `payroll.nothing-changes`
 */
export async function wageTypesChange(
  db: Queryable,
  tenantId: number,
  content: WageTypesContent,
): Promise<SettingChange> {
  const flaws = flawsOf(content);
  if (flaws.length > 0) throw new Problem('request.invalid', {}, flaws);
  const { format, from, personnelGroups, rows } = content;
  const day = firstDayOf(from);
  const held = (await readMappings(db, tenantId, format))
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
    .map(heldOf)
    .filter(({ personnelGroup }) => personnelGroups.includes(personnelGroup));
  const wanted = personnelGroups.flatMap((personnelGroup) => rows.map((row): Held => ({ personnelGroup, ...row })));
  const replaced = wanted.map((row) => held.find((one) => isSamePlace(one, row)) ?? null);
  const changed = wanted.filter((row, at) => !isSame(row, replaced[at]));
  if (changed.length === 0) throw new Problem('payroll.nothing-changes');
  const after = [...wanted, ...held.filter((one) => !wanted.some((row) => isSamePlace(one, row)))];
  for (const personnelGroup of personnelGroups)
    refuseMixedUnits(after.filter((row) => row.personnelGroup === personnelGroup));
  return {
    before: { wageTypes: replaced.filter((row) => row !== null) },
    write: () => write(db, tenantId, { format, day }, changed),
  };
}

async function write(
  db: Queryable,
  tenantId: number,
  { format, day }: { readonly format: string; readonly day: string },
  rows: readonly Held[],
): Promise<void> {
  const each = <T>(value: (row: Held) => T): T[] => rows.map(value);
  const place = [tenantId, format, day, each((row) => row.personnelGroup), each((row) => row.code)];
  await db.query(
    `update wage_type_mapping m set valid_during = daterange(lower(m.valid_during), $3::date)
     from unnest($4::text[], $5::text[]) as r(personnel_group, code)
     where m.tenant_id = $1 and m.target = $2 and m.personnel_group = r.personnel_group and m.code = r.code
       and m.valid_during @> $3::date and lower(m.valid_during) is distinct from $3::date`,
    place,
  );
  // What was to begin on this very day never came to hold: the log keeps it.
  await db.query(
    `delete from wage_type_mapping m using unnest($4::text[], $5::text[]) as r(personnel_group, code)
     where m.tenant_id = $1 and m.target = $2 and m.personnel_group = r.personnel_group and m.code = r.code
       and lower(m.valid_during) = $3::date`,
    place,
  );
  await db.query(
    `insert into wage_type_mapping (tenant_id, target, code, personnel_group, wage_type, processing_key, exported, valid_during)
     select $1, $2, r.code, r.personnel_group, r.wage_type, r.processing_key, r.exported,
       daterange($3::date, (select min(lower(later.valid_during)) from wage_type_mapping later
         where later.tenant_id = $1 and later.target = $2 and later.personnel_group = r.personnel_group
           and later.code = r.code and lower(later.valid_during) > $3::date))
     from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[])
       as r(personnel_group, code, wage_type, processing_key, exported)`,
    [
      ...place,
      each((row) => row.wageType ?? UNUSED),
      each((row) => row.processingKey ?? UNUSED),
      each((row) => row.exported),
    ],
  );
}

/** Hours and days under one wage type and key would be added up by payroll as if they were the same. */
function refuseMixedUnits(rows: readonly WageTypeRow[]): void {
  const exported = rows.filter(({ exported: travels }) => travels);
  const groups = Map.groupBy(exported, ({ wageType, processingKey }) => JSON.stringify([wageType, processingKey]));
  for (const group of groups.values())
    if (new Set(group.map(({ code }) => PAYROLL_CODES[code])).size > 1)
      throw new Problem('payroll.mixed-units', { wageType: group[0].wageType ?? '' });
}

function flawsOf({ format, personnelGroups, rows }: WageTypesContent): FieldError[] {
  const takes = payrollFormat(format)?.takes;
  const flaws: FieldError[] = [];
  if (new Set(personnelGroups).size < personnelGroups.length)
    flaws.push({ field: 'personnelGroups', code: 'arrayUnique', message: 'personnelGroups names each group once' });
  rows.forEach((row, at) => {
    const say = (field: string, code: string) =>
      flaws.push({ field: `rows.${at}.${field}`, code, message: `${field} of ${row.code} does not fit the format` });
    if (rows.findIndex(({ code }) => code === row.code) < at) say('code', 'arrayUnique');
    if (row.exported && !takes?.wageType.test(row.wageType ?? '')) say('wageType', 'wageType');
    if (row.exported && !takes?.processingKey.test(row.processingKey ?? '')) say('processingKey', 'processingKey');
    if (!row.exported && (row.wageType !== null || row.processingKey !== null)) say('exported', 'notExported');
  });
  return flaws;
}

function heldOf({ code, personnelGroup, exported, wageType, processingKey }: WageTypeMapping): Held {
  return {
    personnelGroup: personnelGroup as PersonnelGroup,
    code,
    exported,
    wageType: exported ? wageType : null,
    processingKey: exported ? processingKey : null,
  };
}

const isSamePlace = (a: Held, b: Held): boolean => a.personnelGroup === b.personnelGroup && a.code === b.code;
const isSame = (a: WageTypeRow, b: WageTypeRow | null): boolean =>
  b !== null && a.exported === b.exported && a.wageType === b.wageType && a.processingKey === b.processingKey;
