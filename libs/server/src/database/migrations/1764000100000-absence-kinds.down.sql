-- loses: absence where kind_code is not null
-- loses: absence_kind where version > 1 or (kind_code in (select s.kind_code from standard_absence_kinds() s)) is not true

alter table absence drop column kind_code;
drop table absence_kind;
drop function standard_absence_kinds();
