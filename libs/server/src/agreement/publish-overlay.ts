import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Flaw, type Overlay, layerFlaws, validateOverlay } from '@zeitbuch/working-time';
import { type TenantAgreements } from '../evaluation';
import { Problem, type RequestContext, violatedConstraint } from '../platform';
import { type PublicationDto, type PublishOverlayDto } from './publication.dto';
import { type Publication, Publishing } from './publishing';

/** Publishes a temporary rule on top of an agreement. */
@Injectable()
export class PublishOverlay {
  constructor(private readonly publishing: Publishing) {}

  /** @throws Problem as {@link Publishing}; `idempotency.mismatch` where the id belongs to another temporary rule */
  async execute(
    context: RequestContext,
    agreementId: string,
    overlay: PublishOverlayDto,
    dryRun: boolean,
  ): Promise<PublicationDto> {
    try {
      return await this.publishing.execute(context, agreementId, dryRun, (published) =>
        prepared(context.tenantId, agreementId, overlay, published),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'agreement_overlay_pkey') throw new Problem('idempotency.mismatch');
      throw error;
    }
  }
}

function prepared(
  tenantId: number,
  agreementId: string,
  overlay: PublishOverlayDto,
  published: TenantAgreements,
): Publication {
  const { overlayId, title, legalBasis, validFrom, validTo, set } = overlay;
  const others = published.overlaysOf(agreementId);
  const same = others.find((one) => one.overlayId === overlayId);
  if (same && !isSame(same, overlay)) throw new Problem('idempotency.mismatch');
  return {
    flaws: same ? [] : overlayFlaws(overlay, agreementId, published),
    concerned: { from: validFrom, to: validTo },
    uncovered: [],
    isRepeated: same !== undefined,
    audit: { action: 'agreement.overlay-published', subjectId: overlayId, payload: { keys: Object.keys(set ?? {}) } },
    write: async (client) => {
      // What is decided later wins where two temporary rules set the same value.
      const precedence = Math.max(-1, ...others.map((one) => one.precedence)) + 1;
      await client.query(
        `insert into agreement_overlay (tenant_id, overlay_id, agreement_id, title, legal_basis, valid_from, valid_to, set_parameters, precedence)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [tenantId, overlayId, agreementId, title, legalBasis, validFrom, validTo, JSON.stringify(set), precedence],
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

const isSame = (a: Overlay, b: PublishOverlayDto): boolean =>
  a.title === b.title &&
  a.legalBasis === b.legalBasis &&
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo &&
  isDeepStrictEqual(a.set, b.set);
