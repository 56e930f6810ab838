import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Flaw, validateAnnex } from '@zeitbuch/working-time';
import { type TenantAgreements, type UnitAnnex } from '../evaluation';
import { Db, Problem, type RequestContext, violatedConstraint } from '../platform';
import { dateRange } from './publication-facts';
import { type PublicationDto, type PublishAnnexDto } from './publication.dto';
import { type Publication, Publishing } from './publishing';

/** Publishes what an agreement says differently for a unit and those below it. */
@Injectable()
export class PublishAnnex {
  constructor(
    private readonly db: Db,
    private readonly publishing: Publishing,
  ) {}

  /** @throws Problem as {@link Publishing}; `idempotency.mismatch` where the id belongs to another annex */
  async execute(
    context: RequestContext,
    agreementId: string,
    annex: PublishAnnexDto,
    dryRun: boolean,
  ): Promise<PublicationDto> {
    const [unit] = await this.db.query<{ name: string }>(
      'select name from org_unit where tenant_id = $1 and org_unit_id = $2',
      [context.tenantId, annex.orgUnitId],
    );
    try {
      return await this.publishing.execute(context, agreementId, dryRun, (published) =>
        prepared(context.tenantId, agreementId, annex, unit?.name ?? null, published),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'agreement_annex_pkey') throw new Problem('idempotency.mismatch');
      throw error;
    }
  }
}

function prepared(
  tenantId: number,
  agreementId: string,
  { annexId, orgUnitId, title, validFrom, validTo = null, set, paragraphs = {} }: PublishAnnexDto,
  unitName: string | null,
  published: TenantAgreements,
): Publication {
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
  const same = ofUnit.find((one) => one.annexId === annexId);
  if (same && !isDeepStrictEqual(same, annex)) throw new Problem('idempotency.mismatch');
  const ended = ofUnit.find((one) => one.validFrom < validFrom && (one.validTo === null || one.validTo >= validFrom));
  return {
    flaws: same ? [] : annexFlaws(annex, agreementId, unitName, published),
    // What the unit had before does not come back after the new annex.
    concerned: { from: validFrom, to: ended ? null : validTo },
    orgUnitId,
    uncovered: [],
    isRepeated: same !== undefined,
    audit: {
      action: 'agreement.annex-published',
      subjectId: annexId,
      payload: { orgUnitId, keys: Object.keys(set ?? {}) },
    },
    write: async (client) => {
      await client.query(
        `update agreement_annex set valid_during = daterange(lower(valid_during), $4)
         where tenant_id = $1 and agreement_id = $2 and org_unit_id = $3 and valid_during @> $4::date`,
        [tenantId, agreementId, orgUnitId, validFrom],
      );
      await client.query(
        `insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, title, valid_during, set_parameters, paragraphs)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          tenantId,
          annexId,
          agreementId,
          orgUnitId,
          title,
          dateRange({ from: validFrom, to: validTo }),
          JSON.stringify(set),
          JSON.stringify(paragraphs),
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
    return isOnPath ? [{ before: published.annexes.chain(agreementId, nearest).annexes, after }] : [];
  });
  return validateAnnex(annex, versions, published.overlaysOf(agreementId), () => places);
}
