-- loses: import_upload
-- loses: import_upload_line
-- loses: import_column
-- no way back: import_run where repeatable
-- no way back: import_begun where repeatable

drop table import_column, import_upload_line, import_upload;

drop index import_run_once;
alter table import_run drop column repeatable;
alter table import_run add constraint import_run_tenant_id_kind_sha256_key unique (tenant_id, kind, sha256);

drop index import_begun_once;
alter table import_begun drop column repeatable;
alter table import_begun add constraint import_begun_tenant_id_kind_sha256_key unique (tenant_id, kind, sha256);
