-- loses: import_run where kind in ('roles', 'assignments')

delete from import_run where kind in ('roles', 'assignments');
do $$
begin
  execute (
    select 'alter table import_run drop constraint import_run_kind_check, add constraint import_run_kind_check '
      || replace(pg_get_constraintdef(oid), '''roles''::text, ''assignments''::text, ', '')
    from pg_constraint where conrelid = 'import_run'::regclass and conname = 'import_run_kind_check');
end $$;
