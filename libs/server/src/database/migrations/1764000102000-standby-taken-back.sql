-- An on-call plan that was entered by mistake can be taken back, as everything else that is known of people: what was
-- there before stands in person_change. Nothing of a closed month goes, and none in which somebody was called out:
-- the reference of the call-out holds it.

drop trigger standby_append_only on standby;
create trigger standby_unchanged before update or truncate on standby
  for each statement execute function refuse_change();

create function refuse_closed_standby_back() returns trigger language plpgsql as $$
begin
  -- The month of its beginning; and the one before where it goes on from time before and was known when that closed:
  -- both are paid as one span.
  perform 1
  from (
    select tenant_id, employee_id, date_trunc('month', date)::date as month from old_rows
    union
    select o.tenant_id, o.employee_id, (date_trunc('month', o.date) - interval '1 month')::date from old_rows o
    where not o.is_late and o.date < date_trunc('month', o.date)::date + 7 and exists (
      select from standby s where s.tenant_id = o.tenant_id and s.employee_id = o.employee_id
        and upper(s.during) = lower(o.during))) touched
  cross join lateral (
    select em.status from employee_month em
    where em.tenant_id = touched.tenant_id and em.employee_id = touched.employee_id and em.month = touched.month
    for share) locked
  where locked.status = 'closed';
  if found then
    raise exception 'the month is closed' using errcode = 'ZB001';
  end if;
  return null;
end $$;
create trigger standby_taken_back after delete on standby
  referencing old table as old_rows for each statement execute function refuse_closed_standby_back();

-- check: plans can be taken back, and call-outs cannot
select tgname from pg_trigger where tgname = 'standby_append_only' or tgname = 'standby_callout_append_only' and (tgtype & 8) = 0;
