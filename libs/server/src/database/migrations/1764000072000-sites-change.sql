-- Sites are administered: renamed, closed for those who come, and their public holidays follow another region from a day
-- on. Days of the city's own stand apart from the calendar of each site that is worked out of both.

-- Files and forms know sites by their names: one each.
update site s set name = s.name || ' (' || n.place || ')'
from (select tenant_id, site_id, row_number() over (partition by tenant_id, name order by site_id) as place from site) n
where n.tenant_id = s.tenant_id and n.site_id = s.site_id and n.place > 1;

alter table site
  add column version int not null default 1,
  add column changed_at timestamptz not null default clock_timestamp(),
  add column closed_from date,
  add constraint site_name unique (tenant_id, name);

-- Whose public holidays hold there; without a first day since before the records.
create table site_region (
  tenant_id int not null,
  site_id uuid not null,
  valid_during daterange not null check (not isempty(valid_during)),
  region text not null check (region ~ '^[A-Z]{2}(-[A-Z]+){0,2}$'),
  primary key (tenant_id, site_id, valid_during),
  foreign key (tenant_id, site_id) references site on delete cascade,
  -- One region a day.
  constraint site_region_one_a_day exclude using gist (tenant_id with =, site_id with =, valid_during with &&)
);
insert into site_region (tenant_id, site_id, valid_during, region)
  select tenant_id, site_id, '(,)', holiday_region from site;
-- check: every site follows a region
select tenant_id, site_id from site except select tenant_id, site_id from site_region;

alter table site drop column holiday_region;

-- Days of the city's own: a public holiday of the place, or a half day off, for one site or all of them.
create table own_holiday (
  tenant_id int not null references tenant,
  holiday_id uuid not null,
  -- Null: everywhere, also at sites that come later.
  site_id uuid,
  date date not null,
  name_de text not null check (name_de ~ '\S'),
  name_en text not null check (name_en ~ '\S'),
  -- Minute of the day from which work is off; null: a public holiday.
  half_day_from int check (half_day_from between 1 and 1439),
  version int not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, holiday_id),
  foreign key (tenant_id, site_id) references site,
  -- One a day and site, and one for all of them: the site's own goes first.
  constraint own_holiday_one_a_day unique nulls not distinct (tenant_id, site_id, date)
);
insert into own_holiday (tenant_id, holiday_id, site_id, date, name_de, name_en)
  select tenant_id, gen_random_uuid(), site_id, date, coalesce(nullif(trim(name_de), ''), 'Feiertag'), coalesce(nullif(trim(name_en), ''), 'Public holiday')
  from holiday where source = 'manual';

-- The calendar of each site. Half days off decide what is due, but are no public holidays.
alter table holiday
  add column half_day_from int check (half_day_from between 1 and 1439),
  add constraint holiday_half_days_are_own check (half_day_from is null or source = 'manual');
