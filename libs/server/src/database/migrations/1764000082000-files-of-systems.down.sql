-- loses: import_token
-- loses: import_upload where source <> 'browser'

drop index import_upload_of_systems;
delete from import_upload_line l using import_upload u
  where u.tenant_id = l.tenant_id and u.upload_id = l.upload_id and u.source <> 'browser';
delete from import_upload where source <> 'browser';
alter table import_upload
  drop constraint import_upload_by_token,
  drop constraint import_upload_by_somebody,
  alter column uploaded_by set not null,
  drop column token_id,
  drop column source;
drop table import_token;
