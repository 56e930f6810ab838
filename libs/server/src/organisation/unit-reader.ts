import { Injectable } from '@nestjs/common';
import { type LocalDate } from '@zeitbuch/working-time';
import { UNLED_CTE, unitsBelowCte } from '../identity';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { type GapsDto, type UnitDto, type UnitRowDto, type UnitTreeDto } from './unit.dto';
import { type LeadershipDto, type UnitActDto, type UnitStateDto } from './unit.dto';

/** For statements that leave out who asks where nobody is to be left out. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const MOST_GAPS = 200;
const MOST_ACTS = 50;

/** People without anybody who decides on their time: whom nobody leads, and who is in no unit. Parameters as of {@link UNLED_CTE}. */
const GAPS_CTE = `${UNLED_CTE}, gap as (
    select employee_id, org_unit_id from unled
    union all
    select e.employee_id, null from employee e
    where e.tenant_id = $1 and e.hired_on <= $3::date and (e.left_on is null or e.left_on >= $3::date)
      and not exists (select from org_assignment a
        where a.tenant_id = $1 and a.employee_id = e.employee_id and a.valid_during @> $3::date)
  )`;

const SELECT_UNITS = `
  with recursive ${UNLED_CTE}, member as (
    select org_unit_id, count(*)::int as number from org_assignment
    where tenant_id = $1 and valid_during @> $3::date group by 1
  ), leader as (
    select l.org_unit_id, count(*) filter (where l.kind = 'deputy')::int as deputies,
      min(p.given_name || ' ' || p.family_name) filter (where l.kind = 'supervisor') as supervisor
    from leadership l join employee p on p.tenant_id = $1 and p.employee_id = l.employee_id
    where l.tenant_id = $1 and l.valid_during @> $3::date group by 1
  )
  select s.org_unit_id, s.parent_id, s.kind, s.name, s.short_name, coalesce(m.number, 0) as members,
    coalesce(l.deputies, 0) as deputies, l.supervisor,
    exists (select from unled where unled.org_unit_id = s.org_unit_id) as is_unled
  from org_unit_state s
  left join member m using (org_unit_id)
  left join leader l using (org_unit_id)
  where s.tenant_id = $1 and s.valid_during @> $3::date
  order by s.name collate "de-x-icu", s.org_unit_id`;

const COUNT_GAPS = `with recursive ${GAPS_CTE} select count(*)::int as number from gap`;

const SELECT_GAPS = `
  with recursive ${GAPS_CTE}
  select e.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name, s.name as "unitName",
    count(*) over ()::int as total
  from gap
  join employee e on e.tenant_id = $1 and e.employee_id = gap.employee_id
  left join org_unit_state s on s.tenant_id = $1 and s.org_unit_id = gap.org_unit_id
    and s.valid_during @> least($3::date, e.left_on)
  order by s.name collate "de-x-icu" nulls first, e.family_name collate "de-x-icu", e.given_name, e.employee_id
  limit ${MOST_GAPS}`;

const SELECT_STATES = `
  select lower(s.valid_during)::text as "from", (upper(s.valid_during) - 1)::text as "to", s.parent_id as "parentId",
    p.name as "parentName", s.kind, s.name, s.short_name as "shortName"
  from org_unit_state s
  left join lateral (
    select p.name from org_unit_state p where p.tenant_id = s.tenant_id and p.org_unit_id = s.parent_id
      and p.valid_during && s.valid_during order by lower(p.valid_during) nulls first limit 1) p on true
  where s.tenant_id = $1 and s.org_unit_id = $2 order by lower(s.valid_during) nulls first`;

const SELECT_LEADERSHIPS = `
  select l.leadership_id as "leadershipId", l.employee_id as "employeeId", e.given_name || ' ' || e.family_name as name,
    l.kind, lower(l.valid_during)::text as "from", (upper(l.valid_during) - 1)::text as "to"
  from leadership l join employee e using (tenant_id, employee_id)
  where l.tenant_id = $1 and l.org_unit_id = $2 order by lower(l.valid_during), l.kind desc, name`;

const COUNT_MEMBERS = `
  with recursive ${unitsBelowCte('$2', "daterange($3, $3, '[]')")}
  select count(*)::int as "membersBelow", (count(*) filter (where a.org_unit_id = $2))::int as members
  from units_below u join org_assignment a on a.tenant_id = $1 and a.org_unit_id = u.org_unit_id and a.valid_during @> $3::date`;

const SELECT_ACTS = `
  select a.action, a.occurred_at as at, e.given_name || ' ' || e.family_name as by, a.payload ->> 'from' as "from"
  from audit_event a left join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.actor_id
  where a.tenant_id = $1 and a.subject_id = $2 and a.action ~ '^(unit|leadership|site|holiday)\\.'
  order by a.occurred_at desc limit ${MOST_ACTS}`;

interface UnitRow {
  org_unit_id: string;
  parent_id: string | null;
  kind: UnitRowDto['kind'];
  name: string;
  short_name: string;
  members: number;
  deputies: number;
  supervisor: string | null;
  is_unled: boolean;
}

interface ActRow {
  action: string;
  at: Date;
  by: string | null;
  from: string | null;
}

type Nullable<T> = { [Key in keyof T]-?: undefined extends T[Key] ? Exclude<T[Key], undefined> | null : T[Key] };
type Rows<T> = Nullable<T> & Record<string, unknown>;

/** The units of the city on a day, and everything dated about one of them. */
@Injectable()
export class OrganisationReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async tree({ tenantId, zone }: RequestContext, on: LocalDate = this.clock.todayIn(zone)): Promise<UnitTreeDto> {
    const values = [tenantId, NOBODY, on];
    const rows = await this.db.query<UnitRow & Record<string, unknown>>(SELECT_UNITS, values);
    const [{ number }] = await this.db.query<{ number: number }>(COUNT_GAPS, values);
    return { on, units: rows.map(unitRow), unledPeople: number };
  }

  /** People on whose time nobody decides on the day, by unit and name; those without a unit first, 200 at most. */
  async gaps({ tenantId, zone }: RequestContext, on: LocalDate = this.clock.todayIn(zone)): Promise<GapsDto> {
    const rows = await this.db.query<{ employeeId: string; name: string; unitName: string | null; total: number }>(
      SELECT_GAPS,
      [tenantId, NOBODY, on],
    );
    return {
      ...{ on, total: rows[0]?.total ?? 0 },
      people: rows.map(({ employeeId, name, unitName }) => ({
        ...{ employeeId, name },
        ...(unitName === null ? {} : { unitName }),
      })),
    };
  }

  /** @throws Problem `not-found`, for units of another tenant as for none */
  async unit(context: RequestContext, unitId: string, on?: LocalDate): Promise<UnitDto> {
    return readUnit(this.db.pool, context.tenantId, { unitId, on: on ?? this.clock.todayIn(context.zone) });
  }
}

/** A unit with everything that is dated about it. @throws Problem `not-found` */
export async function readUnit(
  db: Queryable,
  tenantId: number,
  { unitId, on }: { readonly unitId: string; readonly on: LocalDate },
): Promise<UnitDto> {
  const key = [tenantId, unitId];
  const { rows } = await db.query<{ version: number }>(
    'select version from org_unit where tenant_id = $1 and org_unit_id = $2',
    key,
  );
  if (rows.length === 0) throw new Problem('not-found');
  const states = await db.query<Rows<UnitStateDto>>(SELECT_STATES, key);
  const leaderships = await db.query<Rows<LeadershipDto>>(SELECT_LEADERSHIPS, key);
  const members = await db.query<Pick<UnitDto, 'members' | 'membersBelow'>>(COUNT_MEMBERS, [...key, on]);
  return {
    ...{ unitId, version: rows[0].version, on },
    states: states.rows.map((row) => said<UnitStateDto>(row)),
    leaderships: leaderships.rows.map((row) => said<LeadershipDto>(row)),
    ...members.rows[0],
    acts: await readActs(db, tenantId, unitId),
  };
}

/** What was done with a unit or a site, the newest first. */
async function readActs(db: Queryable, tenantId: number, subjectId: string): Promise<UnitActDto[]> {
  const { rows } = await db.query<ActRow>(SELECT_ACTS, [tenantId, subjectId]);
  return rows.map((row) => said<UnitActDto>({ ...row, at: row.at.toISOString() }));
}

/** Leaves out what is null. */
const said = <T extends object>(row: Nullable<T>): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

const unitRow = (row: UnitRow): UnitRowDto => ({
  unitId: row.org_unit_id,
  ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  members: row.members,
  ...(row.supervisor === null ? {} : { supervisorName: row.supervisor }),
  deputies: row.deputies,
  isWithoutApprover: row.is_unled,
});
