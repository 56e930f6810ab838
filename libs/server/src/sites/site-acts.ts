import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Problem, newId } from '../platform';
import { FIRST_HOLIDAY_YEAR, type RegionSpan, lastHolidayYear } from './calendar-days';
import { REGIONS } from './public-holidays';
import { readRegions, renewCalendars } from './renew-calendars';
import { SiteRegion } from './site-region.entity';
import { type SeenSite, type SiteWork, lockCity, lockSite, refusedKindly } from './site-work';
import { Site } from './site.entity';

/**
 * A site with the public holidays of a region, since before the records: people may have worked there for long.
 * @returns its id
 * @throws Problem `site.name-taken`, `site.unknown-region`
 */
export async function foundSite(
  work: SiteWork,
  { name, region }: { readonly name: string; readonly region: string },
): Promise<string> {
  const { entities, tenantId, client, actor } = work;
  assertKnown(region);
  await lockCity(work);
  const siteId = newId();
  const changedAt = () => 'clock_timestamp()';
  await refusedKindly(() => entities.getRepository(Site).insert({ tenantId, siteId, name, changedAt }));
  await entities.getRepository(SiteRegion).insert({ tenantId, siteId, validDuring: '(,)', region });
  await renewCalendars(work, [siteId], { from: `${FIRST_HOLIDAY_YEAR}-01-01`, to: null });
  await recordAudit(client, actor, 'site.founded', { subjectId: siteId, payload: { after: { name, region } } });
  return siteId;
}

/** What of a site is otherwise; what is left out stays. */
export interface SiteValues {
  readonly name?: string;
  /** Null: open again. */
  readonly closedFrom?: LocalDate | null;
}

/**
 * Another name, or closed for those who come from a day on. Names decide about nobody's days, and who is there stays.
 * @throws Problem `not-found`, `stale`, `site.nothing-changed`, `site.name-taken`
 */
export async function changeSite(work: SiteWork, seen: SeenSite, values: SiteValues): Promise<void> {
  const { entities, tenantId, client, actor } = work;
  const old = await lockSite(work, seen);
  const said = Object.entries(values).filter(([key, value]) => value !== old[key as keyof SiteValues]);
  if (said.length === 0) throw new Problem('site.nothing-changed');
  const after = Object.fromEntries(said);
  const { siteId } = seen;
  await refusedKindly(() =>
    entities.getRepository(Site).update({ tenantId, siteId }, { ...after, changedAt: () => 'clock_timestamp()' }),
  );
  const before = Object.fromEntries(said.map(([key]) => [key, old[key as keyof SiteValues]]));
  await recordAudit(client, actor, 'site.changed', { subjectId: siteId, payload: { before, after } });
}

/**
 * Public holidays of another region from a day on, until another change that is planned already.
 * @throws Problem `not-found`, `stale`, `site.nothing-changed`, `site.unknown-region`, `site.closed-months`
 */
export async function changeRegion(
  work: SiteWork,
  seen: SeenSite,
  { from, region }: { readonly from: LocalDate; readonly region: string },
): Promise<void> {
  const { tenantId, client, actor } = work;
  const { siteId } = seen;
  assertKnown(region);
  await lockCity(work);
  await lockSite(work, seen);
  const spans = (await readRegions(client, tenantId, [siteId])).get(siteId) ?? [];
  const old = spans.find((span) => isIn(span, from));
  if (!old || old.region === region) throw new Problem('site.nothing-changed');
  const after = joined([
    ...spans.filter((span) => span !== old && span.to !== null && span.to < from),
    ...(old.from === from ? [] : [{ ...old, to: addDays(from, -1) }]),
    { from, to: old.to, region },
    ...spans.filter((span) => span.from !== null && span.from > from),
  ]);
  await replaceRegions(work, siteId, after);
  await renewCalendars(work, [siteId], { from, to: old.to });
  await recordAudit(client, actor, 'site.region-changed', {
    ...{ subjectId: siteId, payload: { from, before: { region: old.region }, after: { region } } },
  });
}

/**
 * Takes back that another region holds from a day on, as long as that day is to come: what held before goes on until the
 * next change that is planned.
 * @throws Problem `not-found` where nothing begins on the day, `stale`, `site.region-began`, `site.closed-months`
 */
export async function withdrawRegion(work: SiteWork, seen: SeenSite, from: LocalDate): Promise<void> {
  const { client, tenantId, actor } = work;
  const { siteId } = seen;
  await lockCity(work);
  await lockSite(work, seen);
  const spans = (await readRegions(client, tenantId, [siteId])).get(siteId) ?? [];
  const index = spans.findIndex((span) => span.from === from);
  if (index < 1) throw new Problem('not-found');
  if (from <= work.today) throw new Problem('site.region-began');
  const [before, planned] = [spans[index - 1], spans[index]];
  const after = joined([...spans.slice(0, index - 1), { ...before, to: planned.to }, ...spans.slice(index + 1)]);
  await replaceRegions(work, siteId, after);
  await renewCalendars(work, [siteId], { from, to: planned.to });
  await recordAudit(client, actor, 'site.region-withdrawn', {
    ...{ subjectId: siteId, payload: { from, before: { region: planned.region }, after: { region: before.region } } },
  });
}

/**
 * Writes public holidays of years that have none yet: calendars reach some years ahead, and time goes on.
 * @throws Problem `not-found`, `stale`, `site.nothing-changed`
 */
export async function continueCalendar(work: SiteWork, seen: SeenSite): Promise<void> {
  const { tenantId, client, actor } = work;
  const { siteId } = seen;
  await lockCity(work);
  await lockSite(work, seen);
  const { rows } = await client.query<{ year: number | null }>(
    `select extract(year from max(date))::int as year from holiday
     where tenant_id = $1 and site_id = $2 and source = 'date-holidays'`,
    [tenantId, siteId],
  );
  const from: LocalDate = `${(rows[0].year ?? FIRST_HOLIDAY_YEAR - 1) + 1}-01-01`;
  if ((await renewCalendars(work, [siteId], { from, to: null })) === 0) throw new Problem('site.nothing-changed');
  await raiseVersion(work, siteId);
  const after = { year: lastHolidayYear(work.today) };
  await recordAudit(client, actor, 'site.calendar-continued', { subjectId: siteId, payload: { from, after } });
}

/** Regions of a site, all of them. */
async function replaceRegions(work: SiteWork, siteId: string, spans: readonly RegionSpan[]): Promise<void> {
  const { entities, tenantId } = work;
  const repository = entities.getRepository(SiteRegion);
  await repository.delete({ tenantId, siteId });
  await repository.insert(spans.map((span) => ({ tenantId, siteId, validDuring: rangeOf(span), region: span.region })));
  await raiseVersion(work, siteId);
}

/** Whoever looked at the site before has to look again. */
async function raiseVersion({ entities, tenantId }: SiteWork, siteId: string): Promise<void> {
  await entities.getRepository(Site).update({ tenantId, siteId }, { changedAt: () => 'clock_timestamp()' });
}

function assertKnown(region: string): void {
  if (!REGIONS.includes(region)) throw new Problem('site.unknown-region', { region });
}

const isIn = ({ from, to }: RegionSpan, day: LocalDate): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/** Neighbours of the same region as one. */
const joined = (spans: readonly RegionSpan[]): RegionSpan[] =>
  spans.reduce<RegionSpan[]>((all, span) => {
    const last = all.at(-1);
    return last?.region === span.region ? [...all.slice(0, -1), { ...last, to: span.to }] : [...all, span];
  }, []);

/** Days as PostgreSQL writes them. */
const rangeOf = ({ from, to }: RegionSpan): string => `[${from ?? ''},${to === null ? '' : addDays(to, 1)})`;
