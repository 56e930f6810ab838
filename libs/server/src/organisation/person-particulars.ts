import {
  type AnnexExceptionSpanDto,
  type DeclaredDayDto,
  type OpeningOnRecordDto,
  type OpeningProposalDto,
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

/** SQL: of an opening `o` or a proposal of one. */
const BROUGHT_ALONG = `'account', o.account, 'beginsOn', o.begins_on, 'minutes', o.minutes, 'source', o.source,
       'correctionReason', o.correction_reason`;

const nameOf = (id: string): string =>
  `(select a.given_name || ' ' || a.family_name from employee a where a.tenant_id = o.tenant_id and a.employee_id = ${id})`;

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
     where x.tenant_id = $1 and x.employee_id = $2),
    'openings', (select coalesce(json_agg(json_strip_nulls(json_build_object('id', o.opening_id, ${BROUGHT_ALONG},
       'counts', o.revision = (select max(l.revision) from account_opening l where l.tenant_id = o.tenant_id
         and l.employee_id = o.employee_id and l.account = o.account),
       'recordedBy', ${nameOf('o.recorded_by')}, 'confirmedBy', ${nameOf('o.confirmed_by')})) order by o.account, o.revision), '[]')
     from account_opening o where o.tenant_id = $1 and o.employee_id = $2),
    'openingProposals', (select coalesce(json_agg(json_strip_nulls(json_build_object('id', o.opening_id, ${BROUGHT_ALONG},
       'proposedById', o.proposed_by, 'proposedBy', ${nameOf('o.proposed_by')},
       'proposedAt', to_char(o.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) order by o.account), '[]')
     from opening_proposal o where o.tenant_id = $1 and o.employee_id = $2 and o.status = 'proposed'))
  from tenant t where t.tenant_id = $1)`;

/** What {@link PARTICULARS} selects. */
export interface Particulars {
  readonly secondJobDays: readonly SecondJobDay[];
  readonly declaredDays: DeclaredDayDto[];
  readonly orders: OrderOnRecordDto[];
  readonly standbys: StandbyOnRecordDto[];
  readonly annexExceptions: AnnexExceptionSpanDto[];
  readonly openings: OpeningOnRecordDto[];
  readonly openingProposals: OpeningProposalDto[];
}

/** Second jobs, what is declared for days, orders, on-call plans, exceptions from annexes and what a person brought along, the earliest first. */
export function particularsOf({
  secondJobDays,
  ...others
}: Particulars): Omit<Particulars, 'secondJobDays'> & Pick<PersonRecordDto, 'secondJobs'> {
  return { secondJobs: secondJobSpans(secondJobDays), ...others };
}
