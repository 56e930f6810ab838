import { Injectable } from '@nestjs/common';
import { type LocalDate, type PersonnelGroup } from '@zeitbuch/working-time';
import { Clock, Db, type RequestContext } from '../platform';
import { valuesOf } from './agreement-reader';
import { mayReleaseAlone } from './releasing-alone';
import { type NamedInAnnexDto, type ProposalDto, type ProposalsDto } from './proposal.dto';

interface Row extends Record<string, unknown> {
  proposalId: string;
  agreementId: string;
  kind: ProposalDto['kind'];
  title: string;
  legalBasis: string | null;
  unitName: string | null;
  orgUnitId: string | null;
  personnelGroup: PersonnelGroup | null;
  people: NamedInAnnexDto[] | null;
  from: LocalDate;
  to: LocalDate | null;
  set: Record<string, unknown>;
  paragraphs: Record<string, string>;
  proposedBy: string;
  proposedAt: Date;
  isOwn: boolean;
  refusedBy: string | null;
  refusedAt: Date | null;
  reason: string | null;
}

const READ_OPEN = `
  select p.proposal_id as "proposalId", p.agreement_id as "agreementId", p.kind,
    coalesce(p.content ->> 'title', o.title, '') as title, p.content ->> 'legalBasis' as "legalBasis", u.name as "unitName", u.org_unit_id as "orgUnitId",
    p.content ->> 'personnelGroup' as "personnelGroup",
    (select json_agg(json_build_object('employeeId', n.employee_id, 'name', n.given_name || ' ' || n.family_name) order by n.family_name, n.given_name, n.employee_id)
     from jsonb_array_elements_text(p.content -> 'employeeIds') named join employee n on n.tenant_id = p.tenant_id and n.employee_id = named::uuid) as people,
    lower(p.concerned)::text as from, (upper(p.concerned) - 1)::text as to,
    coalesce(p.content -> 'set', p.content -> 'parameters', o.set_parameters, '{}') as set, coalesce(p.content -> 'paragraphs', '{}') as paragraphs,
    e.given_name || ' ' || e.family_name as "proposedBy", p.proposed_at as "proposedAt", p.proposed_by = $2 as "isOwn",
    r.given_name || ' ' || r.family_name as "refusedBy", p.refused_at as "refusedAt", p.refusal_reason as reason
  from agreement_proposal p
  join employee e on e.tenant_id = p.tenant_id and e.employee_id = p.proposed_by
  left join lateral (select s.org_unit_id, s.name from org_unit_state s
    where s.tenant_id = p.tenant_id and s.org_unit_id = (p.content ->> 'orgUnitId')::uuid
    order by s.valid_during @> lower(p.concerned) desc, lower(s.valid_during) desc nulls last limit 1) u on true
  left join agreement_overlay o on p.kind = 'overlayEnd' and o.tenant_id = p.tenant_id and o.overlay_id = (p.content ->> 'overlayId')::uuid
  left join employee r on r.tenant_id = p.tenant_id and r.employee_id = p.refused_by
  where p.tenant_id = $1 and (p.status = 'proposed' or (p.status = 'refused' and p.proposed_by = $2))
  order by p.proposed_at, p.proposal_id`;

/** What waits for a second person, for those who may be it, and what was refused, for who proposed it. */
@Injectable()
export class ProposalReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list(context: RequestContext): Promise<ProposalsDto> {
    const { tenantId, employeeId, zone } = context;
    const rows = await this.db.query<Row>(READ_OPEN, [tenantId, employeeId]);
    const proposals = rows.map(
      ({
        set,
        paragraphs,
        legalBasis,
        unitName,
        orgUnitId,
        personnelGroup,
        people,
        proposedAt,
        refusedBy,
        refusedAt,
        reason,
        ...row
      }): ProposalDto => ({
        ...row,
        ...(legalBasis === null ? {} : { legalBasis }),
        ...(unitName === null || orgUnitId === null ? {} : { unitName, orgUnitId }),
        ...(personnelGroup === null ? {} : { personnelGroup }),
        ...(people === null ? {} : { people }),
        values: valuesOf(set, paragraphs),
        proposedAt: new Date(proposedAt).toISOString(),
        ...(refusedBy && refusedAt && reason
          ? { refusal: { refusedBy, refusedAt: new Date(refusedAt).toISOString(), reason } }
          : {}),
      }),
    );
    return { proposals, isAlone: await mayReleaseAlone(this.db.pool, context, this.clock.todayIn(zone)) };
  }
}
