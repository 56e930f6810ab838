import {
  type AgreementKey,
  type AgreementParameters,
  type AgreementVersion,
  type Overlay,
  type ResolvedAgreement,
  completeParameters,
  resolveAgreement,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { type AnnexChain, type UnitAnnex, UnitAnnexes } from './unit-annexes';

/** A temporary rule as it was published, and ended earlier perhaps. */
export interface PublishedOverlay extends Overlay {
  readonly legalBasis: string;
  /** Last day as it was decided first; `validTo` is the one that counts. */
  readonly decidedTo: string;
  /** The fact that ended it earlier; null without. */
  readonly endId: string | null;
}

interface Agreements {
  rulesVersion: number;
  versions: Map<string, AgreementVersion[]>;
  overlays: Map<string, PublishedOverlay[]>;
  annexes: UnitAnnexes;
  names: Map<string, string>;
  /** Resolved rules by agreement, or its annexes that may hold, then by date: thousands of people share them. */
  resolved: Map<string | AnnexChain, Map<string, ResolvedAgreement | null>>;
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

/** The agreements of one tenant at one moment. */
export class TenantAgreements {
  constructor(private readonly agreements: Agreements) {}

  /**
   * The rules of a day; null where no version of the agreement holds it.
   * @param unitId the person's unit on the day: annexes of it and of the units above hold as well
   */
  on(agreementId: string, date: string, unitId: string | null = null): ResolvedAgreement | null {
    const annexes = unitId === null ? [] : this.agreements.annexes.chain(agreementId, unitId);
    const key = annexes.length > 0 ? annexes : agreementId;
    let byDate = this.agreements.resolved.get(key);
    if (!byDate) this.agreements.resolved.set(key, (byDate = new Map()));
    let resolved = byDate.get(date);
    if (resolved === undefined) {
      resolved = resolveAgreement(
        date,
        this.agreements.versions.get(agreementId) ?? [],
        this.agreements.overlays.get(agreementId) ?? [],
        annexes,
      );
      byDate.set(date, resolved);
    }
    return resolved;
  }

  /** Every agreement, by name. */
  all(): { agreementId: string; name: string }[] {
    return [...this.agreements.names]
      .map(([agreementId, name]) => ({ agreementId, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de'));
  }

  nameOf(agreementId: string): string {
    return this.agreements.names.get(agreementId) ?? '';
  }

  /** Every published version of the agreement, in order. */
  versionsOf(agreementId: string): readonly AgreementVersion[] {
    return this.agreements.versions.get(agreementId) ?? [];
  }

  /** Every temporary rule on top of the agreement, ended ones too. */
  overlaysOf(agreementId: string): readonly PublishedOverlay[] {
    return this.agreements.overlays.get(agreementId) ?? [];
  }

  /** Every annex of the tenant. */
  get annexes(): UnitAnnexes {
    return this.agreements.annexes;
  }

  annexTitle(annexId: string): string {
    return (
      this.all()
        .flatMap(({ agreementId }) => this.annexes.of(agreementId))
        .find((annex) => annex.annexId === annexId)?.title ?? ''
    );
  }

  overlayTitle(overlayId: string): string {
    const overlays = [...this.agreements.overlays.values()].flat();
    return overlays.find((overlay) => overlay.overlayId === overlayId)?.title ?? '';
  }

  /** Titles of the overlays that changed something on the day. */
  overlayTitles(agreement: ResolvedAgreement): string[] {
    const ids = new Set(Object.values(agreement.overlaid));
    return (this.agreements.overlays.get(agreement.agreementId) ?? [])
      .filter((overlay) => ids.has(overlay.overlayId))
      .map((overlay) => overlay.title);
  }
}

interface VersionJson {
  version: number;
  from: string;
  to: string | null;
  parameters: AgreementParameters;
  paragraphs: Partial<Record<AgreementKey, string>>;
}

interface OverlayJson {
  id: string;
  title: string;
  basis: string;
  from: string;
  to: string;
  decidedTo: string;
  endId: string | null;
  set: Partial<AgreementParameters>;
  precedence: number;
}

interface AnnexJson {
  id: string;
  unit: string;
  unitName: string;
  title: string;
  from: string;
  to: string | null;
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
       (select jsonb_agg(jsonb_build_object('id', x.annex_id, 'unit', x.org_unit_id, 'unitName', u.name, 'title', x.title,
          'from', lower(x.valid_during), 'to', upper(x.valid_during) - 1, 'set', x.set_parameters, 'paragraphs', x.paragraphs)
          order by lower(x.valid_during), x.annex_id)
        from agreement_annex x join org_unit u using (tenant_id, org_unit_id)
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
          set: o.set,
          precedence: o.precedence,
          legalBasis: o.basis,
        })),
      ]),
    ),
    resolved: new Map(),
  };
}

/** The tree of units is only read where a unit has an annex. */
async function annexesOf(db: Queryable, tenantId: number, rows: readonly AgreementRow[]): Promise<UnitAnnexes> {
  const published = rows.filter(({ annexes }) => annexes);
  if (published.length === 0) return UnitAnnexes.NONE;
  const { rows: units } = await db.query<{ org_unit_id: string; parent_id: string | null }>(
    'select org_unit_id, parent_id from org_unit where tenant_id = $1',
    [tenantId],
  );
  const annexOf = ({ id, unit, from, to, ...annex }: AnnexJson): UnitAnnex => {
    return { ...annex, annexId: id, unitId: unit, validFrom: from, validTo: to };
  };
  return new UnitAnnexes(
    new Map(published.map(({ agreement_id, annexes }) => [agreement_id, (annexes ?? []).map(annexOf)])),
    new Map(units.map(({ org_unit_id, parent_id }) => [org_unit_id, parent_id])),
  );
}
