import {
  PARTIAL_KINDS,
  PARTIAL_SCHOOL_LESSONS,
  type LocalDate,
  type YearMonth,
  firstDayOf,
} from '@zeitbuch/working-time';
import { WHOLE_HOLIDAY } from '../facts';
import { type Queryable } from '../platform';
import { isBeforeOpening, joinPayrollGroup, payrollDay } from './account-sql';

/**
 * Begins the months that began without a booking: each month of a running account, and the first months of people who
 * were away or only on call from the start. What is there is evaluated, handed in and closed like any other month.
 *
 * The account of somebody without any booking begins with the first month that an absence or on-call time touches, for
 * who was hired while others of the payroll group recorded their time already: else on-call time was paid never. For all others with the months in a row up to their
 * first booking, or up to today, that absences fill: of what a city takes over about earlier times no month becomes
 * an owed one. It never begins in a month that is closed for the group.
 * @param today last day looked at: a month begins on its first day
 * @param employeeIds these people; without, everybody, of whom only those without any month can begin one before it
 * @returns number of months begun
 */
export async function beginMonths(
  db: Queryable,
  tenantId: number,
  today: LocalDate,
  employeeIds?: readonly string[],
): Promise<number> {
  const params = [tenantId, today, employeeIds ?? null];
  const first = await db.query(BEGIN_ACCOUNTS, params);
  const next = await db.query(BEGIN_NEXT_MONTHS, params);
  return (first.rowCount ?? 0) + (next.rowCount ?? 0);
}

/** Begins months of people that are missing, whatever they hold; those that are there stay as they are. */
export async function beginMonthsOf(
  db: Queryable,
  tenantId: number,
  months: readonly { readonly employeeId: string; readonly month: YearMonth }[],
): Promise<void> {
  await db.query(
    `insert into employee_month (tenant_id, employee_id, month)
     select $1, employee_id, month from unnest($2::uuid[], $3::date[]) as t(employee_id, month)
     order by 2, 3 on conflict do nothing`,
    [tenantId, months.map(({ employeeId }) => employeeId), months.map(({ month }) => firstDayOf(month))],
  );
}

/** Begins the person's months in which a late booking of a day from `from` to `to` waits, as far as the person was employed. */
export async function beginWaitingMonths(
  db: Queryable,
  tenantId: number,
  employeeId: string,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<void> {
  await db.query(
    `insert into employee_month (tenant_id, employee_id, month)
     select distinct w.tenant_id, w.employee_id, date_trunc('month', w.date)::date from booking_to_clarify w
     join employee e on e.tenant_id = w.tenant_id and e.employee_id = w.employee_id
     where w.tenant_id = $1 and w.employee_id = $2 and w.date between greatest($3::date, e.hired_on) and least($4::date, e.left_on)
       and not ${isBeforeOpening("date_trunc('month', w.date)")}
     order by 3 on conflict do nothing`,
    [tenantId, employeeId, from, to],
  );
}

const ASKED = 'e.tenant_id = $1 and ($3::uuid[] is null or e.employee_id = any($3::uuid[])) and e.hired_on <= $2::date';

/** Whole days of absence: parts of a day fill none. The twin of `isPartOfDay`. */
const WHOLE_DAYS = `a.kind not in (${PARTIAL_KINDS.map((kind) => `'${kind}'`).join(', ')})
  and coalesce(a.details ->> 'portion', 'day') = 'day' and not coalesce(a.details ? 'minutes', false)
  and coalesce((a.details ->> 'lessons')::int > ${PARTIAL_SCHOOL_LESSONS}, true)`;

/**
 * `asked`: people whose account may begin, or begin earlier; `live`: since when their payroll groups record time.
 * `candidate`: each month of theirs before the account, and whether it can belong to it.
 */
const BEGIN_ACCOUNTS = `
  with asked as materialized (
    select e.employee_id, e.hired_on, e.left_on, payroll.payroll_group, own.first_month from employee e
    ${joinPayrollGroup('least(e.left_on, $2::date)')}
    cross join lateral (
      select min(m.month) as first_month from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id) own
    where ${ASKED} and ($3::uuid[] is not null or own.first_month is null)
      and (exists (select from absence a where a.tenant_id = e.tenant_id and a.employee_id = e.employee_id and a.from_date <= $2::date)
        or exists (select from standby s where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id and s.date <= $2::date))
  ), live as materialized (
    -- By the index of months, from the earliest one: of one group only, and only of groups that are asked for.
    select g.payroll_group, coalesce(
      (select m.month from employee_month m join employee e using (tenant_id, employee_id)
       ${joinPayrollGroup(payrollDay('m.month'))}
       where m.tenant_id = $1 and m.month <= $2::date and payroll.payroll_group = g.payroll_group order by m.month limit 1),
      (select min(m.month) from employee_month m where m.tenant_id = $1 and m.month <= $2::date),
      date_trunc('month', $2::date)::date) as month
    from (select distinct payroll_group from asked) g
  ), known as (
    select $1::int as tenant_id, e.employee_id, e.hired_on, e.left_on,
      date_trunc('month', e.hired_on)::date >= live.month as is_newcomer,
      -- What lies before what somebody brought along was settled elsewhere.
      greatest(date_trunc('month', e.hired_on)::date, live.month, (
        select max(date_trunc('month', o.begins_on))::date from account_opening o
        where o.tenant_id = $1 and o.employee_id = e.employee_id)) as from_month,
      coalesce((e.first_month - interval '1 month')::date, date_trunc('month', $2::date)::date) as to_month
    from asked e join live using (payroll_group)
  ), candidate as (
    select k.tenant_id, k.employee_id, k.to_month, k.is_newcomer, months.month, (
      (exists (select from absence a where a.tenant_id = k.tenant_id and a.employee_id = k.employee_id
        and a.from_date <= least($2::date, (months.month + interval '1 month - 1 day')::date) and a.to_date >= greatest(months.month, k.hired_on))
        or k.is_newcomer and exists (select from standby s where s.tenant_id = k.tenant_id and s.employee_id = k.employee_id
          and s.date between months.month and least($2::date, (months.month + interval '1 month - 1 day')::date)))
      and (k.is_newcomer or not exists (
        select from generate_series(greatest(months.month, k.hired_on), least($2::date, (months.month + interval '1 month - 1 day')::date), interval '1 day') day
        where extract(isodow from day) < 6
          and not exists (select from absence a where a.tenant_id = k.tenant_id and a.employee_id = k.employee_id
            and day::date between a.from_date and a.to_date and ${WHOLE_DAYS})
          and not exists (select from site_assignment s join holiday h on h.tenant_id = s.tenant_id and h.site_id = s.site_id
            where s.tenant_id = k.tenant_id and s.employee_id = k.employee_id and s.valid_during @> day::date and h.date = day::date and ${WHOLE_HOLIDAY})))
      and not exists (select from closing c
        join payroll_assignment p on p.tenant_id = c.tenant_id and p.payroll_group = c.payroll_group
        where c.tenant_id = k.tenant_id and c.month = months.month and c.status = 'closed'
          and p.employee_id = k.employee_id and p.valid_during @> ${payrollDay('months.month', 'k.left_on')})) as can_begin
    from known k
    cross join lateral (
      select month::date as month from generate_series(k.from_month, k.to_month, interval '1 month') month) months
    where k.left_on is null or k.left_on >= months.month
  ), begun as (
    select tenant_id, employee_id, case
      when is_newcomer then min(month) filter (where can_begin)
      when bool_and(can_begin) then min(month)
      -- The months in a row that reach the first booking, or today.
      else nullif((max(month) filter (where not can_begin) + interval '1 month')::date, (to_month + interval '1 month')::date)
      end as month, to_month
    from candidate group by tenant_id, employee_id, is_newcomer, to_month)
  insert into employee_month (tenant_id, employee_id, month)
  select b.tenant_id, b.employee_id, series.at::date from begun b
  cross join lateral generate_series(b.month, b.to_month, interval '1 month') as series(at)
  join employee e using (tenant_id, employee_id)
  where b.month is not null and (e.left_on is null or e.left_on >= series.at::date)
  order by 2, 3 on conflict do nothing`;

/** Each month after the latest one, up to the present one or that of leaving. */
const BEGIN_NEXT_MONTHS = `
  insert into employee_month (tenant_id, employee_id, month)
  select e.tenant_id, e.employee_id, series.at::date from employee e
  cross join lateral (
    select max(m.month) as month from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id) latest
  cross join lateral generate_series(latest.month + interval '1 month', least($2::date, coalesce(e.left_on, $2::date)), interval '1 month') as series(at)
  where ${ASKED} and latest.month < date_trunc('month', $2::date)
  order by 2, 3 on conflict do nothing`;
