-- The measured city: :people people on one month of plain days (two intervals, one break),
-- beside the small demo city, whose agreement they work under. Set-based, so that it takes seconds.
create table floor_booking (booking_id uuid primary key, kind text not null, location text not null, received_at timestamptz not null default clock_timestamp());
create table floor_month (employee_id uuid primary key, minutes int not null, days int not null);
create table bench_person as
  select n, gen_random_uuid() as employee_id, gen_random_uuid() as contract_id, 'bench' || n as auth_user_id, 'token' || md5(n::text) || md5('x' || n) as token
  from generate_series(1, :people) n;
create table bench_unit as
  select u, gen_random_uuid() as org_unit_id from generate_series(0, (:people - 1) / 50) u;

insert into auth_user (id, name, email, "emailVerified") select auth_user_id, 'Bench ' || n, 'bench' || n || '@bench.example', true from bench_person;
insert into auth_session (id, "expiresAt", token, "updatedAt", "userId") select 'session' || n, now() + interval '12 hours', encode(sha256(convert_to(token, 'UTF8')), 'hex'), now(), auth_user_id from bench_person;

insert into employee (tenant_id, employee_id, personnel_number, given_name, family_name, email, auth_user_id, birth_date, hired_on)
  select 1, p.employee_id, (50000 + n)::text, 'Bench', 'Person ' || n, 'bench' || n || '@bench.example', p.auth_user_id, '1980-01-01', :month
  from bench_person p;
insert into payroll_assignment (tenant_id, employee_id, payroll_group, valid_during)
  select 1, employee_id, 'BENCH', daterange(:month, null) from bench_person;
insert into cost_center_assignment (tenant_id, employee_id, cost_center, valid_during)
  select 1, employee_id, '11000', daterange(:month, null) from bench_person;
insert into site_assignment (tenant_id, employee_id, site_id, valid_during)
  select 1, p.employee_id, s.site_id, daterange(:month, null)
  from bench_person p cross join (select site_id from site_region where tenant_id = 1 order by region desc limit 1) s;
insert into org_unit (tenant_id, org_unit_id) select 1, org_unit_id from bench_unit;
insert into org_unit_state (tenant_id, org_unit_id, valid_during, kind, name, short_name)
  select 1, org_unit_id, '(,)', 'section', 'Bench unit ' || u, 'BENCH' || u from bench_unit;
insert into org_assignment select 1, p.employee_id, u.org_unit_id, daterange(:month, null) from bench_person p join bench_unit u on u.u = (p.n - 1) / 50;
-- The first person of each unit leads it.
insert into leadership select 1, u.org_unit_id, p.employee_id, 'supervisor', daterange(:month, null) from bench_unit u join bench_person p on p.n = u.u * 50 + 1;
insert into role_grant select 1, employee_id, 'timeAdministrator', daterange(:month, null) from bench_person where n in (2, 4);
insert into role_grant select 1, employee_id, 'payroll', daterange(:month, null) from bench_person where n = 3;
insert into role_grant select 1, employee_id, 'organisationAdministrator', daterange(:month, null) from bench_person where n = 5;
insert into contract (tenant_id, contract_id, employee_id, valid_during, weekly_minutes, pattern_odd, pattern_even, personnel_group, pay_group)
  select 1, contract_id, employee_id, daterange(:month, null), 2340, '{468,468,468,468,468,0,0}', '{468,468,468,468,468,0,0}', 'TVOED_VKA', 'E8' from bench_person;
insert into agreement_assignment select 1, p.employee_id, a.agreement_id, daterange(:month, null)
  from bench_person p cross join (select agreement_id from agreement_assignment where tenant_id = 1 group by 1 order by count(*) desc limit 1) a;

-- 07:30 to 12:00 and 12:35 to 16:20, each person some minutes off, on every working day of the month.
create table bench_day as
  select p.n, p.employee_id, d::date as date, (extract(epoch from (d::timestamp at time zone 'Europe/Berlin')) / 60)::int + (p.n * 7 + extract(day from d)::int) % 40 as base,
    (extract(epoch from d::timestamp) / 60 - extract(epoch from (d::timestamp at time zone 'Europe/Berlin')) / 60)::int as offset_minutes
  from bench_person p cross join generate_series(:month::date, (:month::date + interval '1 month' - interval '1 day'), interval '1 day') d
  where extract(isodow from d) <= 5 and not exists (select 1 from holiday h where h.tenant_id = 1 and h.date = d::date);
create table bench_booking as
  select gen_random_uuid() as booking_id, d.n, d.employee_id, d.date, k.i, k.kind, d.base + k.minute as epoch_minute, d.offset_minutes
  from bench_day d cross join (values (1, 'clockIn', 450), (2, 'breakStart', 720), (3, 'breakEnd', 755), (4, 'clockOut', 980)) as k(i, kind, minute);
insert into employee_month (tenant_id, employee_id, month) select 1, employee_id, :month from bench_person;
insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
  select 1, booking_id, employee_id, kind, 'office', to_timestamp(epoch_minute * 60::bigint), epoch_minute, offset_minutes, date, 'demo' from bench_booking;
insert into work_interval (tenant_id, employee_id, start_booking_id, end_booking_id, shift_date, location, during)
  select 1, a.employee_id, a.booking_id, b.booking_id, a.date, 'office', int4range(a.epoch_minute, b.epoch_minute)
  from bench_booking a join bench_booking b on b.employee_id = a.employee_id and b.date = a.date and b.i = a.i + 1 where a.i in (1, 3);
update employee_month set status = 'approved', submitted_at = now(), approved_at = now() where tenant_id = 1 and month = :month
  and employee_id in (select employee_id from bench_person);
analyze;
