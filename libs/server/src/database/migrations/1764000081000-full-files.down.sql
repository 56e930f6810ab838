-- loses: import_setting
-- loses: import_upload_line where state = 'left'
-- loses: import_upload where missing_leave_on is not null

drop table import_setting;
delete from import_upload_line where state = 'left';
alter table import_upload_line drop constraint import_upload_line_state_check;
alter table import_upload_line add constraint import_upload_line_state_check
  check (state in ('new', 'changed', 'unchanged', 'own', 'wrong'));
alter table import_upload
  drop constraint import_upload_confirms_full,
  drop constraint import_upload_full_names_people,
  drop column confirmed_leavers,
  drop column missing_leave_on;
