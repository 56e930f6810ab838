-- loses nothing: the names of leaderships are made anew, and two supervisors a day are only allowed again

drop index leadership_of_unit;
alter table leadership
  drop constraint leadership_unit,
  add foreign key (tenant_id, org_unit_id) references org_unit (tenant_id, org_unit_id),
  drop constraint leadership_one_supervisor,
  drop constraint leadership_pkey,
  drop column version,
  drop column leadership_id;
