import { accountBefore } from '../month';

/** Most things of one kind that one answer names. */
const MOST = 50;

/**
 * What waits for a person about their own time, as rows of a task: `$1` tenant, `$2` person, `$3` today, `$4` the year
 * of today. What was done is not in it: nothing marks a task as done, it follows from the facts.
 */
export const SELECT_OWN_TASKS = `
  with account as (
    select account.start from employee e cross join lateral (${accountBefore(`'infinity'::date`)}) account
    where e.tenant_id = $1 and e.employee_id = $2
  ), open_month as (
    select m.month, m.returned_note from employee_month m cross join account
    where m.tenant_id = $1 and m.employee_id = $2 and m.status = 'open' and m.month >= date_trunc('month', account.start)
  ), asked as (
    -- Whatever was asked last about a day stands for all that was asked about it.
    select distinct on (c.date) c.date, c.status, c.decision_note, c.decided_at from correction_request c
    where c.tenant_id = $1 and c.employee_id = $2
    order by c.date, c.status = 'pending' desc, greatest(c.requested_at, c.decided_at) desc, c.correction_id desc
  ), missing as (
    -- Of a day about which a request came back, that request is named.
    select d.date from day_evaluation d cross join account
    where d.tenant_id = $1 and d.employee_id = $2 and d.has_blocker and d.date >= account.start and d.date < $3::date
      and exists (select from open_month o where o.month = date_trunc('month', d.date)::date)
      -- On work during an absence others decide: no booking is missing.
      and exists (select from jsonb_array_elements(d.findings) f
        where f ->> 'severity' = 'block' and f ->> 'code' <> 'WORK_ON_ABSENCE')
      and not exists (select from asked where asked.date = d.date and asked.status in ('pending', 'rejected'))
  ), over as (
    -- A month in which somebody else has to decide first does not wait for the person.
    select o.month, o.returned_note from open_month o
    where o.month < date_trunc('month', $3::date)
      and not exists (select from asked
        where asked.status = 'pending' and date_trunc('month', asked.date)::date = o.month)
      and not exists (select from booking_to_clarify w
        where w.tenant_id = $1 and w.employee_id = $2 and date_trunc('month', w.date)::date = o.month)
  )
  select found.*, (
    -- Of the month that it is about, as long as that closing waits.
    select max(r.reminded_at) from closing_reminder r join closing c using (tenant_id, closing_id)
    where r.tenant_id = $1 and r.employee_id = $2 and c.status <> 'closed'
      and c.month = date_trunc('month', coalesce(found.month || '-01', found.date)::date)
  ) as reminded_at from (
    (select 1 as place, case when returned_note is null then 'monthToSubmit' else 'monthReturned' end as kind,
       null as date, to_char(month, 'YYYY-MM') as month, null::int as year, null::int as left_hundredths,
       returned_note as note, null::timestamptz as since, month as ordered
     from over order by over.month limit ${MOST})
    union all
    -- A month that came back is named before it is over as well as after.
    (select 1, 'monthReturned', null, to_char(month, 'YYYY-MM'), null, null, returned_note, null, month
     from open_month o where returned_note is not null and not exists (select from over where over.month = o.month)
     limit ${MOST})
    union all
    (select 2, 'requestReturned', date::text, null, null, null, decision_note, decided_at, date
     from asked where status = 'rejected'
       and exists (select from open_month o where o.month = date_trunc('month', asked.date)::date)
     order by asked.date limit ${MOST})
    union all
    (select 3, 'bookingMissing', date::text, null, null, null, null, null, missing.date from missing order by missing.date limit ${MOST})
    union all
    (select 4, 'leaveNotice', null, null, n.year, n.left_hundredths, null, null, n.given_on
     from leave_notice n left join leave_notice_reading r using (tenant_id, notice_id)
     where n.tenant_id = $1 and n.employee_id = $2 and n.year = $4 and r.notice_id is null limit ${MOST})
    union all
    -- One for each, at the first of its days: there the person reads it and answers.
    (select 5, 'absenceEntered', a.from_date::text, null, null, null, null, a.requested_at, a.from_date
     from absence_request a
     where a.tenant_id = $1 and a.employee_id = $2 and a.requested_by <> a.employee_id and a.answered_at is null
     order by a.from_date limit ${MOST})
  ) found order by place, ordered`;
