-- loses: agreement_exception
-- loses: agreement_annex_person
-- loses: agreement_annex where org_unit_id is null

drop table agreement_exception;
drop table agreement_annex_person;
alter table agreement_annex
  drop constraint agreement_annex_circle,
  drop constraint agreement_annex_of_group,
  drop column by_name,
  drop column personnel_group,
  alter column org_unit_id set not null;
