-- Roles and agreements of people come by files, too: two kinds beside whatever kinds there are.

do $$
begin
  execute (
    select 'alter table import_run drop constraint import_run_kind_check, add constraint import_run_kind_check '
      || replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''roles''::text, ''assignments''::text, ')
    from pg_constraint where conrelid = 'import_run'::regclass and conname = 'import_run_kind_check');
end $$;
