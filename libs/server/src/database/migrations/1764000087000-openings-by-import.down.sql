-- loses: import_run where kind = 'openings'
-- loses: import_upload where kind = 'openings' or applied_by is not null

delete from import_upload_line l using import_upload u
  where u.tenant_id = l.tenant_id and u.upload_id = l.upload_id and u.kind = 'openings';
delete from import_upload where kind = 'openings';
alter table import_upload
  drop constraint import_upload_second_person,
  drop constraint import_upload_four_eyes,
  drop column applied_alone,
  drop column applied_by;
delete from import_run where kind = 'openings';
do $$
begin
  execute (
    select 'alter table import_run drop constraint import_run_kind_check, add constraint import_run_kind_check '
      || replace(pg_get_constraintdef(oid), '''openings''::text, ', '')
    from pg_constraint where conrelid = 'import_run'::regclass and conname = 'import_run_kind_check');
end $$;
