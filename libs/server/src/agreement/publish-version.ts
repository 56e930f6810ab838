import { addDays, type LocalDate, validateVersion } from '@zeitbuch/working-time';
import { Problem } from '../platform';
import { type Publication, type PublicationScope } from './publication';
import { type Period, dateRange } from './publication-facts';
import { type PublishVersionDto } from './publication.dto';

/**
 * The next version of an agreement.
 * @throws Problem `stale` where another one was published in the meantime
 */
export function versionPublication(
  { client, tenantId, agreementId, published }: PublicationScope,
  { version, validFrom, validTo = null, parameters, paragraphs = {} }: PublishVersionDto,
): Publication {
  const versions = published.versionsOf(agreementId);
  const latest = Math.max(0, ...versions.map((one) => one.version));
  if (version !== latest + 1) throw new Problem('stale');
  const proposed = { validFrom, validTo, parameters, paragraphs };
  const concerned = { from: validFrom, to: validTo };
  const lastEnd = versions.at(-1)?.validTo ?? null;
  const overlays = published.overlaysOf(agreementId);
  const flaws = validateVersion(proposed, versions, overlays, published.annexes.chains(agreementId));
  return {
    flaws,
    // Where the new version ends, what held beyond it ends as well.
    concerned: { from: validFrom, to: null },
    // Without readable days nothing is uncovered; the flaws are shown before this is looked at.
    uncovered: flaws.length > 0 ? [] : uncoveredBy(concerned, lastEnd),
    audit: { version, validTo },
    write: async (proposalId) => {
      await client.query(
        `update staff_agreement_version set valid_during = daterange(lower(valid_during), $3)
         where tenant_id = $1 and agreement_id = $2 and valid_during @> $3::date`,
        [tenantId, agreementId, validFrom],
      );
      await client.query(
        `insert into staff_agreement_version (tenant_id, agreement_id, version, valid_during, parameters, paragraphs, proposal_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          tenantId,
          agreementId,
          version,
          dateRange(concerned),
          JSON.stringify(parameters),
          JSON.stringify(paragraphs),
          proposalId,
        ],
      );
    },
  };
}

/** Days without a version: between the end of the one before and the new one, and after the new one. */
function uncoveredBy({ from, to }: Period, lastEnd: LocalDate | null): Period[] {
  const periods: Period[] = [];
  if (lastEnd !== null && lastEnd < addDays(from, -1))
    periods.push({ from: addDays(lastEnd, 1), to: addDays(from, -1) });
  if (to !== null) periods.push({ from: addDays(to, 1), to: null });
  return periods;
}
