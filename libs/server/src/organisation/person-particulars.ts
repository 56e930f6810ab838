import {
  type AnnexExceptionSpanDto,
  type DeclaredDayDto,
  type OrderOnRecordDto,
  type StandbyOnRecordDto,
} from './particulars.dto';
import { type SecondJobDay, secondJobSpans } from './second-job-spans';
import { type PersonRecordDto } from './person-record.dto';

/** SQL: the ends of a span of epoch minutes by the clock of the tenant `t`. */
const timesOf = (span: string): string => {
  const at = (minute: string): string => `to_timestamp(${minute} * 60.0) at time zone t.zone`;
  return `'fromTime', to_char(${at(`lower(${span})`)}, 'HH24:MI'),
    'toDate', to_char(${at(`upper(${span})`)}, 'YYYY-MM-DD'), 'toTime', to_char(${at(`upper(${span})`)}, 'HH24:MI')`;
};

/** SQL: as JSON for {@link particularsOf}; `$1` tenant, `$2` employee. What somebody decided about work during an absence is no part of the record. */
export const PARTICULARS = `(select json_build_object(
    'secondJobDays', (select coalesce(json_agg(json_build_object('date', f.date, 'minutes', f.minutes) order by f.date), '[]') from day_fact f
     where f.tenant_id = $1 and f.employee_id = $2 and f.kind = 'otherEmployer'),
    'declaredDays', (select coalesce(json_agg(json_build_object('date', f.date, 'kind', f.kind) order by f.date, f.kind), '[]') from day_fact f
     where f.tenant_id = $1 and f.employee_id = $2 and f.kind in ('holidayTimeOff', 'releaseImpossible')),
    'orders', (select coalesce(json_agg(json_build_object('id', f.fact_id, 'date', f.date, ${timesOf('f.during')}) order by f.during), '[]')
     from day_fact f where f.tenant_id = $1 and f.employee_id = $2 and f.kind = 'overtimeOrder'),
    'standbys', (select coalesce(json_agg(json_build_object('id', s.standby_id, 'date', s.date, ${timesOf('s.during')},
       'callouts', (select count(*) from standby_callout c where c.tenant_id = s.tenant_id and c.standby_id = s.standby_id))
       order by s.during), '[]')
     from standby s where s.tenant_id = $1 and s.employee_id = $2),
    'annexExceptions', (select coalesce(json_agg(json_strip_nulls(json_build_object('annexId', x.annex_id, 'title', a.title,
       'from', lower(x.valid_during), 'to', upper(x.valid_during) - 1, 'reason', x.reason)) order by x.valid_during, a.title), '[]')
     from agreement_exception x join agreement_annex a using (tenant_id, annex_id)
     where x.tenant_id = $1 and x.employee_id = $2))
  from tenant t where t.tenant_id = $1)`;

/** What {@link PARTICULARS} selects. */
export interface Particulars {
  readonly secondJobDays: readonly SecondJobDay[];
  readonly declaredDays: DeclaredDayDto[];
  readonly orders: OrderOnRecordDto[];
  readonly standbys: StandbyOnRecordDto[];
  readonly annexExceptions: AnnexExceptionSpanDto[];
}

/** Second jobs, what is declared for days, orders, on-call plans and exceptions from annexes of a person, the earliest first. */
export function particularsOf({
  secondJobDays,
  ...others
}: Particulars): Pick<PersonRecordDto, 'secondJobs' | 'declaredDays' | 'orders' | 'standbys' | 'annexExceptions'> {
  return { secondJobs: secondJobSpans(secondJobDays), ...others };
}
