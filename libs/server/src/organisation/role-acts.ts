import { type EntityManager } from 'typeorm';
import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { type Actor, recordAudit } from '../audit';
import { Problem } from '../platform';
import { mayActAlone } from './acting-alone';
import { type RoleWork, type WantedRole, assertGivable, assertTwoRemain } from './role-checks';
import { RoleGrant } from './role-grant.entity';
import { RoleProposal } from './role-proposal.entity';
import { type RoleGivers, writeRoles } from './role-writer';
import { type EndRoleDto, type GivenRoleDto } from './role.dto';
import { daysOf, rangeOf } from './unit-work';

/** Somebody who acts on roles; they hold the lock of `lockRoles`. */
export interface SignedWork extends RoleWork {
  readonly entities: EntityManager;
  readonly actor: Actor & { readonly employeeId: string };
  readonly now: Date;
}

/**
 * Leaves a proposal for a second person. The same one again changes nothing. While a city is set up by one person, see
 * {@link mayActAlone}, the role is theirs to give at once, and the log says so.
 * @throws Problem `role.own`, `role.already-proposed`, `role.in-the-past` where it would have begun, `idempotency.mismatch`;
 *   and as {@link assertGivable}
 */
export async function proposeRole(work: SignedWork, wanted: WantedRole): Promise<GivenRoleDto> {
  const { client, entities, tenantId, today, actor, now } = work;
  const { grantId, employeeId, role, unitIds, from } = wanted;
  if (employeeId === actor.employeeId) throw new Problem('role.own');
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
  const decided = alone
    ? { status: 'confirmed' as const, decidedBy: actor.employeeId, decidedAt: now }
    : { status: 'proposed' as const, decidedBy: null, decidedAt: null };
  await proposals.insert({
    ...{ tenantId, grantId, employeeId, role, unitIds: unitIds && [...unitIds], validDuring: rangeOf(wanted) },
    ...{ ...decided, proposedBy: actor.employeeId, proposedAt: now, refusalReason: null, alone },
  });
  if (alone) await grantRole(work, wanted, { grantedBy: actor.employeeId, confirmedBy: actor.employeeId, alone });
  else await logRole(work, 'role.proposed', wanted);
  return { status: decided.status };
}

/**
 * A role ends, at once or with a day; one that has not begun then never was. One person is enough.
 * @throws Problem `not-found`, `role.own`, `stale`, `role.in-the-past`, `role.not-shorter`, `role.last-administrators`
 */
export async function endRole(work: SignedWork, grantId: string, { version, lastDay }: EndRoleDto): Promise<void> {
  const { entities, tenantId, today, actor } = work;
  const grants = entities.getRepository(RoleGrant);
  const held = await grants.findOneBy({ tenantId, grantId });
  if (!held) throw new Problem('not-found');
  const { employeeId, role } = held;
  if (employeeId === actor.employeeId) throw new Problem('role.own');
  if (held.version !== version) throw new Problem('stale');
  if (lastDay !== undefined && lastDay < today) throw new Problem('role.in-the-past');
  const to = lastDay ?? addDays(today, -1);
  const { from, to: before } = daysOf(held.validDuring);
  if (before !== null && to >= before) throw new Problem('role.not-shorter');
  if (role === 'organisationAdministrator') await assertTwoRemain(work, employeeId, addDays(to, 1));
  if (from !== null && to < from) await grants.delete({ tenantId, grantId });
  else await grants.save({ ...held, validDuring: rangeOf({ from, to }) });
  await recordAudit(work.client, actor, 'role.ended', {
    ...{ employeeId, subjectId: grantId },
    payload: { role, unitIds: held.unitIds, before: { from, to: before }, after: { from, to } },
  });
}

/** An entry of the log about a role that ended because a code was printed with which somebody could act in it. */
export const logEndedRole = (
  { client, actor, today }: Omit<SignedWork, 'entities'>,
  { grantId, employeeId, role, unitIds, began: from, to }: WantedRole & { readonly began: LocalDate | null },
): Promise<void> =>
  recordAudit(client, actor, 'role.ended', {
    ...{ employeeId, subjectId: grantId },
    payload: { role, unitIds, before: { from, to }, after: { from, to: addDays(today, -1) }, source: 'accessCode' },
  });

/** Writes a role that was decided about, and says so in the log. */
export async function grantRole(work: SignedWork, wanted: WantedRole, givers: RoleGivers): Promise<void> {
  await writeRoles(work, [wanted], givers);
  await logRole(work, 'role.confirmed', wanted, givers.alone ? { alone: true } : {});
}

/** An entry of the log about a role that is given, or was to be. */
export const logRole = (
  { client, actor }: Omit<SignedWork, 'entities'>,
  action: string,
  { grantId, employeeId, role, unitIds, from, to }: WantedRole,
  more: object = {},
): Promise<void> =>
  recordAudit(client, actor, action, {
    ...{ employeeId, subjectId: grantId },
    payload: { role, unitIds, from, to, ...more },
  });

const isSame = (known: RoleProposal, wanted: WantedRole): boolean =>
  known.employeeId === wanted.employeeId &&
  known.role === wanted.role &&
  known.validDuring === rangeOf(wanted) &&
  JSON.stringify(known.unitIds) === JSON.stringify(wanted.unitIds);
