import {
  type Flaw,
  type FlawCode,
  addDays,
  isDateInUse,
  layerFlaws,
  type PublishedOverlay,
} from '@zeitbuch/working-time';
import { Problem } from '../platform';
import { type Publication, type PublicationScope } from './publication';
import { type EndOverlayDto } from './publication.dto';

/**
 * The earlier end of a temporary rule: a fact of its own, which names the end before it. From the day after, what
 * the rule had changed is as if it did not exist.
 * @throws Problem `not-found` without such a rule
 */
export function overlayEndPublication(scope: PublicationScope, { overlayId, validTo }: EndOverlayDto): Publication {
  const { client, tenantId, agreementId, published } = scope;
  const overlay = published.overlaysOf(agreementId).find((one) => one.overlayId === overlayId);
  if (!overlay) throw new Problem('not-found');
  const flaws = endFlaws(scope, overlay, validTo);
  return {
    flaws,
    // Without a readable end nothing is concerned; the flaws are shown before this is looked at.
    concerned: { from: flaws.length > 0 ? overlay.validTo : addDays(validTo, 1), to: overlay.validTo },
    firstDayField: 'validTo',
    uncovered: [],
    audit: { overlayId, validTo, endedBefore: overlay.validTo },
    write: async (proposalId) => {
      await client.query(
        `insert into agreement_overlay_end (tenant_id, end_id, overlay_id, supersedes, valid_to)
         values ($1, $2, $3, $4, $5)`,
        [tenantId, proposalId, overlayId, overlay.endId, validTo],
      );
    },
  };
}

function endFlaws({ agreementId, published }: PublicationScope, overlay: PublishedOverlay, validTo: unknown): Flaw[] {
  const flaw = (code: FlawCode, params: Flaw['params'] = {}): Flaw[] => [
    { path: 'validTo', code, rule: 'DV-OVERLAY', params },
  ];
  if (!isDateInUse(validTo)) return flaw('overlay.bad-date');
  if (validTo < overlay.validFrom) return flaw('overlay.ends-before-start');
  if (validTo >= overlay.validTo) return flaw('overlay.not-earlier', { date: overlay.validTo });
  const overlays = published.overlaysOf(agreementId);
  const ended = overlays.map((one) => (one === overlay ? { ...one, validTo } : one));
  const versions = published.versionsOf(agreementId);
  const days = { from: addDays(validTo, 1), to: overlay.validTo };
  // What the rule had covered up may contradict itself once it is gone.
  return published.annexes
    .chains(agreementId)
    .flatMap((annexes) =>
      layerFlaws(days, { versions, annexes, overlays }, { versions, annexes, overlays: ended }, 'set'),
    );
}
