import {
  type AgreementKey,
  type AgreementParameters,
  type AnnexCircle,
  type AnnexException,
  type PersonnelGroup,
  type PublishedAgreements,
  TenantAgreements,
  type CircleAnnex,
  CircleAnnexes,
  type UnitPlace,
  UnitTree,
  completeChanges,
  completeParameters,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

interface Agreements extends PublishedAgreements {
  rulesVersion: number;
}

/**
 * The agreements of each tenant, kept in the process for as long as the tenant's
 * `rules_version` stands. Versions, annexes and overlays are never changed once published,
 * so the number is all that has to be compared.
 */
export class AgreementCache {
  readonly #tenants = new Map<number, Agreements>();

  /** Rules of the tenant as of `rulesVersion`, from memory or with one query. */
  async load(db: Queryable, tenantId: number, rulesVersion: number): Promise<TenantAgreements> {
    let agreements = this.#tenants.get(tenantId);
    if (!agreements || agreements.rulesVersion !== rulesVersion) {
      agreements = await read(db, tenantId, rulesVersion);
      this.#tenants.set(tenantId, agreements);
    }
    return new TenantAgreements(agreements);
  }
}

interface VersionJson {
  version: number;
  from: LocalDate;
  to: LocalDate | null;
  parameters: AgreementParameters;
  paragraphs: Partial<Record<AgreementKey, string>>;
}

interface OverlayJson {
  id: string;
  title: string;
  basis: string;
  from: LocalDate;
  to: LocalDate;
  decidedTo: LocalDate;
  endId: string | null;
  set: Partial<AgreementParameters>;
  precedence: number;
}

interface AnnexJson {
  id: string;
  /** One of the three is there: the circle. */
  unit: string | null;
  unitName: string | null;
  group: PersonnelGroup | null;
  people: string[] | null;
  title: string;
  from: LocalDate;
  to: LocalDate | null;
  set: Partial<AgreementParameters>;
  paragraphs: Partial<Record<AgreementKey, string>>;
}

interface AgreementRow {
  agreement_id: string;
  name: string;
  versions: VersionJson[] | null;
  overlays: OverlayJson[] | null;
  annexes: AnnexJson[] | null;
}

async function read(db: Queryable, tenantId: number, rulesVersion: number): Promise<Agreements> {
  const { rows } = await db.query<AgreementRow>(
    `select a.agreement_id, a.name,
       (select jsonb_agg(jsonb_build_object('version', v.version, 'from', lower(v.valid_during), 'to', upper(v.valid_during) - 1, 'parameters', v.parameters,
          'paragraphs', v.paragraphs) order by v.version)
        from staff_agreement_version v where v.tenant_id = a.tenant_id and v.agreement_id = a.agreement_id) as versions,
       (select jsonb_agg(jsonb_build_object('id', o.overlay_id, 'title', o.title, 'basis', o.legal_basis, 'from', o.valid_from, 'to', o.valid_to, 'decidedTo', o.decided_to, 'endId', o.end_id, 'set', o.set_parameters, 'precedence', o.precedence))
        from agreement_overlay_in_force o where o.tenant_id = a.tenant_id and o.agreement_id = a.agreement_id) as overlays,
       (select jsonb_agg(jsonb_build_object('id', x.annex_id, 'unit', x.org_unit_id, 'unitName', u.name, 'group', x.personnel_group,
          'people', (select jsonb_agg(p.employee_id) from agreement_annex_person p where p.tenant_id = x.tenant_id and p.annex_id = x.annex_id), 'title', x.title,
          'from', lower(x.valid_during), 'to', upper(x.valid_during) - 1, 'set', x.set_parameters, 'paragraphs', x.paragraphs)
          order by lower(x.valid_during), x.annex_id)
        from agreement_annex x left join lateral (
          -- As the unit was called when the annex began.
          select s.name from org_unit_state s where s.tenant_id = x.tenant_id and s.org_unit_id = x.org_unit_id
          order by s.valid_during @> lower(x.valid_during) desc, lower(s.valid_during) desc nulls last limit 1) u on true
        where x.tenant_id = a.tenant_id and x.agreement_id = a.agreement_id) as annexes
     from staff_agreement a where a.tenant_id = $1`,
    [tenantId],
  );
  return {
    rulesVersion,
    annexes: await annexesOf(db, tenantId, rows),
    names: new Map(rows.map((row) => [row.agreement_id, row.name])),
    versions: new Map(
      rows.map((row) => [
        row.agreement_id,
        (row.versions ?? []).map((v) => ({
          agreementId: row.agreement_id,
          version: v.version,
          validFrom: v.from,
          validTo: v.to,
          parameters: completeParameters(v.parameters),
          paragraphs: v.paragraphs,
        })),
      ]),
    ),
    overlays: new Map(
      rows.map((row) => [
        row.agreement_id,
        (row.overlays ?? []).map((o) => ({
          overlayId: o.id,
          title: o.title,
          validFrom: o.from,
          validTo: o.to,
          decidedTo: o.decidedTo,
          endId: o.endId,
          set: completeChanges(o.set),
          precedence: o.precedence,
          legalBasis: o.basis,
        })),
      ]),
    ),
    resolved: new Map(),
  };
}

/** The tree of units is only read where a unit has an annex. */
async function annexesOf(db: Queryable, tenantId: number, rows: readonly AgreementRow[]): Promise<CircleAnnexes> {
  const published = rows.filter(({ annexes }) => annexes);
  if (published.length === 0) return CircleAnnexes.NONE;
  const { rows: places } = await db.query<UnitPlace & Record<string, unknown>>(
    `select org_unit_id as "unitId", parent_id as "parentId", lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to"
     from org_unit_state where tenant_id = $1`,
    [tenantId],
  );
  const { rows: exceptions } = await db.query<AnnexException & { employeeId: string }>(
    `select employee_id as "employeeId", annex_id as "annexId", lower(valid_during)::text as "from", (upper(valid_during) - 1)::text as "to"
     from agreement_exception where tenant_id = $1`,
    [tenantId],
  );
  const annexOf = ({ id, title, from, to, set, paragraphs, ...circle }: AnnexJson): CircleAnnex => ({
    ...{
      annexId: id,
      title,
      validFrom: from,
      validTo: to,
      set: completeChanges(set),
      paragraphs,
      circle: circleOf(circle),
    },
  });
  return new CircleAnnexes(
    new Map(published.map(({ agreement_id, annexes }) => [agreement_id, (annexes ?? []).map(annexOf)])),
    new UnitTree(places),
    Map.groupBy(exceptions, ({ employeeId }) => employeeId),
  );
}

function circleOf({
  unit,
  unitName,
  group,
  people,
}: Pick<AnnexJson, 'unit' | 'unitName' | 'group' | 'people'>): AnnexCircle {
  if (unit !== null) return { kind: 'unit', unitId: unit, unitName: unitName ?? '' };
  if (group !== null) return { kind: 'personnelGroup', personnelGroup: group };
  return { kind: 'people', employeeIds: new Set(people) };
}
