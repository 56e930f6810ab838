import { type LocalDate, zone } from '@zeitbuch/working-time';
import { type ImportError, importError } from './error-list';
import { type PersonRecord } from './people-file';
import { readUsualAgreements } from '../organisation';
import { readAgreements } from './agreements';
import { KnownUnits } from './unit-path';
import { type ImportWork } from './work';
import { type FailCell } from './known-employments';
import { type LineChange } from './kind-of-import';
import { type ChangedPerson, changeOf, failUnfit } from './changed-people';
import { type MissingPerson, noteHindrance } from './missing-people';
import { type PersonOnRecord, readPeopleOnRecord } from './people-on-record';

/** A person with the ids of what the file calls by name. */
interface ResolvedPerson extends PersonRecord {
  readonly unitId: string;
  readonly agreementId: string;
  readonly siteId: string;
  /** The record with which they left, of somebody who comes back. */
  readonly follows?: string;
}

/**
 * Checks people against the database: who is there already just as the line says is left as they are, others change from
 * a day on. Codes: `import.person-exists` where the line says otherwise what no file changes, `import.email-exists`, `import.unknown-unit`, `import.unit-not-there` on one of the days of employment, `import.unknown-agreement`, `import.no-usual-agreement`, `import.unknown-site`, `import.no-site`.
 */
export async function checkPeople(
  work: ImportWork,
  lines: readonly (PersonRecord | MissingPerson)[],
): Promise<{
  found: FoundPeople;
  errors: ImportError[];
  notes: ImportError[];
  unchanged: number[];
  changes: LineChange[];
}> {
  const missing = lines.filter((line) => 'isMissing' in line);
  const records = lines.filter((line): line is PersonRecord => !('isMissing' in line));
  const today = zone(work.zone).dateAt(work.now);
  const known = await readKnown(work, records, today);
  const errors: ImportError[] = [];
  const found: { people: ResolvedPerson[]; changed: ChangedPerson[] } = { people: [], changed: [] };
  const changes: LineChange[] = missing.map(({ line, lastDay }) => ({
    ...{ line, column: 'leftOn', before: '', after: lastDay },
  }));
  const notes = missing.flatMap((one) => noteHindrance(one) ?? []);
  const unchanged: number[] = [];
  const onRecord = await readPeopleOnRecord(work, records);
  for (const record of records) {
    const fail: FailCell = (cell, code, message) =>
      errors.push(importError({ line: record.line, ...cell }, code, message));
    const { personnelNumber, email } = record;
    const path = record.unitPath.join('/');
    const unit = known.units.find(record.unitPath, today) ?? known.units.find(record.unitPath, record.hiredOn);
    const unitId = unit?.unitId;
    const person = onRecord.get(personnelNumber);
    const isBack = person !== undefined && comesBack(record, person, today);
    if (person && !isBack) {
      const siteId = known.sites.get(record.site ?? '');
      const agreementId = known.agreements.get(record.agreement ?? '');
      const changed = changeOf({ ...record, unitId, agreementId, siteId }, person, record.changedFrom ?? today);
      if (changed.differences.length === 0) unchanged.push(record.line);
      failUnfit(changed, known, fail);
      found.changed.push(...(changed.differences.length > 0 ? [changed] : []));
      for (const { column, before, value } of changed.differences)
        changes.push({ line: record.line, column, before, after: value });
      continue;
    }
    if (known.emails.has(email.toLowerCase()) && email.toLowerCase() !== person?.email)
      fail({ column: 'email', value: email }, 'import.email-exists', 'Somebody already has this e-mail address.');
    if (!unit) fail({ column: 'unit', value: path }, 'import.unknown-unit', 'No unit is found under this path.');
    else if (!known.units.isThere(unit.unitId, record.hiredOn, record.leftOn))
      fail({ column: 'unit', value: path }, 'import.unit-not-there', 'The unit does not exist all the time.');
    const agreementId = agreementOf(record, { ...known, unitId }, { fail, notes });
    const siteId = siteOf(known.sites, record, fail);
    failClosedSite({ closedFrom: known.closings.get(siteId ?? ''), to: record.leftOn, site: record.site ?? '' }, fail);
    if (unitId && agreementId && siteId)
      found.people.push({ ...record, unitId, agreementId, siteId, follows: person?.employeeId });
  }
  return { found: { ...found, missing }, errors, notes, unchanged, changes };
}

/** Whether a line says that somebody who left begins again: then they get a record of their own. */
const comesBack = ({ hiredOn }: PersonRecord, { leftOn }: PersonOnRecord, today: LocalDate): boolean =>
  leftOn !== null && leftOn < today && hiredOn > leftOn;

/** What is to be written of a file of people. */
export interface FoundPeople {
  readonly people: readonly ResolvedPerson[];
  readonly changed: readonly ChangedPerson[];
  /** Who leaves. */
  readonly missing: readonly MissingPerson[];
}

async function readKnown({ client, tenantId }: ImportWork, records: readonly PersonRecord[], today: LocalDate) {
  const emails = records.map(({ email }) => email.toLowerCase());
  const taken = await client.query<{ email: string }>(
    // Addresses are kept in small letters, whoever writes them; asked for like this they are found by their index.
    'select email from employee where tenant_id = $1 and email = any($2::text[]) and followed_by is null',
    [tenantId, emails],
  );
  return {
    emails: new Set(taken.rows.map(({ email }) => email)),
    units: await unitsOf({ client, tenantId }, records),
    agreements: await readAgreements({ client, tenantId }),
    usual: records.some(({ agreement }) => agreement === null)
      ? await readUsualAgreements(client, tenantId, today)
      : new Map<string, string>(),
    sites: await readSites(client, tenantId),
    closings: await readClosings(client, tenantId),
  };
}

/** Of a few people the units that they name: a file is written in hundreds of steps, and a city has hundreds of units. */
const unitsOf = (db: Pick<ImportWork, 'client' | 'tenantId'>, records: readonly PersonRecord[]): Promise<KnownUnits> =>
  records.length > PEOPLE_OF_FEW_UNITS
    ? KnownUnits.read(db)
    : KnownUnits.readPath(db, [...new Set(records.flatMap(({ unitPath }) => unitPath))]);

/** With more people than these all units are read at once. */
const PEOPLE_OF_FEW_UNITS = 50;

/** The agreement that the file names, or the usual one of the unit, which is noted. */
function agreementOf(
  { line, agreement }: PersonRecord,
  known: {
    readonly agreements: ReadonlyMap<string, string>;
    readonly usual: ReadonlyMap<string, string>;
    readonly unitId: string | undefined;
  },
  { fail, notes }: { readonly fail: FailCell; readonly notes: ImportError[] },
): string | undefined {
  const { agreements, usual, unitId } = known;
  const name = agreement ?? usual.get(unitId ?? '');
  const cell = { column: 'agreement', value: name ?? '' };
  if (name === undefined) {
    // Where no unit is known, that is what is wrong.
    if (unitId) fail(cell, 'import.no-usual-agreement', 'No agreement is usual in the unit: name one.');
    return undefined;
  }
  const agreementId = agreements.get(name);
  if (!agreementId) fail(cell, 'import.unknown-agreement', 'No agreement has this name.');
  else if (agreement === null)
    notes.push(importError({ ...cell, line }, 'import.usual-agreement', `The usual one of the unit: ${name}.`));
  return agreementId;
}

/** The site that the file names, or the only one that there is: nothing is guessed. */
function siteOf(sites: ReadonlyMap<string, string>, { site }: PersonRecord, fail: FailCell): string | undefined {
  if (site === null) {
    const [only, ...others] = sites.values();
    if (only && others.length === 0) return only;
    fail(
      { column: 'site', value: '' },
      'import.no-site',
      only ? 'There are several sites: name one.' : 'The tenant has no site yet.',
    );
    return undefined;
  }
  const siteId = sites.get(site);
  if (!siteId) fail({ column: 'site', value: site }, 'import.unknown-site', 'No site has this name.');
  return siteId;
}

/** Ids of the tenant's sites by name. */
export async function readSites(client: ImportWork['client'], tenantId: number): Promise<Map<string, string>> {
  const { rows } = await client.query<{ site_id: string; name: string }>(
    'select site_id, name from site where tenant_id = $1 order by name, site_id',
    [tenantId],
  );
  return new Map(rows.map((row) => [row.name, row.site_id]));
}

/** From when nobody comes any more, by the id of a site; open ones are left out. */
export async function readClosings(
  client: ImportWork['client'],
  tenantId: number,
): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await client.query<{ site_id: string; closed_from: LocalDate }>(
    'select site_id, closed_from::text from site where tenant_id = $1 and closed_from is not null',
    [tenantId],
  );
  return new Map(rows.map((row) => [row.site_id, row.closed_from]));
}

/** Notes `import.site-closed` where somebody would still be there when the site takes nobody any more. */
export function failClosedSite(
  { closedFrom, to, site }: { readonly closedFrom?: LocalDate; readonly to: LocalDate | null; readonly site: string },
  fail: FailCell,
): void {
  if (closedFrom !== undefined && (to === null || to >= closedFrom))
    fail(
      { column: 'site', value: site },
      'import.site-closed',
      `Nobody comes to the site any more from ${closedFrom} on.`,
    );
}
