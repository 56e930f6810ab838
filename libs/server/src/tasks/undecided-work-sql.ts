import { type LocalDate } from '@zeitbuch/working-time';
import { IS_WORKED_ON_D } from '../facts';
import { ADMINISTERED_CTE, CARE, TEAM_CTE, isAdministered } from '../identity';
import { accountBefore } from '../month';

/** Days of one person with work on an absence, in order. */
export interface UndecidedRow extends Record<string, unknown> {
  employee_id: string;
  name: string;
  dates: LocalDate[];
}

const NAME = `e.given_name || ' ' || e.family_name as name`;
const ACCOUNT = accountBefore(`'infinity'::date`);

const selectUndecided = (care: string, condition: string): string => `
  with recursive ${care}, waiting as materialized (
    select d.employee_id, d.date, f.finding -> 'params' ->> 'absence' as absence
    from day_evaluation d cross join lateral jsonb_array_elements(d.findings) as f (finding)
    where d.tenant_id = $1 and d.employee_id <> $2 and d.has_blocker and d.date <= $3::date
      and f.finding ->> 'code' = 'WORK_ON_ABSENCE'
  )
  select e.employee_id, ${NAME}, array_agg(w.date::text order by w.date) as dates
  from waiting w
  join employee e on e.tenant_id = $1 and e.employee_id = w.employee_id
  cross join lateral (${ACCOUNT}) account
  where w.date >= account.start and ${condition}
    and (w.absence <> all($4::text[]) or w.employee_id in (select care.employee_id from care))
  group by e.employee_id, e.given_name, e.family_name`;

/**
 * Days that wait for a time administrator, as they were evaluated, by how far they reach: `$1` tenant, `$2` who asks,
 * `$3` today, `$4` kinds of absence on which leaders decide. Of these only the days of people in the own care are among
 * them.
 */
export const UNDECIDED = {
  tenant: selectUndecided(CARE.tenant, 'true'),
  units: selectUndecided(CARE.units, isAdministered('e')),
};

/**
 * Days of the own people that may wait for a leader: `$1` tenant, `$2` leader, `$3` today, `$4` kinds of absence on which
 * leaders decide, `$5` decisions on them. Read from absences, work and decisions that a leader knows and not from stored
 * findings, which follow from everything: an illness takes the question about the leave away, or puts it again. Days on
 * which nothing is due are among them. Of who administers some units as well, people in these are left out: of them
 * everything is known, see {@link UNDECIDED}.
 */
export const SELECT_DAYS_WORKED_ON_LEAVE = `
  with recursive ${TEAM_CTE}, ${ADMINISTERED_CTE}
  select e.employee_id, ${NAME}, array_agg(distinct d.date::text order by d.date::text) as dates
  from team
  join employee e on e.tenant_id = $1 and e.employee_id = team.employee_id
  cross join lateral (${ACCOUNT}) account
  join absence a on a.tenant_id = $1 and a.employee_id = e.employee_id and a.kind = any($4::text[])
    and a.from_date <= $3::date and a.to_date >= account.start
  cross join lateral (
    select a.tenant_id, a.employee_id, day::date as date from generate_series(
      greatest(a.from_date, account.start)::timestamp, least(a.to_date, $3::date)::timestamp, interval '1 day') day) d
  where ${IS_WORKED_ON_D} and not ${isAdministered('e')}
    and not exists (select from day_fact f where f.tenant_id = $1 and f.employee_id = e.employee_id
      and f.date = d.date and f.kind = any($5::text[]))
  group by e.employee_id, e.given_name, e.family_name`;
