import { type Flaw, validateAnnex, type TenantAgreements, type UnitAnnex } from '@zeitbuch/working-time';
import { type Publication, type PublicationScope } from './publication';
import { dateRange } from './publication-facts';
import { type PublishAnnexDto } from './publication.dto';

/** What an agreement says differently for a unit and those below it. */
export async function annexPublication(
  { client, tenantId, agreementId, published }: PublicationScope,
  { annexId, orgUnitId, title, validFrom, validTo = null, set, paragraphs = {} }: PublishAnnexDto,
): Promise<Publication> {
  const { rows } = await client.query<{ name: string }>(
    'select name from org_unit_state where tenant_id = $1 and org_unit_id = $2 order by lower(valid_during) desc nulls last limit 1',
    [tenantId, orgUnitId],
  );
  const unitName = rows.at(0)?.name ?? null;
  const annex: UnitAnnex = {
    annexId,
    title,
    unitId: orgUnitId,
    unitName: unitName ?? '',
    validFrom,
    validTo,
    set,
    paragraphs,
  };
  const ofUnit = published.annexes.of(agreementId).filter(({ unitId }) => unitId === orgUnitId);
  const ended = ofUnit.find((one) => one.validFrom < validFrom && (one.validTo === null || one.validTo >= validFrom));
  return {
    flaws: annexFlaws(annex, agreementId, unitName, published),
    // What the unit had before does not come back after the new annex.
    concerned: { from: validFrom, to: ended ? null : validTo },
    orgUnitId,
    uncovered: [],
    audit: { orgUnitId, keys: Object.keys(set ?? {}) },
    write: async (proposalId) => {
      await client.query(
        `update agreement_annex set valid_during = daterange(lower(valid_during), $4)
         where tenant_id = $1 and agreement_id = $2 and org_unit_id = $3 and valid_during @> $4::date`,
        [tenantId, agreementId, orgUnitId, validFrom],
      );
      await client.query(
        `insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, title, valid_during, set_parameters, paragraphs, proposal_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          tenantId,
          annexId,
          agreementId,
          orgUnitId,
          title,
          dateRange({ from: validFrom, to: validTo }),
          JSON.stringify(set),
          JSON.stringify(paragraphs),
          proposalId,
        ],
      );
    },
  };
}

/** Judged on every path of units on which it would lie, with what holds there once it is published. */
function annexFlaws(
  annex: UnitAnnex,
  agreementId: string,
  unitName: string | null,
  published: TenantAgreements,
): Flaw[] {
  const flaw = (path: string, code: Flaw['code'], params: Flaw['params'] = {}): Flaw[] => [
    { path, code, rule: 'DV-ANNEX', params },
  ];
  if (unitName === null) return flaw('orgUnitId', 'annex.unknown-unit');
  const versions = published.versionsOf(agreementId);
  const form = validateAnnex(annex, versions, [], () => []);
  if (form.length > 0) return form;
  const latest = published.annexes
    .of(agreementId)
    .filter(({ unitId }) => unitId === annex.unitId)
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  if (latest !== undefined && annex.validFrom <= latest) return flaw('validFrom', 'annex.not-later', { date: latest });
  const next = published.annexes.with(agreementId, { ...annex, title: '' });
  const places = next.chains(agreementId).flatMap((after) => {
    const isOnPath = after.some(({ annexId }) => annexId === annex.annexId);
    const nearest = after[after.length - 1].unitId;
    return isOnPath ? [{ before: published.annexes.chain(agreementId, nearest, annex.validFrom), after }] : [];
  });
  return validateAnnex(annex, versions, published.overlaysOf(agreementId), () => places);
}
