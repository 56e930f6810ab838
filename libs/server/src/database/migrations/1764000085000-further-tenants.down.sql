-- loses nothing: who lost a code makes another one

delete from set_up_code where founds = 'further' and ended_at is null;
alter table set_up_code drop column founds;
