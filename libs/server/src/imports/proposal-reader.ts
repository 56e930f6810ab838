import { Injectable } from '@nestjs/common';
import { Db, Problem, type RequestContext, noteShown } from '../platform';
import { kindsOf } from './who-imports';
import { type ImportDecisionDto, type ImportProposalDto, type ImportProposalsDto } from './proposal.dto';

interface Row extends Record<string, unknown>, Omit<ImportProposalDto, 'decision' | 'proposedAt'> {
  proposedAt: Date;
  /** Whose rows they are. */
  person: string;
  decision: ImportDecisionDto['decision'] | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

const READ = `
  select p.proposal_id as "proposalId", p.kind, p.file_name as "fileName", p.columns, p.rows,
    e.given_name || ' ' || e.family_name as "proposedBy", p.proposed_at as "proposedAt", p.proposed_by as person, p.proposed_by = $2 as "isOwn",
    d.decision, d.reason, b.given_name || ' ' || b.family_name as "decidedBy", d.decided_at as "decidedAt"
  from import_proposal p
  join employee e on e.tenant_id = p.tenant_id and e.employee_id = p.proposed_by
  left join import_proposal_decision d on d.tenant_id = p.tenant_id and d.proposal_id = p.proposal_id
  left join employee b on b.tenant_id = d.tenant_id and b.employee_id = d.decided_by
  where p.tenant_id = $1 and p.kind = any($3::text[])`;

/** What people brought about themselves, for those who may be the second person: who administers files of the kind. */
@Injectable()
export class ImportProposalReader {
  constructor(private readonly db: Db) {}

  async list(context: RequestContext): Promise<ImportProposalsDto> {
    const params = [context.tenantId, context.employeeId, kindsOf(context)];
    const open = await this.db.query<Row>(
      `${READ} and d.decision is null order by p.proposed_at, p.proposal_id limit 100`,
      params,
    );
    const decided = await this.db.query<Row>(
      `${READ} and d.decision is not null order by d.decided_at desc, p.proposal_id limit 20`,
      params,
    );
    noteShown(
      context,
      [...open, ...decided].map(({ person }) => person),
    );
    return { open: open.map(proposalOf), decided: decided.map(proposalOf) };
  }

  async one(context: RequestContext, proposalId: string): Promise<ImportProposalDto> {
    const params = [context.tenantId, context.employeeId, kindsOf(context), proposalId];
    const [row] = await this.db.query<Row>(`${READ} and p.proposal_id = $4`, params);
    if (!row) throw new Problem('not-found');
    noteShown(context, [row.person]);
    return proposalOf(row);
  }
}

function proposalOf({ person: _, decision, reason, decidedBy, decidedAt, proposedAt, ...row }: Row): ImportProposalDto {
  return {
    ...row,
    proposedAt: new Date(proposedAt).toISOString(),
    decision:
      decision && decidedBy && decidedAt
        ? { decision, reason, decidedBy, decidedAt: new Date(decidedAt).toISOString() }
        : null,
  };
}
