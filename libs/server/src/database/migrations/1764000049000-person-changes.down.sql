-- loses: person_change
-- loses: employee where version > 1

drop table person_change;
alter table employee drop column version;
