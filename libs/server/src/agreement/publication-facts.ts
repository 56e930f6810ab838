import { type Flaw, addDays, addMonths, firstDayOf, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { unitsBelowCte } from '../identity';
import { type Queryable } from '../platform';
import { type CircleRef } from './circle';

/** Days from the first to the last, both included; null without end. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** An agreement of a tenant, or what it says for the people of a circle. */
export interface Target {
  readonly tenantId: number;
  readonly agreementId: string;
  /** Null for everybody. */
  readonly circle: CircleRef | null;
}

/** The period as PostgreSQL writes it: the end is the day after. */
export const dateRange = ({ from, to }: Period): string => `[${from},${to === null ? '' : addDays(to, 1)})`;

/**
 * Days on which the agreement holds for somebody employed, as a CTE `held (employee_id, days)`; `$1` tenant,
 * `$2` agreement, `$3` ranges, `$4` the circle of the people as JSON, or null for all.
 */
const HELD_CTE = `
  recursive ${unitsBelowCte(`($4::jsonb ->> 'unitId')`, 'daterange(null, null)')}, membership as (
    select a.employee_id, a.valid_during * u.days as valid_during from org_assignment a
    join units_below u on u.org_unit_id = a.org_unit_id and a.valid_during && u.days
    where a.tenant_id = $1
    union all
    select employee_id, valid_during from contract where tenant_id = $1 and personnel_group = $4::jsonb ->> 'personnelGroup'
    union all
    select named::uuid, daterange(null, null) from jsonb_array_elements_text($4::jsonb -> 'employeeIds') named
    union all
    select employee_id, daterange(null, null) from employee where tenant_id = $1 and $4::jsonb is null
  ), held as (
    select a.employee_id, a.valid_during * p.days * m.valid_during * daterange(e.hired_on, e.left_on, '[]') as days
    from agreement_assignment a
    join employee e on e.tenant_id = a.tenant_id and e.employee_id = a.employee_id
    join membership m on m.employee_id = a.employee_id
    join unnest($3::daterange[]) p(days) on a.valid_during && p.days
    where a.tenant_id = $1 and a.agreement_id = $2)`;

const asJson = (circle: CircleRef | null): string | null => circle && JSON.stringify(circle);

/**
 * A closed month is final, so nothing may begin or end in one. Names the latest such month, and the first day
 * that is possible.
 * @param lock keeps the months from being closed until the transaction ends; in the order in which everybody locks
 */
export async function closedMonthFlaws(
  db: Queryable,
  { tenantId, agreementId, circle }: Target,
  concerned: Period,
  { lock }: { lock: boolean },
): Promise<Flaw[]> {
  const { rows } = await db.query<{ month: YearMonth; people: number }>(
    `with ${HELD_CTE}, months as (
       select m.month, m.status from employee_month m
       where m.tenant_id = $1 and m.month >= date_trunc('month', $5::date) and exists (
         select from held where held.employee_id = m.employee_id
           and held.days && daterange(m.month, (m.month + interval '1 month')::date))
       order by m.employee_id, m.month ${lock ? 'for share of m' : ''})
     select to_char(month, 'YYYY-MM') as month, count(*)::int as people from months
     where status = 'closed' group by month order by month desc limit 1`,
    [tenantId, agreementId, [dateRange(concerned)], asJson(circle), concerned.from],
  );
  return rows.map(({ month, people }) => ({
    path: 'validFrom',
    code: 'publication.closed-month',
    rule: null,
    params: { month, people, date: firstDayOf(addMonths(month, 1)) },
  }));
}

/** People for whom the agreement would hold on a day without a version: nothing of theirs could be evaluated. */
export async function gapFlaws(
  db: Queryable,
  { tenantId, agreementId, circle }: Target,
  uncovered: readonly Period[],
): Promise<Flaw[]> {
  if (uncovered.length === 0) return [];
  const { rows } = await db.query<{ date: LocalDate | null; people: number }>(
    `with ${HELD_CTE}
     select min(lower(days))::text as date, count(distinct employee_id)::int as people from held where not isempty(days)`,
    [tenantId, agreementId, uncovered.map(dateRange), asJson(circle)],
  );
  const [{ date, people }] = rows;
  if (date === null) return [];
  // Before the new version it begins too late, after it it ends too early.
  const path = uncovered.some(({ to }) => to !== null && date <= to) ? 'validFrom' : 'validTo';
  return [{ path, code: 'version.leaves-gap', rule: null, params: { date, people } }];
}

/** What a change does to people: how many, how many of their days are evaluated already, and months handed in that may open again. */
export interface Effect {
  readonly people: number;
  readonly valuedDays: number;
  readonly handedInMonths: number;
}

/** Counts the {@link Effect} of something that holds from now on. */
export async function concernedBy(
  db: Queryable,
  { tenantId, agreementId, circle }: Target,
  concerned: Period,
): Promise<Effect> {
  const { rows } = await db.query<Effect & Record<string, unknown>>(
    `with ${HELD_CTE}
     select count(distinct held.employee_id)::int as people, coalesce(sum(valued.days), 0)::int as "valuedDays",
       (select count(*)::int from employee_month m
        where m.tenant_id = $1 and m.status in ('submitted', 'approved') and exists (
          select from held where held.employee_id = m.employee_id
            and held.days && daterange(m.month, (m.month + interval '1 month')::date))) as "handedInMonths"
     from held cross join lateral (
       select count(*) as days from day_evaluation d
       where d.tenant_id = $1 and d.employee_id = held.employee_id
         and d.date >= lower(held.days) and d.date < coalesce(upper(held.days), 'infinity')) valued
     where not isempty(held.days)`,
    [tenantId, agreementId, [dateRange(concerned)], asJson(circle)],
  );
  return rows[0];
}
