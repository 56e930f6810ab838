-- Files that name everybody: who is missing in one has left. Where too many would leave, somebody has to say so.
alter table import_upload
  -- Last day of who is missing; null: the file does not name everybody.
  add column missing_leave_on date,
  -- How many people leave, as somebody confirmed who looked at the file.
  add column confirmed_leavers int check (confirmed_leavers >= 0),
  add constraint import_upload_full_names_people check (missing_leave_on is null or kind = 'people'),
  add constraint import_upload_confirms_full check (confirmed_leavers is null or missing_leave_on is not null);

alter table import_upload_line drop constraint import_upload_line_state_check;
alter table import_upload_line add constraint import_upload_line_state_check
  check (state in ('new', 'changed', 'unchanged', 'own', 'left', 'wrong'));

create table import_setting (
  tenant_id int primary key references tenant,
  -- Of a hundred people employed so many may leave by one file without a word of a person; 100: any number.
  most_leavers_percent int not null default 3 check (most_leavers_percent between 0 and 100),
  version int not null check (version > 0),
  changed_by uuid not null,
  changed_at timestamptz not null,
  foreign key (tenant_id, changed_by) references employee
);
comment on table import_setting is 'What a city decided about its files; without a row the defaults hold';
