import { type Flaw, type Overlay, layerFlaws, validateOverlay, type TenantAgreements } from '@zeitbuch/working-time';
import { type Publication, type PublicationScope } from './publication';
import { type PublishOverlayDto } from './publication.dto';

/** A temporary rule on top of an agreement. */
export function overlayPublication(
  { client, tenantId, agreementId, published }: PublicationScope,
  overlay: PublishOverlayDto,
): Publication {
  const { overlayId, title, legalBasis, validFrom, validTo, set } = overlay;
  const others = published.overlaysOf(agreementId);
  return {
    flaws: overlayFlaws(overlay, agreementId, published),
    concerned: { from: validFrom, to: validTo },
    uncovered: [],
    audit: { keys: Object.keys(set ?? {}) },
    write: async (proposalId) => {
      // What is decided later wins where two temporary rules set the same value.
      const precedence = Math.max(-1, ...others.map((one) => one.precedence)) + 1;
      await client.query(
        `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters, precedence, proposal_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          tenantId,
          overlayId,
          agreementId,
          title,
          legalBasis,
          validFrom,
          validTo,
          JSON.stringify(set),
          precedence,
          proposalId,
        ],
      );
    },
  };
}

/** Judged against every version that it meets, and then against the annexes of every path of units. */
function overlayFlaws(proposed: PublishOverlayDto, agreementId: string, published: TenantAgreements): Flaw[] {
  const versions = published.versionsOf(agreementId);
  const flaws = validateOverlay(proposed, versions);
  if (flaws.length > 0) return flaws;
  const { validFrom, validTo, set } = proposed;
  const overlays = published.overlaysOf(agreementId);
  const overlay: Overlay = { overlayId: '', title: '', validFrom, validTo, set, precedence: Infinity };
  return published.annexes
    .chains(agreementId)
    .flatMap((annexes) =>
      layerFlaws(
        { from: validFrom, to: validTo },
        { versions, annexes, overlays },
        { versions, annexes, overlays: [...overlays, overlay] },
        'set',
      ),
    );
}
