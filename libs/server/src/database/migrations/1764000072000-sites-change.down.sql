-- loses: holiday where half_day_from is not null
-- loses: own_holiday where half_day_from is not null or site_id is null
-- loses: site where closed_from is not null
-- loses: site_region where (lower_inf(valid_during) and upper_inf(valid_during)) is not true

delete from holiday where half_day_from is not null;
alter table holiday drop constraint holiday_half_days_are_own, drop column half_day_from;
drop table own_holiday;
alter table site add column holiday_region text;
-- As it is today, or was last.
update site s set holiday_region = r.region from (
  select distinct on (tenant_id, site_id) tenant_id, site_id, region from site_region
  order by tenant_id, site_id, valid_during @> current_date desc, lower(valid_during) desc nulls last
) r where r.tenant_id = s.tenant_id and r.site_id = s.site_id;
alter table site alter column holiday_region set not null;
drop table site_region;
alter table site drop constraint site_name, drop column version, drop column changed_at, drop column closed_from;
