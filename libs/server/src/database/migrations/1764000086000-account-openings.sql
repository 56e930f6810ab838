-- What people bring along on their accounts from the system of before: dated, with its source, never overwritten.

create table account_opening (
  tenant_id int not null,
  opening_id uuid not null,
  employee_id uuid not null,
  -- flextime: the account; ordered: of it what was ordered and no time off has balanced yet.
  account text not null check (account in ('flextime', 'ordered')),
  -- First day that counts here; the minutes stood on the account before it.
  begins_on date not null,
  minutes int not null check (abs(minutes) <= 600000),
  source text not null check (length(source) between 1 and 200 and source ~ '\S'),
  -- The last one counts: whoever corrects adds one and says why.
  revision int not null check (revision > 0),
  correction_reason text check (length(correction_reason) between 1 and 255 and correction_reason ~ '\S'),
  -- Null: the server's command line or a folder of it.
  recorded_by uuid,
  confirmed_by uuid,
  alone boolean not null default false,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, opening_id),
  unique (tenant_id, employee_id, account, revision),
  foreign key (tenant_id, employee_id) references employee,
  foreign key (tenant_id, recorded_by) references employee,
  foreign key (tenant_id, confirmed_by) references employee,
  constraint account_opening_not_below_zero check (account <> 'ordered' or minutes >= 0),
  constraint account_opening_says_why check ((revision > 1) = (correction_reason is not null)),
  constraint account_opening_four_eyes check (
    case when recorded_by is null then not alone else confirmed_by is not null and alone = (confirmed_by = recorded_by) end),
  constraint account_opening_own check (alone or confirmed_by is distinct from employee_id)
);
comment on table account_opening is 'What people brought along on their accounts; of each account the last revision counts';

-- Until now only the made-up city had openings, in the row of the first month.
insert into account_opening (tenant_id, opening_id, employee_id, account, begins_on, minutes, source, revision)
select m.tenant_id, gen_random_uuid(), m.employee_id, 'flextime', greatest(m.month, e.hired_on), m.opening_balance_minutes,
  'Zeiterfassung zuvor', 1
from employee_month m join employee e using (tenant_id, employee_id)
where m.opening_balance_minutes <> 0
  and m.month = (select min(f.month) from employee_month f where f.tenant_id = m.tenant_id and f.employee_id = m.employee_id);

update employee_month set opening_balance_minutes = null where status <> 'closed' and opening_balance_minutes is not null;
alter table employee_month add constraint employee_month_opening_when_closed
  check (status = 'closed' or opening_balance_minutes is null);

create trigger account_opening_append_only before update or delete or truncate on account_opening
  for each statement execute function refuse_change();

-- An opening is of an account that has not begun before it and of which nothing is closed. A month that begins at the same
-- moment shares the lock of its person by its reference, so that one of the two sees the other.
create function refuse_unfit_opening() returns trigger language plpgsql as $$
declare closed boolean; first_month date; hired date; gone date;
begin
  select hired_on, left_on into hired, gone from employee
    where tenant_id = new.tenant_id and employee_id = new.employee_id for update;
  select bool_or(status = 'closed'), min(month) into closed, first_month from (
    select status, month from employee_month
    where tenant_id = new.tenant_id and employee_id = new.employee_id for share) m;
  if closed then
    raise exception 'the month is closed' using errcode = 'ZB001';
  end if;
  if first_month < date_trunc('month', new.begins_on)::date then
    raise exception 'the account has begun' using errcode = 'check_violation', constraint = 'account_opening_first';
  end if;
  if new.begins_on < hired or new.begins_on > gone
      or (extract(day from new.begins_on) <> 1 and new.begins_on <> hired) then
    raise exception 'no day for an opening' using errcode = 'check_violation', constraint = 'account_opening_day';
  end if;
  if exists (select from account_opening o where o.tenant_id = new.tenant_id and o.employee_id = new.employee_id
      and o.begins_on <> new.begins_on) then
    raise exception 'another day' using errcode = 'check_violation', constraint = 'account_opening_one_day';
  end if;
  if new.revision > 1 and not exists (select from account_opening o where o.tenant_id = new.tenant_id
      and o.employee_id = new.employee_id and o.account = new.account and o.revision = new.revision - 1) then
    raise exception 'nothing to correct' using errcode = 'check_violation', constraint = 'account_opening_revision';
  end if;
  return null;
end $$;
create trigger account_opening_fits after insert on account_opening
  for each row execute function refuse_unfit_opening();

-- Months before the opening were settled elsewhere: none begins, whoever wants it.
create function refuse_month_before_opening() returns trigger language plpgsql as $$
begin
  if exists (select from account_opening o where o.tenant_id = new.tenant_id and o.employee_id = new.employee_id
      and date_trunc('month', o.begins_on)::date > new.month) then
    raise exception 'the month is closed' using errcode = 'ZB001';
  end if;
  return null;
end $$;
create trigger employee_month_not_before_opening after insert on employee_month
  for each row execute function refuse_month_before_opening();

-- check: no account begins before its opening
select o.tenant_id, o.opening_id from account_opening o join employee_month m using (tenant_id, employee_id)
  where m.month < date_trunc('month', o.begins_on)::date;
