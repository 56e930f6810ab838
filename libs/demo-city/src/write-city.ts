import { type ClientBase } from 'pg';
import { type LocalDate } from '@zeitbuch/working-time';
import { dateRange, foundAbsenceKinds, renewCalendars } from '@zeitbuch/server';
import { type DemoAgreement } from './agreements';
import { type CopyRecord, copyRecords } from './copy';
import { DemoIds } from './demo-ids';
import { DEMO_SITES, ownDaysOfDemo } from './sites';
import { type DemoUnit } from './units';

export const DEMO_TENANTS = [
  { tenantId: 1, name: 'Stadt Lindenau', shortName: 'LINDENAU' },
  { tenantId: 2, name: 'Stadtreinigung Lindenau', shortName: 'STADTREINIGUNG' },
] as const;

/** Before every day of the demo. */
const FIRST_DAY = '2019-01-01';

/** Ids of what is not a person's. */
export class CityIds {
  readonly #ids = new DemoIds(0);
  readonly #known = new Map<string, string>();

  /** The id of a site, unit or agreement by its name: always the same. */
  of(kind: 'site' | 'unit' | 'agreement', tenantId: number, name = ''): string {
    const key = `${kind} ${tenantId} ${name}`;
    const id = this.#known.get(key) ?? this.#ids.next(0);
    this.#known.set(key, id);
    return id;
  }

  /** An id for something that nobody asks for again. */
  next(): string {
    return this.#ids.next(0);
  }
}

/** Writes tenants, sites with their holidays, units and agreements. */
export async function writeCity(
  client: ClientBase,
  units: readonly DemoUnit[],
  { agreements, asOf }: { readonly agreements: readonly DemoAgreement[]; readonly asOf: LocalDate },
): Promise<CityIds> {
  const ids = new CityIds();
  for (const { tenantId, name, shortName } of DEMO_TENANTS) {
    await copyRecords(client, 'tenant', [{ tenant_id: tenantId, name, short_name: shortName }]);
    await foundAbsenceKinds(client, tenantId);
  }
  for (const { tenantId, name, region } of DEMO_SITES) {
    const siteId = ids.of('site', tenantId, name);
    await copyRecords(client, 'site', [{ tenant_id: tenantId, site_id: siteId, name }]);
    await copyRecords(client, 'site_region', [{ tenant_id: tenantId, site_id: siteId, valid_during: '(,)', region }]);
    for (const { site, date, nameDe, nameEn, halfDayFrom } of ownDaysOfDemo(asOf))
      if (site === name)
        await copyRecords(client, 'own_holiday', [
          {
            ...{ tenant_id: tenantId, holiday_id: ids.next(), site_id: siteId },
            ...{ date, name_de: nameDe, name_en: nameEn, half_day_from: halfDayFrom },
          },
        ]);
    await renewCalendars({ client, tenantId, today: asOf }, [siteId], { from: FIRST_DAY, to: null });
  }
  const states = units.map((unit) => unitState(unit, ids));
  await copyRecords(
    client,
    'org_unit',
    states.map(({ tenant_id, org_unit_id }) => ({ tenant_id, org_unit_id })),
  );
  await copyRecords(client, 'org_unit_state', states);
  await writeAgreements(client, agreements, ids);
  return ids;
}

function unitState({ tenantId, shortName, parent, kind, name }: DemoUnit, ids: CityIds): CopyRecord {
  return {
    tenant_id: tenantId,
    org_unit_id: ids.of('unit', tenantId, shortName),
    valid_during: '(,)',
    parent_id: parent && ids.of('unit', tenantId, parent),
    kind,
    name,
    short_name: shortName,
  };
}

async function writeAgreements(client: ClientBase, agreements: readonly DemoAgreement[], ids: CityIds): Promise<void> {
  const key = ({ tenantId, name }: DemoAgreement) => ({
    tenant_id: tenantId,
    agreement_id: ids.of('agreement', tenantId, name),
  });
  await copyRecords(
    client,
    'staff_agreement',
    agreements.map((a) => ({ ...key(a), name: a.name })),
  );
  await copyRecords(
    client,
    'staff_agreement_version',
    agreements.flatMap((agreement) =>
      agreement.versions.map(({ from, to, parameters, paragraphs }, index) => ({
        ...key(agreement),
        version: index + 1,
        valid_during: dateRange({ from, to }),
        parameters: JSON.stringify(parameters),
        paragraphs: JSON.stringify(paragraphs),
      })),
    ),
  );
  await copyRecords(
    client,
    'agreement_annex',
    agreements.flatMap((agreement) =>
      (agreement.annexes ?? []).map(({ unit, title, from, to, set, paragraphs }) => ({
        ...key(agreement),
        annex_id: ids.next(),
        org_unit_id: ids.of('unit', agreement.tenantId, unit),
        title,
        valid_during: dateRange({ from, to }),
        set_parameters: JSON.stringify(set),
        paragraphs: JSON.stringify(paragraphs),
      })),
    ),
  );
  await copyRecords(
    client,
    'agreement_overlay',
    agreements.flatMap((agreement) =>
      agreement.overlays.map((overlay, index) => ({
        ...key(agreement),
        overlay_id: ids.next(),
        title: overlay.title,
        legal_basis: overlay.legalBasis,
        valid_from: overlay.validFrom,
        valid_to: overlay.validTo,
        set_parameters: JSON.stringify(overlay.set),
        precedence: index,
      })),
    ),
  );
}
