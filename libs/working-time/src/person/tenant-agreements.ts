import { type AgreementVersion, type Overlay, type ResolvedAgreement, resolveAgreement } from '../agreement';
import { type LocalDate } from '../time';
import { type AnnexChain, type AnnexMember, type CircleAnnexes } from './circle-annexes';

/** A temporary rule as it was published, and ended earlier perhaps. */
export interface PublishedOverlay extends Overlay {
  readonly legalBasis: string;
  /** Last day as it was decided first; `validTo` is the one that counts. */
  readonly decidedTo: LocalDate;
  /** The fact that ended it earlier; null without. */
  readonly endId: string | null;
}

/** What a tenant has published, and what was resolved of it. */
export interface PublishedAgreements {
  versions: Map<string, AgreementVersion[]>;
  overlays: Map<string, PublishedOverlay[]>;
  annexes: CircleAnnexes;
  names: Map<string, string>;
  /** Resolved rules by agreement, or its annexes that may hold, then by date: thousands of people share them. */
  resolved: Map<string | AnnexChain, Map<string, ResolvedAgreement | null>>;
}

/** The agreements of one tenant at one moment. */
export class TenantAgreements {
  constructor(private readonly agreements: PublishedAgreements) {}

  /**
   * The rules of a day; null where no version of the agreement holds it.
   * @param member the person as they are on the day: annexes of their circles hold as well
   */
  on(agreementId: string, date: LocalDate, member: AnnexMember | null = null): ResolvedAgreement | null {
    const annexes = member === null ? [] : this.agreements.annexes.chain(agreementId, member, date);
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
  get annexes(): CircleAnnexes {
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
