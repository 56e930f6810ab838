import { type LocalDate, type Minutes } from '@zeitbuch/working-time';
import { type HolidayValues, changeHoliday, closedMonthsAt, enterHoliday } from '../sites';
import { type ImportError, importError } from './error-list';
import { type HolidayRecord } from './holidays-file';
import { type LineChange } from './kind-of-import';
import { siteWork } from './sites';
import { type ImportWork } from './work';

interface KnownHoliday {
  readonly holidayId: string;
  readonly version: number;
  readonly date: LocalDate;
  readonly siteId: string | null;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly halfDayFrom: Minutes | null;
}
type ResolvedHoliday = HolidayRecord & { readonly siteId: string | null };

/**
 * Checks days of the city's own against the database: one that is on record just so is left as it is, another one of its
 * day and site changes. Codes: `import.unknown-site`, `import.public-holiday` where the law has the day anyway,
 * `import.closed-month` where somebody there has a closed month.
 */
export async function checkHolidays(
  work: ImportWork,
  records: readonly HolidayRecord[],
): Promise<{ found: ResolvedHoliday[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const sites = await readSiteIds(work);
  const known = await readKnown(work);
  const byLaw = await readByLaw(work, records);
  const errors: ImportError[] = [];
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const found: ResolvedHoliday[] = [];
  for (const record of records) {
    const { line, date, site } = record;
    const siteId = site === null ? null : sites.get(site);
    if (siteId === undefined) {
      errors.push(
        importError({ line, column: 'site', value: site ?? '' }, 'import.unknown-site', 'No site has this name.'),
      );
      continue;
    }
    const before = known.get(keyOf({ date, siteId }));
    const differing = before ? changesOf(record, before) : [];
    if (before && differing.length === 0) {
      unchanged.push(line);
      continue;
    }
    const at = siteId === null ? [...sites.values()] : [siteId];
    const decides = !before || before.halfDayFrom !== record.halfDayFrom;
    const day = { line, column: 'date', value: date };
    if (at.length > 0 && at.every((id) => byLaw.has(keyOf({ date, siteId: id }))))
      errors.push(importError(day, 'import.public-holiday', 'The day is a public holiday there anyway.'));
    else if (
      decides &&
      (
        await closedMonthsAt(
          work,
          at.map((id) => ({ siteId: id, date })),
        )
      ).months.length > 0
    )
      errors.push(importError(day, 'import.closed-month', 'Somebody who works there has a closed month.'));
    else found.push({ ...record, siteId });
    changes.push(...differing);
  }
  return { found, errors, unchanged, changes };
}

/** Enters and changes days by the acts of the feature. @throws Problem, see `enterHoliday` and `changeHoliday` */
export async function writeHolidays(work: ImportWork, holidays: readonly ResolvedHoliday[]): Promise<void> {
  const known = await readKnown(work);
  const acting = siteWork(work);
  for (const { siteId, date, nameDe, nameEn, halfDayFrom } of holidays) {
    const values: HolidayValues = { date, nameDe, nameEn, halfDayFrom };
    const before = known.get(keyOf({ date, siteId }));
    if (before) await changeHoliday(acting, before, values);
    else await enterHoliday(acting, { ...values, siteId });
  }
}

const keyOf = ({ date, siteId }: { readonly date: LocalDate; readonly siteId: string | null }): string =>
  `${date} ${siteId ?? ''}`;

function changesOf({ line, nameDe, nameEn, halfDayFrom }: HolidayRecord, known: KnownHoliday): LineChange[] {
  const clock = (minute: Minutes | null) =>
    minute === null ? '' : `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  return [
    ...(nameDe === known.nameDe ? [] : [{ line, column: 'name', before: known.nameDe, after: nameDe }]),
    ...(nameEn === known.nameEn ? [] : [{ line, column: 'nameEn', before: known.nameEn, after: nameEn }]),
    ...(halfDayFrom === known.halfDayFrom
      ? []
      : [{ line, column: 'offFrom', before: clock(known.halfDayFrom), after: clock(halfDayFrom) }]),
  ];
}

async function readSiteIds({ client, tenantId }: ImportWork): Promise<Map<string, string>> {
  const { rows } = await client.query<{ siteId: string; name: string }>(
    'select site_id as "siteId", name from site where tenant_id = $1',
    [tenantId],
  );
  return new Map(rows.map(({ name, siteId }) => [name, siteId]));
}

async function readKnown({ client, tenantId }: ImportWork): Promise<Map<string, KnownHoliday>> {
  const { rows } = await client.query<KnownHoliday>(
    `select holiday_id as "holidayId", version, date::text, site_id as "siteId", name_de as "nameDe", name_en as "nameEn",
       half_day_from as "halfDayFrom"
     from own_holiday where tenant_id = $1`,
    [tenantId],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Days of the file that are public holidays by law, by day and site. */
async function readByLaw({ client, tenantId }: ImportWork, records: readonly HolidayRecord[]): Promise<Set<string>> {
  const { rows } = await client.query<{ date: LocalDate; siteId: string }>(
    `select date::text, site_id as "siteId" from holiday
     where tenant_id = $1 and date = any($2::date[]) and source = 'date-holidays'`,
    [tenantId, records.map(({ date }) => date)],
  );
  return new Set(rows.map(keyOf));
}
