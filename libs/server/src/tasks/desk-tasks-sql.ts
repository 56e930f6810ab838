import { type YearMonth } from '@zeitbuch/working-time';
import { ADMINISTERED_CTE, TEAM_CTE, UNLED_CTE, isAdministered } from '../identity';

/** One row of a desk: what waits there, and how much of it. */
export interface DeskRow extends Record<string, unknown> {
  kind: string;
  count: number;
  since: Date | null;
  /** Why it came back, of what somebody refused. */
  note?: string | null;
  /** Of a closing. */
  run?: number | null;
  /** Only of what leaders are reminded of. */
  reminded_at?: Date | null;
  month: YearMonth | null;
  subject_id: string | null;
  /** Of what is decided on the page of a person: whose. */
  employee_id?: string | null;
  subject_name: string | null;
}

const COUNTED = `count(*)::int as count, null as month, null::uuid as subject_id, null as subject_name`;
/** The last reminder of a closing that waits for the leader `$2`. */
const REMINDED = `(select max(r.reminded_at) from closing_reminder r join closing c using (tenant_id, closing_id)
    where r.tenant_id = $1 and r.employee_id = $2 and c.status <> 'closed') as reminded_at`;

/**
 * Absences that wait: what leaders decide of the people in `cared`, all else of whom the condition on `e` names; to be
 * joined to a `waiting (since)`.
 */
const absencesAsked = (cared: string, administers: string): string => `
    union all
    select r.requested_at from absence_request r
    join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
    join employee e on e.tenant_id = r.tenant_id and e.employee_id = r.employee_id
    where r.tenant_id = $1 and r.status = 'pending' and r.employee_id <> $2
      and case k.decided_by when 'leader' then r.employee_id in (select employee_id from ${cared}) else ${administers} end`;

/** What waits for a leader: `$1` tenant, `$2` leader, `$3` today. Of each thing only that it waits. */
export const SELECT_TASKS_OF_LEADERS = `
  with recursive ${TEAM_CTE}, waiting as (
    select c.requested_at as since from team join correction_request c
      on c.tenant_id = $1 and c.employee_id = team.employee_id and c.status = 'pending'
    union all
    select m.submitted_at from team join employee_month m
      on m.tenant_id = $1 and m.employee_id = team.employee_id and m.status = 'submitted'
    ${absencesAsked('team', 'false')}
  ), unclear as (
    select k.received_at as since from team join booking_to_clarify k
      on k.tenant_id = $1 and k.employee_id = team.employee_id
  )
  select 'approvals' as kind, min(since) as since, ${COUNTED}, ${REMINDED} from waiting
  union all
  select 'clarifications', min(since), ${COUNTED}, null from unclear`;

/**
 * What waits for a time administrator: `$1` tenant, `$2` who asks, `$3` today. Wishes and months of people whom
 * nobody leads are among it. What somebody proposed or started waits for another person, unless one is enough; what was
 * refused waits for who proposed or started it.
 */
export const SELECT_TASKS_OF_TIME_ADMINISTRATION = `
  with recursive ${UNLED_CTE}, waiting as (
    select c.requested_at as since from unled join correction_request c
      on c.tenant_id = $1 and c.employee_id = unled.employee_id and c.status = 'pending'
    union all
    select m.submitted_at from unled join employee_month m
      on m.tenant_id = $1 and m.employee_id = unled.employee_id and m.status = 'submitted'
    ${absencesAsked('unled', 'true')}
  )
  select 'approvals' as kind, min(since) as since, ${COUNTED}, null as note, null::int as run from waiting
  union all
  select 'clarifications', min(k.received_at), ${COUNTED}, null, null
  from booking_to_clarify k where k.tenant_id = $1 and k.employee_id <> $2
  union all
  select case c.status when 'ready' then 'closing' else 'closingRefused' end, c.started_at, 1,
    to_char(c.month, 'YYYY-MM'), c.closing_id, payroll_group_name($1, c.payroll_group), case c.status when 'refused' then (
      select r.reason from closing_refusal r where r.tenant_id = c.tenant_id and r.closing_id = c.closing_id
      order by r.epoch desc limit 1) end, c.run
  from closing c
  where c.tenant_id = $1 and (
    (c.status = 'ready' and (c.started_by <> $2 or four_eyes_waiver($1, 'closing') is not null))
    or (c.status = 'refused' and c.started_by = $2))
`;

/** What waits for who administers the time of some units only, of the people in them, and late bookings of the own team with them. */
export const SELECT_TASKS_OF_UNIT_ADMINISTRATION = `
  with recursive ${TEAM_CTE}, ${UNLED_CTE}, ${ADMINISTERED_CTE}, mine as (
    select employee_id from unled where org_unit_id in (select org_unit_id from administered)
  ), waiting as (
    select c.requested_at as since from mine join correction_request c
      on c.tenant_id = $1 and c.employee_id = mine.employee_id and c.status = 'pending'
    union all
    select m.submitted_at from mine join employee_month m
      on m.tenant_id = $1 and m.employee_id = mine.employee_id and m.status = 'submitted'
    ${absencesAsked('mine', isAdministered('e'))}
  )
  select 'approvals' as kind, min(since) as since, ${COUNTED}, null as note, null::int as run from waiting
  union all
  select 'clarifications', min(k.received_at), ${COUNTED}, null, null
  from booking_to_clarify k join employee e on e.tenant_id = $1 and e.employee_id = k.employee_id
  where k.tenant_id = $1 and k.employee_id <> $2
    and (${isAdministered('e')} or e.employee_id in (select employee_id from team))`;

/** What waits for who drafts and releases staff agreements: `$1` tenant, `$2` who asks. */
export const SELECT_TASKS_OF_AGREEMENTS = `
  select 'agreementProposals' as kind, min(p.proposed_at) as since, count(*)::int as count, null as month,
    a.agreement_id as subject_id, a.name as subject_name, null as note, null::int as run
  from agreement_proposal p join staff_agreement a on a.tenant_id = p.tenant_id and a.agreement_id = p.agreement_id
  where p.tenant_id = $1 and p.status = 'proposed' and p.proposed_by <> $2
  group by a.agreement_id, a.name
  union all
  select 'agreementRefused', p.refused_at, 1, null, a.agreement_id, a.name, p.refusal_reason, null
  from agreement_proposal p join staff_agreement a on a.tenant_id = p.tenant_id and a.agreement_id = p.agreement_id
  where p.tenant_id = $1 and p.status = 'refused' and p.proposed_by = $2`;

/**
 * What waits for who brings files: `$1` tenant, `$2` who asks, `$3` kinds of files that they may bring. What somebody
 * brought about themselves waits for another person; a file that came by itself waits where something is against it,
 * and tells what was left out of it, for a week at most.
 */
export const SELECT_TASKS_OF_IMPORTS = `
  select 'importProposals' as kind, min(p.proposed_at) as since, ${COUNTED}, null as note
  from import_proposal p
  where p.tenant_id = $1 and p.proposed_by <> $2 and p.kind = any($3::text[]) and not exists (
    select from import_proposal_decision d where d.tenant_id = p.tenant_id and d.proposal_id = p.proposal_id)
  union all
  select 'importFiles', min(u.uploaded_at), ${COUNTED}, null
  from import_upload u
  where u.tenant_id = $1 and u.source <> 'browser' and u.kind = any($3::text[]) and u.expires_at > clock_timestamp()
    and (u.status in ('mapping', 'checked', 'failed') or (u.status = 'written' and (u.report ->> 'errorCount')::int > 0))`;

/** Roles that wait for a second person: `$1` tenant, `$2` who asks and takes no part in what is their own. */
export const SELECT_TASKS_OF_ROLES = `
  select 'roleProposals' as kind, min(p.proposed_at) as since, ${COUNTED}, null as note
  from role_proposal p
  where p.tenant_id = $1 and p.status = 'proposed' and p.proposed_by <> $2 and p.employee_id <> $2`;

/**
 * What people bring along that waits for a second person: `$1` tenant, `$2` who asks and takes no part in what is their
 * own. One for each person, as it is decided on their page.
 */
export const SELECT_TASKS_OF_OPENINGS = `
  select 'openingProposals' as kind, min(p.proposed_at) as since, count(*)::int as count, null as month,
    null::uuid as subject_id, e.given_name || ' ' || e.family_name as subject_name, e.employee_id
  from opening_proposal p join employee e on e.tenant_id = p.tenant_id and e.employee_id = p.employee_id
  where p.tenant_id = $1 and p.status = 'proposed' and p.proposed_by <> $2 and p.employee_id <> $2
  group by e.employee_id, e.given_name, e.family_name order by since limit 20`;

/** So many days after its closing a month without a file is reminded of, also before the first file was ever made. */
const DAYS_TO_MAKE_A_FILE = 31;
/** So long a refused proposal waits for who made it: nobody has to propose it again. */
const DAYS_TO_PROPOSE_AGAIN = 31;

/**
 * What waits for payroll: `$1` tenant, `$2` who asks, `$3` today. A refused file waits for who made it until the next
 * one is made. A closed month waits for its file as long as none was ever made of it, if there is anything to pay: from
 * the first month on that was handed over here. What was closed long before that month went another way.
 */
export const SELECT_TASKS_OF_PAYROLL = `
  select 'payrollFiles' as kind, min(x.created_at) as since, ${COUNTED}, null as note
  from payroll_export x
  where x.tenant_id = $1 and (x.created_by <> $2 or four_eyes_waiver($1, 'payroll') is not null)
    and not exists (select from payroll_export_decision d where d.tenant_id = x.tenant_id and d.export_id = x.export_id)
  union all
  select 'payrollRefused', d.decided_at, 1, to_char(c.month, 'YYYY-MM'), null, payroll_group_name($1, c.payroll_group), d.reason
  from payroll_export x
  join payroll_export_decision d on d.tenant_id = x.tenant_id and d.export_id = x.export_id and d.decision = 'refused'
  join closing c on c.tenant_id = x.tenant_id and c.closing_id = x.closing_id
  where x.tenant_id = $1 and x.created_by = $2 and not exists (select from payroll_export later
    where later.tenant_id = x.tenant_id and later.closing_id = x.closing_id and later.format = x.format
      and later.replaces = x.export_id)
  union all
  select 'payrollProposals', min(p.proposed_at), ${COUNTED}, null
  from payroll_proposal p
  where p.tenant_id = $1 and p.status = 'proposed' and (p.proposed_by <> $2 or four_eyes_waiver($1, 'payroll') is not null)
  union all
  select 'payrollProposalRefused', p.decided_at, 1, null, null, case p.kind when 'target' then
    payroll_group_name($1, p.content ->> 'payrollGroup') end, p.reason
  from payroll_proposal p
  where p.tenant_id = $1 and p.status = 'refused' and p.proposed_by = $2 and p.decided_by <> $2
    and p.decided_at > $3::date - ${DAYS_TO_PROPOSE_AGAIN} and not exists (select from payroll_proposal later
      where later.tenant_id = p.tenant_id and later.proposed_by = p.proposed_by and later.kind = p.kind
        and later.proposed_at > p.decided_at)
  union all
  select * from (
    select 'payrollToMake', min(coalesce(c.finished_at, c.started_at)), count(*)::int, to_char(c.month, 'YYYY-MM'),
      null::uuid, null, null
    from closing c
    where c.tenant_id = $1 and c.status = 'closed'
      and (c.finished_at > $3::date - ${DAYS_TO_MAKE_A_FILE} or c.month >= (
        select min(first.month) from payroll_export x join closing first using (tenant_id, closing_id) where x.tenant_id = $1))
      and exists (select from payroll_line l where l.tenant_id = c.tenant_id and l.closing_id = c.closing_id
        -- What payroll set as left out in whatever system it goes to makes no file.
        and not exists (select from wage_type_mapping w where w.tenant_id = l.tenant_id and w.code = l.code
          and w.valid_during @> l.origin_month
          and w.personnel_group = (select k.personnel_group from contract k where k.tenant_id = l.tenant_id
            and k.employee_id = l.employee_id and lower(k.valid_during) < l.origin_month + interval '1 month'
            order by lower(k.valid_during) desc limit 1)
          having count(*) > 0 and not bool_or(w.exported)))
      and not exists (select from payroll_export x where x.tenant_id = c.tenant_id and x.closing_id = c.closing_id)
    group by c.month order by c.month) missing`;
