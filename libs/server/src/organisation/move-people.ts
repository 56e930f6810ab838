import { hash } from 'node:crypto';
import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { ReevaluateDays } from '../facts';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { changeFacts } from './change-facts';
import { type ChangeWork, type FactChange } from './fact-change';
import { assertAgreement, assertUnit } from './fact-fits';
import { MOST_MOVED, type MoveState, type MovedPeopleDto, type MovePeopleDto } from './move-people.dto';
import { readUsualAgreement } from './usual-agreement';

/** Somebody of the unit, as they stand on their first day of the change. */
interface Member {
  readonly employeeId: string;
  readonly name: string;
  readonly version: number;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  /** The later of the first day of the change and of the employment. */
  readonly from: LocalDate;
  readonly agreementId: string | null;
  readonly agreementName: string | null;
  readonly payrollGroup: string | null;
  readonly payrollName: string | null;
  /** Whether unit or agreement changes on a later day already. */
  readonly unitPlanned: boolean;
  readonly agreementPlanned: boolean;
  readonly closedMonths: readonly YearMonth[];
}

/** A member with what becomes of them. */
interface Sorted {
  readonly member: Member;
  readonly state: MoveState;
}

/** `$1` tenant, `$2` unit, `$3` first day, `$4` some of its people or null. */
const READ_MEMBERS = `
  select e.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name, e.version,
    e.hired_on::text as "hiredOn", e.left_on::text as "leftOn", d.day::text as "from",
    g.agreement_id as "agreementId", s.name as "agreementName", p.payroll_group as "payrollGroup",
    coalesce(n.name, p.payroll_group) as "payrollName",
    exists (select from org_assignment l where l.tenant_id = e.tenant_id and l.employee_id = e.employee_id
      and lower(l.valid_during) > d.day) as "unitPlanned",
    exists (select from agreement_assignment l where l.tenant_id = e.tenant_id and l.employee_id = e.employee_id
      and lower(l.valid_during) > d.day) as "agreementPlanned",
    coalesce((select json_agg(to_char(m.month, 'YYYY-MM') order by m.month) from employee_month m
      where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.status = 'closed'
        and m.month + interval '1 month' > d.day), '[]') as "closedMonths"
  from org_assignment a
  join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.employee_id
  cross join lateral (select greatest($3::date, e.hired_on) as day) d
  left join agreement_assignment g on g.tenant_id = e.tenant_id and g.employee_id = e.employee_id and g.valid_during @> d.day
  left join staff_agreement s on s.tenant_id = e.tenant_id and s.agreement_id = g.agreement_id
  left join payroll_assignment p on p.tenant_id = e.tenant_id and p.employee_id = e.employee_id and p.valid_during @> d.day
  left join payroll_group n on n.tenant_id = e.tenant_id and n.code = p.payroll_group
  where a.tenant_id = $1 and a.org_unit_id = $2 and a.valid_during @> d.day
    and ($4::uuid[] is null or e.employee_id = any($4::uuid[]))
  order by e.family_name collate "de-x-icu", e.given_name collate "de-x-icu", e.employee_id`;

/** Who leads a unit on a day: their own supervisor, else the nearest above. `$1` tenant, `$2` unit, `$3` day. */
const LEADER = `
  with recursive up as (
    select org_unit_id, parent_id, 0 as height from org_unit_state
    where tenant_id = $1 and org_unit_id = $2 and valid_during @> $3::date
    union all
    select s.org_unit_id, s.parent_id, up.height + 1 from up
    join org_unit_state s on s.tenant_id = $1 and s.org_unit_id = up.parent_id and s.valid_during @> $3::date)
  select e.given_name || ' ' || e.family_name as name from up
  join leadership l on l.tenant_id = $1 and l.org_unit_id = up.org_unit_id and l.kind = 'supervisor' and l.valid_during @> $3::date
  join employee e on e.tenant_id = l.tenant_id and e.employee_id = l.employee_id
  order by up.height limit 1`;

/**
 * Moves people of a unit to another one from a day on, together. Who stays is told with the reason; what follows, the
 * leader, the agreement that is usual there, payroll, is told before. A dry run is the same without the writing, and
 * names what it saw.
 */
@Injectable()
export class MovePeople {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reevaluate: ReevaluateDays,
  ) {}

  /**
   * One transaction: all who move or nobody. Each gets their own entry in the record, as if changed one by one.
   * @throws Problem `not-found` without such a unit, `unit.same`, `person.unknown-unit`, `person.unit-not-there` {from},
   *   `unit.no-usual-agreement`, `person.agreement-not-in-force` {from}, `unit.too-many-people` {most},
   *   `unit.nobody-moves`, `stale` where something is otherwise than in the dry run
   */
  execute(
    context: RequestContext,
    unitId: string,
    { order, dryRun }: { readonly order: MovePeopleDto; readonly dryRun: boolean },
  ): Promise<MovedPeopleDto> {
    const { tenantId } = context;
    return this.db.transaction(async (client) => {
      const work: ChangeWork = {
        ...{ client, tenantId, actor: context },
        ...{ reevaluate: this.reevaluate, now: this.clock.nowEpochMinute() },
      };
      await assertUnits(work, unitId, order);
      if (!dryRun) await lockMembers(client, tenantId, unitId, order);
      const members = await readMembers(client, tenantId, unitId, order);
      if (members.length > MOST_MOVED) throw new Problem('unit.too-many-people', { most: MOST_MOVED });
      const usual = await readUsualAgreement(client, tenantId, { unitId: order.toUnitId, day: order.from });
      if (order.withUsualAgreement) {
        if (!usual) throw new Problem('unit.no-usual-agreement');
        await assertAgreement(work, usual.id, { from: order.from, to: null });
      }
      const sorted = members.map((member) => ({ member, state: stateOf(member, context, order) }));
      const answer = await told(client, tenantId, { order, sorted, usual, dryRun });
      if (dryRun) return answer;
      if (order.seen !== answer.seen) throw new Problem('stale');
      const moving = sorted.flatMap(({ member, state }) => (state === 'moves' ? [member] : []));
      if (moving.length === 0) throw new Problem('unit.nobody-moves');
      await write(work, moving, {
        toUnitId: order.toUnitId,
        agreementId: order.withUsualAgreement ? usual?.id : undefined,
      });
      await recordAudit(client, context, 'people.moved', {
        subjectId: unitId,
        payload: { toUnitId: order.toUnitId, from: order.from, people: moving.length },
      });
      return answer;
    }, 'job');
  }
}

/** @throws Problem, see {@link MovePeople.execute} */
async function assertUnits(work: ChangeWork, unitId: string, { toUnitId, from }: MovePeopleDto): Promise<void> {
  const { rowCount } = await work.client.query('select from org_unit where tenant_id = $1 and org_unit_id = $2', [
    work.tenantId,
    unitId,
  ]);
  if (!rowCount) throw new Problem('not-found');
  if (unitId === toUnitId) throw new Problem('unit.same');
  await assertUnit(work, toUnitId, { from, to: null });
}

/** In the order of ids, as everybody does who locks several records. */
async function lockMembers(
  client: PoolClient,
  tenantId: number,
  unitId: string,
  { from, employeeIds }: MovePeopleDto,
): Promise<void> {
  await client.query(
    `select from employee e where e.tenant_id = $1 and e.employee_id in (
       select a.employee_id from org_assignment a where a.tenant_id = $1 and a.org_unit_id = $2
         and not a.valid_during << daterange($3::date, null) and ($4::uuid[] is null or a.employee_id = any($4::uuid[])))
     order by e.employee_id for no key update of e`,
    [tenantId, unitId, from, employeeIds ?? null],
  );
}

async function readMembers(
  client: Queryable,
  tenantId: number,
  unitId: string,
  { from, employeeIds }: MovePeopleDto,
): Promise<Member[]> {
  const { rows } = await client.query<Member & Record<string, unknown>>(READ_MEMBERS, [
    ...[tenantId, unitId, from, employeeIds ?? null],
  ]);
  return rows;
}

function stateOf(member: Member, { employeeId }: RequestContext, { withUsualAgreement }: MovePeopleDto): MoveState {
  if (member.employeeId === employeeId) return 'own';
  if (member.unitPlanned || (withUsualAgreement && member.agreementPlanned)) return 'planned';
  return member.closedMonths.length > 0 ? 'closedMonths' : 'moves';
}

async function told(
  client: Queryable,
  tenantId: number,
  {
    order,
    sorted,
    usual,
    dryRun,
  }: {
    readonly order: MovePeopleDto;
    readonly sorted: readonly Sorted[];
    readonly usual: { readonly id: string; readonly name: string } | null;
    readonly dryRun: boolean;
  },
): Promise<MovedPeopleDto> {
  const { rows } = await client.query<{ name: string }>(LEADER, [tenantId, order.toUnitId, order.from]);
  const moving = sorted.flatMap(({ member, state }) => (state === 'moves' ? [member] : []));
  const isUnderAnother = ({ agreementId }: Member) => usual !== null && agreementId !== usual.id;
  const groups = Map.groupBy(moving, ({ payrollGroup }) => payrollGroup ?? '');
  const versions = moving.map(({ employeeId, version }) => `${employeeId} ${version}`).toSorted();
  return {
    dryRun,
    people: moving.length,
    persons: sorted.map(({ member, state }) => ({
      ...{ employeeId: member.employeeId, name: member.name, state },
      ...(state === 'closedMonths' ? { months: member.closedMonths.join(', ') } : {}),
      ...(state === 'moves' && order.withUsualAgreement && isUnderAnother(member) && member.agreementName !== null
        ? { agreementBefore: member.agreementName }
        : {}),
    })),
    ...(rows.length === 0 ? {} : { leaderName: rows[0].name }),
    ...(usual ? { usualAgreement: usual.name } : {}),
    underAnother: moving.filter(isUnderAnother).length,
    payrollGroups: [...groups].map(([code, people]) => ({
      ...{ code, name: people[0].payrollName ?? code, people: people.length },
    })),
    seen: hash('sha1', [usual?.id ?? '', ...versions].join('\n'), 'base64url'),
  };
}

async function write(
  work: ChangeWork,
  moving: readonly Member[],
  { toUnitId, agreementId }: { readonly toUnitId: string; readonly agreementId: string | undefined },
): Promise<void> {
  const byId = moving.toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
  for (const member of byId) {
    const days = { from: member.from, to: null };
    const changes: FactChange[] = [
      { kind: 'unit', value: { id: toUnitId }, ...days },
      ...(agreementId === undefined ? [] : [{ kind: 'agreement' as const, value: { id: agreementId }, ...days }]),
    ];
    await changeFacts(work, member, changes);
  }
  await work.client.query(
    'update employee set version = version + 1 where tenant_id = $1 and employee_id = any($2::uuid[])',
    [work.tenantId, byId.map(({ employeeId }) => employeeId)],
  );
}
