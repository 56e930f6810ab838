import { Injectable } from '@nestjs/common';
import { type PersonnelGroup, type YearMonth } from '@zeitbuch/working-time';
import { fourEyesOffDto } from '../four-eyes';
import { Db, type RequestContext } from '../platform';
import {
  type PayrollProposalStatus,
  type SettingKind,
  type TargetContent,
  type WageTypeRow,
  type WageTypesContent,
} from './setting-kinds';
import { type PayrollProposalDto, type SettingLineDto, type SettingValueDto } from './settings.dto';

/** Of those that were decided so many are shown. */
const DECIDED_SHOWN = 20;

const READ_PROPOSALS = `
  select p.proposal_id as "proposalId", p.kind, p.status, to_char(p.valid_from, 'YYYY-MM') as "from", p.content, p.before,
    payroll_group_name($1, p.content ->> 'payrollGroup') as "groupName",
    e.given_name || ' ' || e.family_name as "proposedBy", p.proposed_at as "proposedAt", p.proposed_by = $2 as "isOwn",
    d.given_name || ' ' || d.family_name as "decidedBy", p.decided_at as "decidedAt", p.reason,
    w.decided_at as "offSince", w.reason as "offReason",
    (select count(*)::int from payroll_export x join closing c using (tenant_id, closing_id)
     left join payroll_export_decision decision using (tenant_id, export_id)
     where x.tenant_id = $1 and c.month >= p.valid_from and decision.decision is distinct from 'refused'
       and (p.content ->> 'format' is null or x.format = p.content ->> 'format')
       and (p.content ->> 'payrollGroup' is null or c.payroll_group = p.content ->> 'payrollGroup')) as "filesMade"
  from payroll_proposal p
  join employee e on e.tenant_id = p.tenant_id and e.employee_id = p.proposed_by
  left join employee d on d.tenant_id = p.tenant_id and d.employee_id = p.decided_by
  left join four_eyes_decision w on w.tenant_id = p.tenant_id and w.decision_id = p.waiver_id
  where p.tenant_id = $1
  order by p.status <> 'proposed', case when p.status = 'proposed' then p.proposed_at end, p.decided_at desc, p.proposal_id`;

interface ProposalRow extends Record<string, unknown> {
  proposalId: string;
  kind: SettingKind;
  status: PayrollProposalStatus;
  from: YearMonth;
  content: TargetContent | WageTypesContent;
  before: { target?: Omit<TargetContent, 'payrollGroup' | 'from'> | null; wageTypes?: HeldWageType[] };
  groupName: string | null;
  proposedBy: string;
  proposedAt: Date;
  isOwn: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  offSince: Date | null;
  offReason: string | null;
  filesMade: number;
}

type HeldWageType = WageTypeRow & { readonly personnelGroup: PersonnelGroup };

/** Proposals as the second person reads them: what held, and what is to hold. */
@Injectable()
export class PayrollProposals {
  constructor(private readonly db: Db) {}

  /** Those that wait, the oldest first, then the last ones that were decided. */
  async read({ tenantId, employeeId }: RequestContext): Promise<PayrollProposalDto[]> {
    const rows = await this.db.query<ProposalRow>(READ_PROPOSALS, [tenantId, employeeId]);
    const waiting = rows.filter(({ status }) => status === 'proposed').length;
    return rows.slice(0, waiting + DECIDED_SHOWN).map(proposalDto);
  }
}

function proposalDto({ groupName, content, before, offSince, offReason, ...row }: ProposalRow): PayrollProposalDto {
  const { proposalId, kind, status, from, filesMade, proposedBy, isOwn, decidedBy, decidedAt, reason } = row;
  return {
    ...{ proposalId, kind, status, from, filesMade, proposedBy, isOwn },
    proposedAt: row.proposedAt.toISOString(),
    ...(groupName === null ? {} : { payrollGroupName: groupName }),
    ...('format' in content ? { format: content.format } : {}),
    lines: 'format' in content ? wageTypeLines(content, before.wageTypes ?? []) : [targetLine(content, before.target)],
    ...(decidedBy && decidedAt ? { decidedBy, decidedAt: decidedAt.toISOString() } : {}),
    ...(reason ? { reason } : {}),
    ...fourEyesOffDto(offSince, offReason),
  };
}

/** Only what changes: rows that hold already were sent along. */
function wageTypeLines({ personnelGroups, rows }: WageTypesContent, before: readonly HeldWageType[]): SettingLineDto[] {
  return personnelGroups
    .flatMap((personnelGroup) =>
      rows.map((row) => {
        const held = before.find((one) => one.personnelGroup === personnelGroup && one.code === row.code);
        return {
          ...{ code: row.code, personnelGroup, after: wageTypeValue(row) },
          ...(held ? { before: wageTypeValue(held) } : {}),
        };
      }),
    )
    .filter(({ before: held, after }) => JSON.stringify(held) !== JSON.stringify(after));
}

const wageTypeValue = ({ exported, wageType, processingKey }: WageTypeRow): SettingValueDto =>
  exported ? { exported, wageType: wageType ?? '', processingKey: processingKey ?? '' } : { exported };

function targetLine(content: TargetContent, held: Omit<TargetContent, 'payrollGroup' | 'from'> | null | undefined) {
  return { after: targetValue(content), ...(held ? { before: targetValue(held) } : {}) };
}

function targetValue(of: Omit<TargetContent, 'payrollGroup' | 'from'>): SettingValueDto {
  const { consultantNumber, clientNumber, personnelNumbers, costCenters, fixedCostCenter } = of;
  return {
    ...(consultantNumber && clientNumber ? { consultantNumber, clientNumber } : {}),
    ...{ personnelNumbers, costCenters },
    ...(fixedCostCenter ? { fixedCostCenter } : {}),
  };
}
