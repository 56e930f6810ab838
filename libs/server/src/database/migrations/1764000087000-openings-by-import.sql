-- Openings come by files, too: one person brings the file, another one takes it over.

do $$
begin
  execute (
    select 'alter table import_run drop constraint import_run_kind_check, add constraint import_run_kind_check '
      || replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''openings''::text, ')
    from pg_constraint where conrelid = 'import_run'::regclass and conname = 'import_run_kind_check');
end $$;

alter table import_upload
  -- Who took it over, of kinds that two people are needed for.
  add column applied_by uuid,
  -- One person was enough: the city is being set up, or decided so.
  add column applied_alone boolean not null default false,
  add foreign key (tenant_id, applied_by) references employee,
  add constraint import_upload_four_eyes check (
    case when applied_by is null then not applied_alone else applied_alone = (applied_by is not distinct from uploaded_by) end),
  add constraint import_upload_second_person check (
    kind <> 'openings' or status not in ('writing', 'written') or applied_by is not null);
