import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** A person and the days that they would be absent. */
export interface WantedDays {
  readonly employeeId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** How many others of the unit are absent at the same time at most, and how many they are. */
export interface OthersAbsent {
  readonly absent: number;
  readonly others: number;
}

/**
 * How many of the other people of each person's unit are absent at the same time. Numbers only: nobody reads from them
 * who it is, or why.
 * @returns one for each of the wanted days, in their order
 */
export async function othersAbsent(
  db: Queryable,
  tenantId: number,
  wanted: readonly WantedDays[],
): Promise<OthersAbsent[]> {
  const { rows } = await db.query<OthersAbsent & Record<string, unknown>>(
    `select coalesce(away.absent, 0)::int as absent, coalesce(away.others, 0)::int as others
     from unnest($2::uuid[], $3::date[], $4::date[]) with ordinality as w(employee_id, from_date, to_date, nr)
     cross join lateral (
       with colleague as (
         select o.employee_id from org_assignment mine
         join org_assignment o on o.tenant_id = mine.tenant_id and o.org_unit_id = mine.org_unit_id and o.valid_during @> w.from_date
         join employee e on e.tenant_id = o.tenant_id and e.employee_id = o.employee_id
         where mine.tenant_id = $1 and mine.employee_id = w.employee_id and mine.valid_during @> w.from_date
           and o.employee_id <> w.employee_id and (e.left_on is null or e.left_on >= w.from_date))
       select (select max(day.people) from (
           select count(distinct a.employee_id) as people
           from generate_series(w.from_date, w.to_date, interval '1 day') day (date)
           join absence a on a.tenant_id = $1 and a.employee_id in (select employee_id from colleague)
             and day.date between a.from_date and a.to_date
           group by day.date) day) as absent,
         (select count(*) from colleague) as others) away
     order by w.nr`,
    [tenantId, wanted.map((one) => one.employeeId), wanted.map(({ from }) => from), wanted.map(({ to }) => to)],
  );
  return rows;
}
