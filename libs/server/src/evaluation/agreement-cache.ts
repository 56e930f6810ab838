import {
  type AgreementKey,
  type AgreementParameters,
  type AgreementVersion,
  type Overlay,
  type ResolvedAgreement,
  resolveAgreement,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

interface Agreements {
  rulesVersion: number;
  versions: Map<string, AgreementVersion[]>;
  overlays: Map<string, Overlay[]>;
  names: Map<string, string>;
  /** Resolved rules by agreement, then by date: thousands of people share them. */
  resolved: Map<string, Map<string, ResolvedAgreement | null>>;
}

/**
 * The agreements of each tenant, kept in the process for as long as the tenant's
 * `rules_version` stands. Versions and overlays are never changed once published,
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

  /** The rules of a day; null where no version of the agreement holds it. */
  on(agreementId: string, date: string): ResolvedAgreement | null {
    let byDate = this.agreements.resolved.get(agreementId);
    if (!byDate) this.agreements.resolved.set(agreementId, (byDate = new Map()));
    let resolved = byDate.get(date);
    if (resolved === undefined) {
      resolved = resolveAgreement(
        date,
        this.agreements.versions.get(agreementId) ?? [],
        this.agreements.overlays.get(agreementId) ?? [],
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
  overlaysOf(agreementId: string): readonly Overlay[] {
    return this.agreements.overlays.get(agreementId) ?? [];
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
  set: Partial<AgreementParameters>;
  precedence: number;
}

interface AgreementRow {
  agreement_id: string;
  name: string;
  versions: VersionJson[] | null;
  overlays: OverlayJson[] | null;
}

async function read(db: Queryable, tenantId: number, rulesVersion: number): Promise<Agreements> {
  const { rows } = await db.query<AgreementRow>(
    `select a.agreement_id, a.name,
       (select jsonb_agg(jsonb_build_object('version', v.version, 'from', lower(v.valid_during), 'to', upper(v.valid_during) - 1, 'parameters', v.parameters,
          'paragraphs', v.paragraphs) order by v.version)
        from staff_agreement_version v where v.tenant_id = a.tenant_id and v.agreement_id = a.agreement_id) as versions,
       (select jsonb_agg(jsonb_build_object('id', o.overlay_id, 'title', o.title, 'basis', o.legal_basis, 'from', o.valid_from, 'to', o.valid_to, 'set', o.set_parameters, 'precedence', o.precedence))
        from agreement_overlay o where o.tenant_id = a.tenant_id and o.agreement_id = a.agreement_id) as overlays
     from staff_agreement a where a.tenant_id = $1`,
    [tenantId],
  );
  return {
    rulesVersion,
    names: new Map(rows.map((row) => [row.agreement_id, row.name])),
    versions: new Map(
      rows.map((row) => [
        row.agreement_id,
        (row.versions ?? []).map((v) => ({
          agreementId: row.agreement_id,
          version: v.version,
          validFrom: v.from,
          validTo: v.to,
          parameters: v.parameters,
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
          set: o.set,
          precedence: o.precedence,
          legalBasis: o.basis,
        })),
      ]),
    ),
    resolved: new Map(),
  };
}
