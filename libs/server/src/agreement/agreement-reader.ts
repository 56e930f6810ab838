import { Injectable } from '@nestjs/common';
import {
  type AgreementKey,
  type AnnexCircle,
  type CircleAnnex,
  PARAMETER_SCHEMA,
  type TenantAgreements,
} from '@zeitbuch/working-time';
import { waitsForE } from '../events';
import { FactsLoader } from '../facts';
import { Clock, Db, may, type RequestContext } from '../platform';
import { type AgreementAnnexDto, type AgreementDto, type AgreementValueDto, type AgreementsDto } from './agreement.dto';
import { Decisions } from './decisions';
import { standingOf } from './meeting-rules';
import { REVALUATION } from './revalue-agreements';

interface Standing {
  rules_version: number;
  mine: string | null;
  revalued: string[] | null;
}

/** All agreements of a city with their history. Everybody reads them: what decides about people's time is no secret. */
@Injectable()
export class AgreementReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  async list(context: RequestContext): Promise<AgreementsDto> {
    const { tenantId, employeeId, zone } = context;
    const [standing] = await this.db.query<Standing>(
      `select t.rules_version,
         (select a.agreement_id from agreement_assignment a
          where a.tenant_id = $1 and a.employee_id = $2 and a.valid_during @> $3::date) as mine,
         (select json_agg(distinct e.payload ->> 'agreementId') from event_outbox e
          where e.tenant_id = $1 and e.kind in ('agreement.published', 'agreement.assigned') and ${waitsForE('$4')}) as revalued
       from tenant t where t.tenant_id = $1`,
      [tenantId, employeeId, this.clock.todayIn(zone), REVALUATION],
    );
    const published = await this.loader.agreements(this.db.pool, tenantId, standing.rules_version);
    const decisions = await Decisions.read(this.db.pool, tenantId);
    const agreements = published.all().map(({ agreementId, name }): AgreementDto => ({
      agreementId,
      name,
      isMine: agreementId === standing.mine,
      ...historyOf(published, agreementId, decisions, (annex) => mayReadAnnex(context, annex)),
      isBeingRevalued: standing.revalued?.includes(agreementId) ?? false,
    }));
    return { agreements: agreements.sort((a, b) => Number(b.isMine) - Number(a.isMine)) };
  }
}

type History = Pick<AgreementDto, 'versions' | 'annexes' | 'overlays'>;

const MAY_READ_ALL = ['agreement.publish', 'people.edit'] as const;

/** An annex by name is read by those whom it names, and by those who write agreements or administer people. */
function mayReadAnnex(context: RequestContext, { circle }: CircleAnnex): boolean {
  return (
    circle.kind !== 'people' ||
    circle.employeeIds.has(context.employeeId) ||
    MAY_READ_ALL.some((permission) => may(context, permission))
  );
}

function historyOf(
  published: TenantAgreements,
  agreementId: string,
  decisions: Decisions,
  mayRead: (annex: CircleAnnex) => boolean,
): History {
  const scope = { agreementId, published };
  const versions = published.versionsOf(agreementId).map(({ version, validFrom, validTo, parameters, paragraphs }) => ({
    version,
    ...decisions.ofVersion(agreementId, version),
    from: validFrom,
    to: validTo,
    values: valuesOf(parameters, paragraphs),
  }));
  const overlays = published.overlaysOf(agreementId).map((overlay) => ({
    overlayId: overlay.overlayId,
    ...decisions.ofOverlay(overlay.overlayId),
    title: overlay.title,
    legalBasis: overlay.legalBasis,
    from: overlay.validFrom,
    to: overlay.validTo,
    ...(overlay.endId === null ? {} : { decidedTo: overlay.decidedTo }),
    values: valuesOf(overlay.set),
    ...standingOf({ id: overlay.overlayId, from: overlay.validFrom, to: overlay.validTo, set: overlay.set }, scope),
  }));
  const annexes = published.annexes
    .of(agreementId)
    .filter(mayRead)
    .map((annex) => ({
      annexId: annex.annexId,
      ...decisions.ofAnnex(annex.annexId),
      title: annex.title,
      ...circleDto(annex.circle),
      from: annex.validFrom,
      to: annex.validTo,
      values: valuesOf(annex.set, annex.paragraphs),
      ...standingOf(
        { id: annex.annexId, circle: annex.circle, from: annex.validFrom, to: annex.validTo, set: annex.set },
        scope,
      ),
    }));
  return {
    annexes: annexes.sort((a, b) => (a.from < b.from ? -1 : 1)),
    versions: versions.sort((a, b) => (a.from < b.from ? -1 : 1)),
    overlays: overlays.sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1)),
  };
}

function circleDto(
  circle: AnnexCircle,
): Pick<AgreementAnnexDto, 'orgUnitId' | 'unitName' | 'personnelGroup' | 'people'> {
  if (circle.kind === 'unit') return { orgUnitId: circle.unitId, unitName: circle.unitName };
  if (circle.kind === 'personnelGroup') return { personnelGroup: circle.personnelGroup };
  return { people: circle.employeeIds.size };
}

/** In the order of the schema, whatever the order in which they were stored. */
export function valuesOf(
  values: Readonly<Partial<Record<AgreementKey, unknown>>>,
  paragraphs: Readonly<Partial<Record<AgreementKey, string>>> = {},
): AgreementValueDto[] {
  return (Object.keys(PARAMETER_SCHEMA) as AgreementKey[])
    .filter((key) => values[key] !== undefined)
    .map((key) => {
      const paragraph = paragraphs[key];
      return { key, value: values[key], ...(paragraph === undefined ? {} : { paragraph }) };
    });
}
