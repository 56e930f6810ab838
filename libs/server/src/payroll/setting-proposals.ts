import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { firstDayOf } from '@zeitbuch/working-time';
import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { recordAudit } from '../audit';
import { fourEyesWaiver } from '../four-eyes';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { PayrollProposal } from './payroll-proposal.entity';
import {
  type PayrollProposalStatus,
  type SettingChange,
  type SettingContents,
  type SettingKind,
} from './setting-kinds';
import { targetChange } from './target-change';
import { wageTypesChange } from './wage-types-change';

const CHANGES: {
  readonly [Kind in SettingKind]: (
    db: Queryable,
    tenantId: number,
    content: SettingContents[Kind],
  ) => Promise<SettingChange>;
} = { target: targetChange, wageTypes: wageTypesChange };

interface Proposed<Kind extends SettingKind> {
  readonly proposalId: string;
  readonly kind: Kind;
  readonly content: SettingContents[Kind];
  /** That of the settings which the person looked at. */
  readonly version: number;
}

/** What somebody says about a proposal. */
export type SettingDecision =
  { readonly step: 'released' | 'withdrawn' } | { readonly step: 'refused'; readonly reason: string };

/**
 * The one way in which payroll's settings change: one person proposes, another one releases. Both times it is checked
 * in full. Files that were made stay as they are; the next one is made by what holds then.
 */
@Injectable()
export class SettingProposals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Leaves a change for a second person; nothing holds yet. Sent again, it changes nothing.
   * @throws Problem `stale` where the same was released otherwise since the settings were looked at; `idempotency.mismatch`
   *   where the id belongs to something else; and what {@link targetChange} and {@link wageTypesChange} refuse
   */
  propose<Kind extends SettingKind>(context: RequestContext, proposed: Proposed<Kind>): Promise<void> {
    const { tenantId, employeeId } = context;
    const { proposalId, kind, content } = proposed;
    return this.db.transaction(async (client, entities) => {
      await lockSettings(client, tenantId);
      const known = await entities().findOneBy(PayrollProposal, { tenantId, proposalId });
      if (known) {
        if (known.kind === kind && isDeepStrictEqual(known.content, content) && known.proposedBy === employeeId) return;
        throw new Problem('idempotency.mismatch');
      }
      if (await hasChangedSince(client, tenantId, proposed)) throw new Problem('stale');
      const { before } = await CHANGES[kind](client, tenantId, content);
      await entities().insert(PayrollProposal, {
        ...{ tenantId, proposalId, kind, content, before, validFrom: firstDayOf(content.from) },
        ...{ proposedBy: employeeId, proposedAt: new Date(this.clock.nowIso()) },
      });
      await recordAudit(client, context, 'payroll-settings.proposed', {
        subjectId: proposalId,
        payload: { kind, before, after: content },
      });
    });
  }

  /**
   * Brings a proposal into force, refuses it, or takes one's own back. Saying the same again changes nothing.
   * @throws Problem `not-found`; `payroll.own-proposal` for who proposed it, unless one person is enough;
   *   `payroll.foreign-proposal` for taking back what somebody else proposed; `payroll.proposal-decided` {decision,
   *   decidedBy}; `stale` where something else holds now than when it was proposed
   */
  decide(context: RequestContext, proposalId: string, decision: SettingDecision): Promise<void> {
    const { tenantId, employeeId } = context;
    const { step } = decision;
    const reason = step === 'refused' ? decision.reason : null;
    return this.db.transaction(async (client, entities) => {
      await lockSettings(client, tenantId);
      const proposal = await entities().findOneBy(PayrollProposal, { tenantId, proposalId });
      if (!proposal) throw new Problem('not-found');
      if (proposal.status !== 'proposed') {
        const isSaid = proposal.status === step && proposal.decidedBy === employeeId && proposal.reason === reason;
        if (isSaid) return;
        throw await decidedAlready(client, proposal);
      }
      const isOwn = proposal.proposedBy === employeeId;
      if (step === 'withdrawn' && !isOwn) throw new Problem('payroll.foreign-proposal');
      const waiver = isOwn && step !== 'withdrawn' ? await fourEyesWaiver(client, tenantId, 'payroll') : null;
      if (isOwn && step !== 'withdrawn' && !waiver) throw new Problem('payroll.own-proposal');
      if (step === 'released') await bringIntoForce(client, proposal);
      await close(entities(), proposal, {
        ...{ status: step, decidedBy: employeeId, decidedAt: new Date(this.clock.nowIso()) },
        ...{ reason, waiverId: waiver?.waiverId ?? null },
      });
      await recordAudit(client, context, `payroll-settings.${step}`, {
        subjectId: proposalId,
        payload: { kind: proposal.kind, before: proposal.before, after: proposal.content },
      });
    });
  }
}

/** How often the settings of a tenant have changed: what was looked at before a release is another version. */
export async function settingsVersion(db: Queryable, tenantId: number): Promise<number> {
  const { rows } = await db.query<{ version: number }>(
    `select count(*)::int as version from payroll_proposal where tenant_id = $1 and status = 'released'`,
    [tenantId],
  );
  return rows[0].version;
}

/**
 * Whether what a proposal is about was released after the settings were looked at: numbers of the same group, or wage
 * types of the same format for one of the same personnel groups. What others release meanwhile keeps nobody waiting.
 * Releases of one moment count as later ones.
 */
async function hasChangedSince(
  db: Queryable,
  tenantId: number,
  { kind, content, version }: Pick<Proposed<SettingKind>, 'kind' | 'content' | 'version'>,
): Promise<boolean> {
  if (version > (await settingsVersion(db, tenantId))) return true;
  const { rows } = await db.query<{ hasChanged: boolean }>(
    `select exists (select from (
         select kind, content, count(*) over (order by decided_at) as version from payroll_proposal
         where tenant_id = $1 and status = 'released') released
       where released.version > $2 and released.kind = $3
         and case $3 when 'target' then released.content -> 'payrollGroup' = $4::jsonb -> 'payrollGroup'
           else released.content -> 'format' = $4::jsonb -> 'format'
             and exists (select from jsonb_array_elements(released.content -> 'personnelGroups') g(code)
               where $4::jsonb -> 'personnelGroups' @> g.code) end) as "hasChanged"`,
    [tenantId, version, kind, JSON.stringify(content)],
  );
  return rows[0].hasChanged;
}

async function bringIntoForce(client: PoolClient, { tenantId, kind, content, before }: PayrollProposal): Promise<void> {
  const judge = CHANGES[kind] as (db: Queryable, tenant: number, of: object) => Promise<SettingChange>;
  const change = await judge(client, tenantId, content);
  if (!isDeepStrictEqual(change.before, before)) throw new Problem('stale');
  await change.write();
}

type Decided = Pick<PayrollProposal, 'decidedBy' | 'decidedAt' | 'reason' | 'waiverId'> & {
  readonly status: PayrollProposalStatus;
};

async function close(manager: EntityManager, proposal: PayrollProposal, decided: Decided): Promise<void> {
  await manager.save(PayrollProposal, Object.assign(proposal, decided));
}

async function decidedAlready(client: Queryable, proposal: PayrollProposal): Promise<Problem> {
  const { rows } = await client.query<{ name: string }>(
    `select given_name || ' ' || family_name as name from employee where tenant_id = $1 and employee_id = $2`,
    [proposal.tenantId, proposal.decidedBy],
  );
  return new Problem('payroll.proposal-decided', { decision: proposal.status, decidedBy: rows.at(0)?.name ?? '' });
}

/** One change of a tenant at a time: who comes second sees what the first one did. */
async function lockSettings(client: Queryable, tenantId: number): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`payroll-settings ${tenantId}`]);
}
