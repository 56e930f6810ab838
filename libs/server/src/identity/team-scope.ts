import { Injectable } from '@nestjs/common';
import { Clock, type Db, Problem, type Queryable, type RequestContext } from '../platform';
import { earlierRecords } from './earlier-records';

/**
 * Until the end of the month after the one in which somebody left: the last month has to be handed in, corrected and
 * approved, and without it the closing of everybody would wait.
 */
export const isStillKnown = (employee: string, today: string): string =>
  `(${employee}.left_on is null or ${today} < date_trunc('month', ${employee}.left_on) + interval '2 months')`;

/** Who may sign in and stay signed in on a date: from the first day on, as long as {@link isStillKnown}, and unless it was closed. */
export const hasAccess = (employee: string, today: string): string =>
  `${employee}.hired_on <= ${today} and ${isStillKnown(employee, today)} and ${employee}.access_blocked_at is null`;

/**
 * Whether a state of a unit `u` holds on the date. Said so that the planner neither takes the index over days nor thinks
 * that hardly any state holds: of most units there is one.
 */
const HOLDS_THEN = 'coalesce(u.valid_during @> $3::date, false)';

/** Whether nobody but the employee of `leader` leads unit `u` on the date: then who leads them leads them there, too. */
const nobodyElseLeads = (leader: string): string => `not exists (
      select 1 from leadership other where other.tenant_id = $1 and other.org_unit_id = u.org_unit_id
        and other.kind = 'supervisor' and other.valid_during @> $3::date and other.employee_id <> ${leader}.employee_id)`;

/**
 * The people whose time a leader is responsible for on a date, as a CTE named
 * `team (employee_id, org_unit_id, placed_on)`, with a day on which the person is in
 * the unit; `$1` tenant, `$2` leader, `$3` date. Leading
 * (or deputising for) a unit covers its members, the units below that have no
 * leader of their own, and the leaders of the units below that have one, also where
 * they work further down in what they lead themselves. Nobody is in their own team, nor
 * with the record of before they left and came back. Who left stays in the last one for a while, see {@link isStillKnown}.
 */
export const TEAM_CTE = `
  led as (
    select l.org_unit_id from leadership l where l.tenant_id = $1 and l.employee_id = $2 and l.valid_during @> $3::date
    union
    select u.org_unit_id from org_unit_state u join led on u.parent_id = led.org_unit_id
    where u.tenant_id = $1 and ${HOLDS_THEN} and not exists (
      select 1 from leadership own where own.tenant_id = $1 and own.org_unit_id = u.org_unit_id
        and own.kind = 'supervisor' and own.valid_during @> $3::date)
  ), headed as (
    select u.org_unit_id, own.employee_id from led
    join org_unit_state u on u.tenant_id = $1 and u.parent_id = led.org_unit_id and ${HOLDS_THEN}
    join leadership own on own.tenant_id = $1 and own.org_unit_id = u.org_unit_id
      and own.kind = 'supervisor' and own.valid_during @> $3::date
    union
    select u.org_unit_id, headed.employee_id from headed
    join org_unit_state u on u.tenant_id = $1 and u.parent_id = headed.org_unit_id and ${HOLDS_THEN}
    where ${nobodyElseLeads('headed')}
  ), placed as (
    -- Unit by unit ("offset 0" keeps it so): nobody looks at the whole city to find fifty people.
    select a.* from led cross join lateral (
      select a.employee_id, a.org_unit_id, a.valid_during from org_assignment a
      where a.tenant_id = $1 and a.org_unit_id = led.org_unit_id offset 0) a
    union
    select a.* from headed cross join lateral (
      select a.employee_id, a.org_unit_id, a.valid_during from org_assignment a
      where a.tenant_id = $1 and a.org_unit_id = headed.org_unit_id and a.employee_id = headed.employee_id offset 0) a
  ), team as (
    select p.employee_id, p.org_unit_id, least($3::date, m.left_on) as placed_on from placed p
    cross join lateral (
      select m.left_on, m.followed_by from employee m where m.tenant_id = $1 and m.employee_id = p.employee_id offset 0) m
    where p.valid_during @> least($3::date, m.left_on) and ${isStillKnown('m', '$3::date')} and p.employee_id <> $2
      and m.followed_by is distinct from $2
  )`;

/**
 * Units for which somebody administers time on a date, with all below them, as a CTE named `administered (org_unit_id)`
 * with the parameters of {@link TEAM_CTE}. Of who does so for the whole tenant it is empty: they need no list.
 */
export const ADMINISTERED_CTE = `
  administered as (
    select unnest(g.unit_ids) as org_unit_id from role_grant g
    where g.tenant_id = $1 and g.employee_id = $2 and g.role = 'timeAdministrator' and g.valid_during @> $3::date
    union
    select u.org_unit_id from org_unit_state u join administered on u.parent_id = administered.org_unit_id
    where u.tenant_id = $1 and ${HOLDS_THEN}
  )`;

/** Whether the person `employee` belongs to an administered unit: today, on the first day if that is yet to come, or on the last one. */
export const isAdministered = (employee: string): string => `exists (
    select from org_assignment placed join administered on administered.org_unit_id = placed.org_unit_id
    where placed.tenant_id = $1 and placed.employee_id = ${employee}.employee_id
      and placed.valid_during @> greatest(${employee}.hired_on, least($3::date, ${employee}.left_on)))`;

/** How far somebody administers time: not at all, for some units, or for the whole tenant. */
export function administersTime({
  roles,
  unitRoles,
}: Pick<RequestContext, 'roles' | 'unitRoles'>): 'none' | 'units' | 'tenant' {
  if (roles.includes('timeAdministrator')) return 'tenant';
  return unitRoles.includes('timeAdministrator') ? 'units' : 'none';
}

/** People whom nobody leads, as `unled (employee_id, org_unit_id, placed_on)`: `$1` tenant, `$2` who asks and is left out, `$3` date. */
export const UNLED_CTE = `
  cover as (
    select l.org_unit_id, l.employee_id from leadership l where l.tenant_id = $1 and l.valid_during @> $3::date
    union
    select u.org_unit_id, cover.employee_id from org_unit_state u join cover on u.parent_id = cover.org_unit_id
    where u.tenant_id = $1 and ${HOLDS_THEN} and not exists (
      select 1 from leadership own where own.tenant_id = $1 and own.org_unit_id = u.org_unit_id
        and own.kind = 'supervisor' and own.valid_during @> $3::date)
  ), led_leader as (
    -- Leaders led from above, with the units in which they are led so.
    select u.org_unit_id, own.employee_id from leadership own
    join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = own.org_unit_id and ${HOLDS_THEN}
    join cover on cover.org_unit_id = u.parent_id and cover.employee_id <> own.employee_id
    where own.tenant_id = $1 and own.kind = 'supervisor' and own.valid_during @> $3::date
    union
    select u.org_unit_id, led_leader.employee_id from led_leader
    join org_unit_state u on u.tenant_id = $1 and u.parent_id = led_leader.org_unit_id and ${HOLDS_THEN}
    where ${nobodyElseLeads('led_leader')}
  ), unled as (
    select a.employee_id, a.org_unit_id, least($3::date, m.left_on) as placed_on from org_assignment a
    join employee m on m.tenant_id = $1 and m.employee_id = a.employee_id
    where a.tenant_id = $1 and a.employee_id <> $2 and m.followed_by is distinct from $2 and a.valid_during @> least($3::date, m.left_on)
      and ${isStillKnown('m', '$3::date')}
      and not exists (select 1 from cover where cover.org_unit_id = a.org_unit_id and cover.employee_id <> a.employee_id)
      and not exists (select 1 from led_leader l where l.org_unit_id = a.org_unit_id and l.employee_id = a.employee_id)
  )`;

const TEAM = 'select * from team';
const UNLED = 'select * from unled';
/** {@link careCte} by how far somebody administers time. */
export const CARE = {
  none: `${TEAM_CTE}, care as (${TEAM})`,
  units: `${TEAM_CTE}, ${UNLED_CTE}, ${ADMINISTERED_CTE},
    care as (${TEAM} union ${UNLED} where org_unit_id in (select org_unit_id from administered))`,
  tenant: `${TEAM_CTE}, ${UNLED_CTE}, care as (${TEAM} union ${UNLED})`,
};

/**
 * Whose wishes and months somebody decides on, as a CTE named `care (employee_id, org_unit_id, placed_on)` with
 * the parameters of {@link TEAM_CTE}: the own team; for time administrators also those whom nobody leads on the date, so that nobody's
 * month waits for ever, as far as they belong to the administered units. It is the twin of {@link TEAM_CTE}: who is in
 * nobody's team is in the care of the administration.
 */
export const careCte = (who: Pick<RequestContext, 'roles' | 'unitRoles'>): string => CARE[administersTime(who)];

/** A person whose time somebody may read. */
export interface Readable {
  readonly person: string;
  /** Everything of the person: it is one's own or in the own administration. Leaders know what is shown to leaders. */
  readonly all: boolean;
}

/** Whose data somebody may see and decide on. */
@Injectable()
export class TeamScope {
  constructor(private readonly clock: Clock) {}

  /** The people whom the person leads today. */
  async team(db: Db, { tenantId, employeeId, zone }: RequestContext): Promise<string[]> {
    const rows = await db.prepared<{ employee_id: string }>({
      name: 'identity.team',
      text: `with recursive ${TEAM_CTE} select employee_id from team`,
      values: [tenantId, employeeId, this.clock.todayIn(zone)],
    });
    return rows.map((row) => row.employee_id);
  }

  /** Whether the person leads `employeeId` today. */
  async leads(db: Queryable, context: RequestContext, employeeId: string): Promise<boolean> {
    if (!context.roles.includes('supervisor') || employeeId === context.employeeId) return false;
    const { rows } = await db.query<{ leads: boolean }>(
      `with recursive ${TEAM_CTE} select exists (select 1 from team where employee_id = $4) as leads`,
      [context.tenantId, context.employeeId, this.clock.todayIn(context.zone), employeeId],
    );
    return rows[0].leads;
  }

  /**
   * Whether the person administers the time of `employeeId` and therefore knows all of it: of everybody of the tenant, or
   * of who belongs to the units that were given.
   */
  async administers(db: Queryable, context: RequestContext, employeeId: string): Promise<boolean> {
    const reach = administersTime(context);
    if (reach === 'none') return false;
    const { tenantId, zone } = context;
    const { rows } = await (reach === 'tenant'
      ? db.query('select from employee where tenant_id = $1 and employee_id = $2', [tenantId, employeeId])
      : db.query(
          `with recursive ${ADMINISTERED_CTE}
           select from employee e where e.tenant_id = $1 and e.employee_id = $4 and ${isAdministered('e')}`,
          [tenantId, context.employeeId, this.clock.todayIn(zone), employeeId],
        ));
    return rows.length > 0;
  }

  /** Whether a record is one's own: the present one, or one of before the person left and came back. */
  async isOwn(db: Queryable, context: RequestContext, employeeId: string): Promise<boolean> {
    if (employeeId === context.employeeId) return true;
    return (await earlierRecords(db, context)).some((record) => record.employeeId === employeeId);
  }

  /**
   * Whose month is asked for: one's own, also of an employment before this one, that of somebody one leads, for time
   * administrators anybody's as far as they administer.
   * @throws Problem `not-found` for everybody else, the same as for somebody who does not exist
   */
  async readable(db: Queryable, context: RequestContext, employeeId = context.employeeId): Promise<Readable> {
    if (employeeId === context.employeeId) return { person: employeeId, all: true };
    const of = await this.#decided(db, context, employeeId);
    if (of) return of;
    // Asked last: hardly anybody has a record of before.
    if (await this.isOwn(db, context, employeeId)) return { person: employeeId, all: true };
    throw new Problem('not-found');
  }

  /**
   * Somebody else's month or day on which one decides: of who is led or administered. Whether it is one's own record was
   * asked before.
   * @throws Problem `not-found`, as {@link readable}
   */
  async decidable(db: Queryable, context: RequestContext, employeeId: string): Promise<Readable> {
    const of = await this.#decided(db, context, employeeId);
    if (!of) throw new Problem('not-found');
    return of;
  }

  async #decided(db: Queryable, context: RequestContext, employeeId: string): Promise<Readable | null> {
    if (await this.administers(db, context, employeeId)) return { person: employeeId, all: true };
    return (await this.leads(db, context, employeeId)) ? { person: employeeId, all: false } : null;
  }
}
