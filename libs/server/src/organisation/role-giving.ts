import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { type SignedWork, endRole, grantRole, logRole, proposeRole } from './role-acts';
import { type WantedRole, assertGivable, lockRoles, wantedRole } from './role-checks';
import { RoleProposal, type RoleProposalState } from './role-proposal.entity';
import { assertCodeIsUsed } from './roles-and-codes';
import { type EndRoleDto, type GiveRoleDto, type GivenRoleDto } from './role.dto';
import { daysOf } from './unit-work';

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
   * @throws Problem as {@link wantedRole} and {@link proposeRole}
   */
  propose(context: RequestContext, body: GiveRoleDto): Promise<GivenRoleDto> {
    const wanted = wantedRole(body);
    return this.#act(context, (work) => proposeRole(work, wanted));
  }

  /**
   * The role holds, from its first day or from today on. Saying so twice is saying it once.
   * @throws Problem `not-found`, `role.own`, `role.own-proposal`, `role.already-decided` {decision}; as
   *   {@link assertCodeIsUsed}; and as {@link assertGivable}: what was possible then may not be any more
   */
  confirm(context: RequestContext, grantId: string): Promise<void> {
    return this.#decide(context, grantId, 'confirmed', async (work, proposal) => {
      const proposed = wantedOf(proposal);
      const { today } = work;
      const wanted = { ...proposed, from: proposed.from < today ? today : proposed.from };
      await assertGivable(work, wanted);
      await assertCodeIsUsed(work, wanted, context.employeeId);
      await grantRole(work, wanted, { grantedBy: proposal.proposedBy, confirmedBy: context.employeeId, alone: false });
    });
  }

  /** The reason is shown to who proposed it. @throws Problem as {@link confirm} */
  refuse(context: RequestContext, grantId: string, reason: string): Promise<void> {
    return this.#decide(context, grantId, 'refused', async (work, proposal) => {
      proposal.refusalReason = reason;
      await logRole(work, 'role.refused', wantedOf(proposal));
    });
  }

  /** Takes one's own proposal back. @throws Problem `not-found`, `role.foreign-proposal`, `role.already-decided` {decision} */
  withdraw(context: RequestContext, grantId: string): Promise<void> {
    return this.#decide(context, grantId, 'withdrawn', (work, proposal) =>
      logRole(work, 'role.withdrawn', wantedOf(proposal)),
    );
  }

  /**
   * A role ends, at once or with a day. One person is enough.
   * @throws Problem as {@link endRole}
   */
  end(context: RequestContext, grantId: string, ending: EndRoleDto): Promise<void> {
    return this.#act(context, (work) => endRole(work, grantId, ending));
  }

  /** One step on a proposal that waits. @param write what else it means; the proposal is stored after it */
  #decide(
    context: RequestContext,
    grantId: string,
    step: Exclude<RoleProposalState, 'proposed'>,
    write: (work: SignedWork, proposal: RoleProposal) => Promise<void>,
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

  #act<T>(context: RequestContext, act: (work: SignedWork) => Promise<T>): Promise<T> {
    const today = this.clock.todayIn(context.zone);
    const { tenantId } = context;
    return this.db.transaction(async (client, entities) => {
      const work = {
        client,
        entities: entities(),
        tenantId,
        actor: context,
        today,
        now: new Date(this.clock.nowIso()),
      };
      await lockRoles(work);
      return act(work);
    });
  }
}

function wantedOf({ grantId, employeeId, role, unitIds, validDuring }: RoleProposal): WantedRole {
  const { from, to } = daysOf(validDuring);
  return { grantId, employeeId, role, unitIds, from: from as LocalDate, to };
}
