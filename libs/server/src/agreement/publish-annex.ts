import {
  type CircleAnnex,
  type Flaw,
  type FlawCode,
  isSameCircle,
  validateAnnex,
  type TenantAgreements,
} from '@zeitbuch/working-time';
import { type CircleRef, circleOf, circleRefOf } from './circle';
import { type Publication, type PublicationScope } from './publication';
import { dateRange } from './publication-facts';
import { type PublishAnnexDto } from './publication.dto';

/** What an agreement says differently for the people of a circle. */
export async function annexPublication(scope: PublicationScope, proposed: PublishAnnexDto): Promise<Publication> {
  const { tenantId, agreementId, published } = scope;
  const { annexId, title, validFrom, validTo = null, set, paragraphs = {} } = proposed;
  const ref = circleRefOf(proposed);
  const circle = ref && circleOf(ref, (await unitNameOf(scope, ref)) ?? '');
  const unclear = circle === null ? ([['orgUnitId', 'annex.one-circle']] as const) : await unknownIn(scope, ref);
  if (circle === null || unclear.length > 0) return refused(proposed, unclear);
  const annex: CircleAnnex = { annexId, title, circle, validFrom, validTo, set, paragraphs };
  const ofCircle = published.annexes.of(agreementId).filter((one) => isSameCircle(one.circle, circle));
  const ended = ofCircle.find((one) => one.validFrom < validFrom && (one.validTo === null || one.validTo >= validFrom));
  return {
    flaws: annexFlaws(annex, agreementId, published),
    // What the unit or group had before does not come back after the new annex.
    concerned: { from: validFrom, to: ended ? null : validTo },
    circle,
    uncovered: [],
    audit: { ...ref, keys: Object.keys(set ?? {}) },
    write: async (proposalId) => {
      const { client } = scope;
      if (ended)
        await client.query(
          `update agreement_annex set valid_during = daterange(lower(valid_during), $3) where tenant_id = $1 and annex_id = $2`,
          [tenantId, ended.annexId, validFrom],
        );
      await client.query(
        `insert into agreement_annex (tenant_id, annex_id, agreement_id, org_unit_id, personnel_group, by_name, title, valid_during, set_parameters, paragraphs, proposal_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          ...[tenantId, annexId, agreementId],
          ...[circle.kind === 'unit' ? circle.unitId : null],
          ...[circle.kind === 'personnelGroup' ? circle.personnelGroup : null, circle.kind === 'people'],
          ...[title, dateRange({ from: validFrom, to: validTo })],
          ...[JSON.stringify(set), JSON.stringify(paragraphs), proposalId],
        ],
      );
      if (circle.kind === 'people')
        await client.query(
          `insert into agreement_annex_person (tenant_id, annex_id, employee_id) select $1, $2, unnest($3::uuid[])`,
          [tenantId, annexId, [...circle.employeeIds]],
        );
    },
  };
}

type Unclear = readonly (readonly [path: string, code: FlawCode])[];

/** Without a circle that is known there is nothing to judge it by. */
function refused({ validFrom, validTo = null }: PublishAnnexDto, unclear: Unclear): Publication {
  const flaws = unclear.map(([path, code]): Flaw => ({ path, code, rule: 'DV-ANNEX', params: {} }));
  const write = () => Promise.reject(new Error('an annex with flaws is never written'));
  return { flaws, concerned: { from: validFrom, to: validTo }, uncovered: [], audit: {}, write };
}

async function unitNameOf({ client, tenantId }: PublicationScope, ref: CircleRef): Promise<string | null> {
  if (!('unitId' in ref)) return null;
  const { rows } = await client.query<{ name: string }>(
    'select name from org_unit_state where tenant_id = $1 and org_unit_id = $2 order by lower(valid_during) desc nulls last limit 1',
    [tenantId, ref.unitId],
  );
  return rows.at(0)?.name ?? null;
}

/** What the circle names and the tenant does not have. */
async function unknownIn(scope: PublicationScope, ref: CircleRef | null): Promise<Unclear> {
  if (ref === null || 'personnelGroup' in ref) return [];
  if ('unitId' in ref) return (await unitNameOf(scope, ref)) === null ? [['orgUnitId', 'annex.unknown-unit']] : [];
  const { rowCount } = await scope.client.query(
    'select from employee where tenant_id = $1 and employee_id = any($2::uuid[])',
    [scope.tenantId, ref.employeeIds],
  );
  return rowCount === ref.employeeIds.length ? [] : [['employeeIds', 'annex.unknown-people']];
}

/** Judged in every way in which it would meet others, with what holds there once it is published. */
function annexFlaws(annex: CircleAnnex, agreementId: string, published: TenantAgreements): Flaw[] {
  const versions = published.versionsOf(agreementId);
  const form = validateAnnex(annex, versions, [], () => []);
  if (form.length > 0) return form;
  const latest = published.annexes
    .of(agreementId)
    .filter(({ circle }) => isSameCircle(circle, annex.circle))
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  if (latest !== undefined && annex.validFrom <= latest)
    return [{ path: 'validFrom', code: 'annex.not-later', rule: 'DV-ANNEX', params: { date: latest } }];
  const next = published.annexes.with(agreementId, { ...annex, title: '' });
  const known = new Map(published.annexes.of(agreementId).map((one) => [one.annexId, one]));
  const places = next.chains(agreementId).flatMap((after) => {
    if (!after.some(({ annexId }) => annexId === annex.annexId)) return [];
    // The same without it: those that it ends hold on.
    const before = after.flatMap((one) => {
      const was = known.get(one.annexId);
      return was ? [isSameCircle(one.circle, annex.circle) ? was : one] : [];
    });
    return [{ before, after }];
  });
  return validateAnnex(annex, versions, published.overlaysOf(agreementId), () => places);
}
