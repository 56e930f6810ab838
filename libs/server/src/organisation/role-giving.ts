import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { mayActAlone } from './acting-alone';
import { type RoleWork, type WantedRole, assertGivable, assertTwoRemain, lockRoles, wantedRole } from './role-checks';
import { RoleGrant } from './role-grant.entity';
import { RoleProposal, type RoleProposalState } from './role-proposal.entity';
import { writeRole } from './role-writer';
import { type EndRoleDto, type GiveRoleDto, type GivenRoleDto } from './role.dto';
import { daysOf, rangeOf } from './unit-work';

interface Work extends RoleWork {
  readonly entities: EntityManager;
  readonly actor: RequestContext;
}

/**
 * Gives roles: one organisation administrator proposes, another one confirms or refuses. Nobody takes part in what
 * concerns their own roles, in either place. Taking a role away needs one person, because it must not wait. While a city
 * is set up by one person, see {@link mayActAlone}, a proposal is confirmed by who makes it, and the log says so.
 */
@Injectable()
export class RoleGiving {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Leaves a proposal for a second person. Sent again, it changes nothing.
   * @throws Problem `role.own`, `role.already-proposed`, `role.in-the-past` where it would have begun, `idempotency.mismatch`;
   *   and as {@link wantedRole} and {@link assertGivable}
   */
  propose(context: RequestContext, body: GiveRoleDto): Promise<GivenRoleDto> {
    const wanted = wantedRole(body);
    if (wanted.employeeId === context.employeeId) throw new Problem('role.own');
    return this.#act(context, async (work) => {
      const { client, entities, tenantId, today, actor } = work;
      const { grantId, employeeId, role, unitIds, from } = wanted;
      const proposals = entities.getRepository(RoleProposal);
      const known = await proposals.findOneBy({ tenantId, grantId });
      if (known) {
        if (!isSame(known, wanted)) throw new Problem('idempotency.mismatch');
        return { status: known.status };
      }
      if (from < today) throw new Problem('role.in-the-past');
      await assertGivable(work, wanted);
      if (await proposals.existsBy({ tenantId, employeeId, role, status: 'proposed' }))
        throw new Problem('role.already-proposed');
      const alone = await mayActAlone(client, tenantId, today);
      const now = new Date(this.clock.nowIso());
      const decided = alone
        ? { status: 'confirmed' as const, decidedBy: actor.employeeId, decidedAt: now }
        : { status: 'proposed' as const, decidedBy: null, decidedAt: null };
      await proposals.insert({
        ...{ tenantId, grantId, employeeId, role, unitIds: unitIds && [...unitIds], validDuring: rangeOf(wanted) },
        ...{ ...decided, proposedBy: actor.employeeId, proposedAt: now, refusalReason: null, alone },
      });
      if (alone) await grant(work, wanted, { grantedBy: actor.employeeId, alone });
      else await log(work, 'role.proposed', wanted);
      return { status: decided.status };
    });
  }

  /**
   * The role holds, from its first day or from today on. Saying so twice is saying it once.
   * @throws Problem `not-found`, `role.own`, `role.own-proposal`, `role.already-decided` {decision}; and as
   *   {@link assertGivable}: what was possible then may not be any more
   */
  confirm(context: RequestContext, grantId: string): Promise<void> {
    return this.#decide(context, grantId, 'confirmed', async (work, proposal) => {
      const proposed = wantedOf(proposal);
      const { today } = work;
      const wanted = { ...proposed, from: proposed.from < today ? today : proposed.from };
      await assertGivable(work, wanted);
      await grant(work, wanted, { grantedBy: proposal.proposedBy, alone: false });
    });
  }

  /** The reason is shown to who proposed it. @throws Problem as {@link confirm} */
  refuse(context: RequestContext, grantId: string, reason: string): Promise<void> {
    return this.#decide(context, grantId, 'refused', async (work, proposal) => {
      proposal.refusalReason = reason;
      await log(work, 'role.refused', wantedOf(proposal));
    });
  }

  /** Takes one's own proposal back. @throws Problem `not-found`, `role.foreign-proposal`, `role.already-decided` {decision} */
  withdraw(context: RequestContext, grantId: string): Promise<void> {
    return this.#decide(context, grantId, 'withdrawn', (work, proposal) =>
      log(work, 'role.withdrawn', wantedOf(proposal)),
    );
  }

  /**
   * A role ends, at once or with a day; one that has not begun then never was. One person is enough.
   * @throws Problem `not-found`, `role.own`, `stale`, `role.in-the-past`, `role.not-shorter`, `role.last-administrators`
   */
  end(context: RequestContext, grantId: string, { version, lastDay }: EndRoleDto): Promise<void> {
    return this.#act(context, async (work) => {
      const { entities, tenantId, today } = work;
      const grants = entities.getRepository(RoleGrant);
      const held = await grants.findOneBy({ tenantId, grantId });
      if (!held) throw new Problem('not-found');
      const { employeeId, role } = held;
      if (employeeId === context.employeeId) throw new Problem('role.own');
      if (held.version !== version) throw new Problem('stale');
      if (lastDay !== undefined && lastDay < today) throw new Problem('role.in-the-past');
      const to = lastDay ?? addDays(today, -1);
      const { from, to: before } = daysOf(held.validDuring);
      if (before !== null && to >= before) throw new Problem('role.not-shorter');
      if (role === 'organisationAdministrator') await assertTwoRemain(work, employeeId, addDays(to, 1));
      if (from !== null && to < from) await grants.delete({ tenantId, grantId });
      else await grants.save({ ...held, validDuring: rangeOf({ from, to }) });
      await recordAudit(work.client, context, 'role.ended', {
        ...{ employeeId, subjectId: grantId },
        payload: { role, unitIds: held.unitIds, before: { from, to: before }, after: { from, to } },
      });
    });
  }

  /** One step on a proposal that waits. @param write what else it means; the proposal is stored after it */
  #decide(
    context: RequestContext,
    grantId: string,
    step: Exclude<RoleProposalState, 'proposed'>,
    write: (work: Work, proposal: RoleProposal) => Promise<void>,
  ): Promise<void> {
    return this.#act(context, async (work) => {
      const { entities, tenantId } = work;
      const proposals = entities.getRepository(RoleProposal);
      const proposal = await proposals.findOneBy({ tenantId, grantId });
      if (!proposal) throw new Problem('not-found');
      if (proposal.employeeId === context.employeeId) throw new Problem('role.own');
      const isOwn = proposal.proposedBy === context.employeeId;
      if (step === 'withdrawn' && !isOwn) throw new Problem('role.foreign-proposal');
      if (proposal.status === step && proposal.decidedBy === context.employeeId) return;
      if (proposal.status !== 'proposed') throw new Problem('role.already-decided', { decision: proposal.status });
      if (step !== 'withdrawn' && isOwn) throw new Problem('role.own-proposal');
      await write(work, proposal);
      proposal.status = step;
      proposal.decidedBy = context.employeeId;
      proposal.decidedAt = new Date(this.clock.nowIso());
      await proposals.save(proposal);
    });
  }

  #act<T>(context: RequestContext, act: (work: Work) => Promise<T>): Promise<T> {
    const today = this.clock.todayIn(context.zone);
    const { tenantId } = context;
    return this.db.transaction(async (client, entities) => {
      const work = { client, entities: entities(), tenantId, actor: context, today };
      await lockRoles(work);
      return act(work);
    });
  }
}

const isSame = (known: RoleProposal, wanted: WantedRole): boolean =>
  known.employeeId === wanted.employeeId &&
  known.role === wanted.role &&
  known.validDuring === rangeOf(wanted) &&
  JSON.stringify(known.unitIds) === JSON.stringify(wanted.unitIds);

function wantedOf({ grantId, employeeId, role, unitIds, validDuring }: RoleProposal): WantedRole {
  const { from, to } = daysOf(validDuring);
  return { grantId, employeeId, role, unitIds, from: from as LocalDate, to };
}

async function grant(
  work: Work,
  wanted: WantedRole,
  { grantedBy, alone }: { readonly grantedBy: string; readonly alone: boolean },
): Promise<void> {
  await writeRole(work, wanted, { grantedBy, confirmedBy: work.actor.employeeId, alone });
  await log(work, 'role.confirmed', wanted, alone ? { alone } : {});
}

const log = (
  { client, actor }: Work,
  action: string,
  { grantId, employeeId, role, unitIds, from, to }: WantedRole,
  more: object = {},
): Promise<void> =>
  recordAudit(client, actor, action, {
    ...{ employeeId, subjectId: grantId },
    payload: { role, unitIds, from, to, ...more },
  });
