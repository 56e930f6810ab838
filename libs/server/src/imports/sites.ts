import { type LocalDate, zone } from '@zeitbuch/working-time';
import { type SiteWork, changeRegion, changeSite, foundSite } from '../sites';
import { type ImportError, importError } from './error-list';
import { type LineChange } from './kind-of-import';
import { type SiteRecord } from './sites-file';
import { type ImportWork } from './work';

interface KnownSite {
  readonly siteId: string;
  readonly name: string;
  readonly version: number;
  readonly closedFrom: LocalDate | null;
  /** On the day that was asked for. */
  readonly region: string;
}

/**
 * Checks sites against the database: one that is so already is left as it is, one that is otherwise changes. Codes:
 * `import.empty-cell` where other holidays have no first day.
 */
export async function checkSites(
  work: ImportWork,
  records: readonly SiteRecord[],
): Promise<{ found: SiteRecord[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const errors: ImportError[] = [];
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const found: SiteRecord[] = [];
  const known = await readSites(work, records);
  for (const record of records) {
    const { line, validFrom } = record;
    const site = known.get(record.name);
    const differing = site ? changesOf(record, site) : [];
    if (site && differing.length === 0) unchanged.push(line);
    else if (validFrom === null && differing.some(({ column }) => column === 'region'))
      errors.push(
        importError({ line, column: 'validFrom', value: '' }, 'import.empty-cell', 'A change needs its day.'),
      );
    else found.push(record);
    changes.push(...differing);
  }
  return { found, errors, unchanged, changes };
}

/** Founds and changes sites by the acts of the feature. @throws Problem, see `foundSite`, `changeSite`, `changeRegion` */
export async function writeSites(work: ImportWork, sites: readonly SiteRecord[]): Promise<void> {
  const acting = siteWork(work);
  for (const record of sites) {
    const { name, region, validFrom, closedFrom } = record;
    const before = (await readSites(work, [record])).get(name);
    if (!before) await foundSite(acting, { name, region });
    else if (validFrom !== null && before.region !== region)
      await changeRegion(acting, before, { from: validFrom, region });
    // Read again: what was written just now has raised the version.
    const site = (await readSites(work, [record])).get(name);
    if (site && closedFrom !== null && site.closedFrom !== closedFrom) await changeSite(acting, site, { closedFrom });
  }
}

/** What acts on sites are done with, by an import. */
export const siteWork = (work: ImportWork): SiteWork => ({
  ...{ client: work.client, tenantId: work.tenantId, actor: work.actor, entities: work.entities() },
  today: zone(work.zone).dateAt(work.now),
});

function changesOf({ line, region, closedFrom }: SiteRecord, site: KnownSite): LineChange[] {
  const isClosedOtherwise = closedFrom !== null && closedFrom !== site.closedFrom;
  return [
    ...(region === site.region ? [] : [{ line, column: 'region', before: site.region, after: region }]),
    ...(isClosedOtherwise ? [{ line, column: 'closedFrom', before: site.closedFrom ?? '', after: closedFrom }] : []),
  ];
}

/** Sites that the lines name, by name, with the region of the day of the line. */
async function readSites(work: ImportWork, records: readonly SiteRecord[]): Promise<Map<string, KnownSite>> {
  const today = zone(work.zone).dateAt(work.now);
  const { rows } = await work.client.query<KnownSite>(
    `select s.site_id as "siteId", s.name, s.version, s.closed_from::text as "closedFrom", r.region
     from unnest($2::text[], $3::date[]) as asked(name, day)
     join site s on s.tenant_id = $1 and s.name = asked.name
     join site_region r on r.tenant_id = s.tenant_id and r.site_id = s.site_id and r.valid_during @> asked.day`,
    [work.tenantId, records.map(({ name }) => name), records.map(({ validFrom }) => validFrom ?? today)],
  );
  return new Map(rows.map((row) => [row.name, row]));
}
