import { Injectable } from '@nestjs/common';
import { type LocalDate, formatInstant, zone } from '@zeitbuch/working-time';
import { Clock, Db, type GrantedRole, type RequestContext } from '../platform';
import { mayActAlone } from './acting-alone';
import { type RoleGrantDto, type RoleListDto, type RoleProposalDto, type RoleUnitDto } from './role.dto';
import { type RoleProposalState } from './role-proposal.entity';

/** Who proposed something sees so long that it was refused. */
const REFUSED_SHOWN_DAYS = 14;

/** Of `g` with the person `e`: what grants and proposals have in common; `$2` today. */
const COLUMNS = `
  g.grant_id as "grantId", g.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name,
  e.personnel_number as "personnelNumber", g.role,
  lower(g.valid_during)::text as "from", (upper(g.valid_during) - 1)::text as "to",
  (select json_agg(json_build_object('unitId', asked.id, 'name', coalesce(s.name, '')) order by s.name)
   from unnest(g.unit_ids) as asked(id)
   left join org_unit_state s on s.tenant_id = g.tenant_id and s.org_unit_id = asked.id and s.valid_during @> $2::date) as units`;
const nameOf = (column: string): string => `(select p.given_name || ' ' || p.family_name from employee p
   where p.tenant_id = g.tenant_id and p.employee_id = ${column})`;

const SELECT_GRANTS = `
  select ${COLUMNS}, g.version, g.alone, ${nameOf('g.granted_by')} as "grantedBy", ${nameOf('g.confirmed_by')} as "confirmedBy"
  from role_grant g join employee e on e.tenant_id = g.tenant_id and e.employee_id = g.employee_id
  where g.tenant_id = $1 and (upper(g.valid_during) is null or upper(g.valid_during) > $2::date)
    and (e.left_on is null or e.left_on >= $2::date)
  order by e.family_name collate "de-x-icu", e.given_name collate "de-x-icu", e.employee_id, g.role, lower(g.valid_during)`;

const SELECT_PROPOSALS = `
  select ${COLUMNS}, g.status, g.proposed_by as "proposedById", ${nameOf('g.proposed_by')} as "proposedBy",
    g.proposed_at as "proposedAt", ${nameOf('g.decided_by')} as "decidedBy", g.refusal_reason as "refusalReason"
  from role_proposal g join employee e on e.tenant_id = g.tenant_id and e.employee_id = g.employee_id
  where g.tenant_id = $1
    and (g.status = 'proposed' or (g.status = 'refused' and g.decided_at > $2::date - ${REFUSED_SHOWN_DAYS}))
  order by g.status, g.proposed_at, g.grant_id`;

interface Row extends Record<string, unknown> {
  grantId: string;
  employeeId: string;
  name: string;
  personnelNumber: string;
  role: GrantedRole;
  from: LocalDate;
  to: LocalDate | null;
  units: RoleUnitDto[] | null;
}

interface GrantRow extends Row {
  version: number;
  alone: boolean;
  grantedBy: string | null;
  confirmedBy: string | null;
}

interface ProposalRow extends Row {
  status: RoleProposalState;
  proposedById: string;
  proposedBy: string;
  proposedAt: Date;
  decidedBy: string | null;
  refusalReason: string | null;
}

/** Who has which role, for what and until when, and what waits for a second person. */
@Injectable()
export class RoleList {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async read({ tenantId, zone: zoneId }: RequestContext): Promise<RoleListDto> {
    const today = this.clock.todayIn(zoneId);
    const place = zone(zoneId);
    const [grants, proposals, isAlone] = await Promise.all([
      this.db.query<GrantRow>(SELECT_GRANTS, [tenantId, today]),
      this.db.query<ProposalRow>(SELECT_PROPOSALS, [tenantId, today]),
      mayActAlone(this.db.pool, tenantId, today),
    ]);
    return {
      isAlone,
      grants: grants.map((row): RoleGrantDto => withoutNulls(row)),
      proposals: proposals.map((row): RoleProposalDto => ({
        ...withoutNulls(row),
        proposedAt: formatInstant(Math.floor(row.proposedAt.getTime() / 60_000), place),
      })),
    };
  }
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], null> };

/** Fields with nothing to say are left out. */
const withoutNulls = <T extends object>(row: T): Present<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;
