-- Files that people upload in the browser: kept while they are looked at, checked and taken over by the worker. And
-- files that say how everything stands: they come again and again, and the same one may come twice.

alter table import_begun add column repeatable boolean not null default false;
comment on column import_begun.repeatable is 'the file says how things stand: exactly the same one may come again';
alter table import_begun drop constraint import_begun_tenant_id_kind_sha256_key;
create unique index import_begun_once on import_begun (tenant_id, kind, sha256) where not repeatable;

alter table import_run add column repeatable boolean not null default false;
alter table import_run drop constraint import_run_tenant_id_kind_sha256_key;
create unique index import_run_once on import_run (tenant_id, kind, sha256) where not repeatable;

create table import_upload (
  tenant_id int not null,
  upload_id uuid not null,
  kind text not null,
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 bytea not null,
  -- Gone once nobody needs it any more: what the city keeps of a file is its fingerprint.
  content bytea,
  size_bytes int not null check (size_bytes >= 0),
  -- Of each header in its order: { header, column, isDecided }.
  columns jsonb not null check (jsonb_typeof(columns) = 'array'),
  status text not null check (status in ('mapping', 'checking', 'checked', 'writing', 'written', 'failed', 'discarded', 'expired')),
  -- Tells an order of before from the present one.
  epoch int not null default 1 check (epoch > 0),
  report jsonb,
  -- How often working on it broke down.
  tries int not null default 0,
  -- Why it failed.
  problem text,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  primary key (tenant_id, upload_id),
  foreign key (tenant_id, uploaded_by) references employee,
  constraint import_upload_content_while_open
    check ((content is not null) = (status in ('mapping', 'checking', 'checked', 'writing'))),
  check ((problem is not null) = (status = 'failed')),
  check (expires_at > uploaded_at)
);
comment on table import_upload is 'Files on their way from the browser, each until it is taken over, thrown away or a week old';
create index import_upload_open on import_upload (tenant_id, uploaded_by) where content is not null;

-- What the table on the screen shows of a file: the first lines in each state.
create table import_upload_line (
  tenant_id int not null,
  upload_id uuid not null,
  line int not null check (line > 0),
  state text not null check (state in ('new', 'changed', 'unchanged', 'own', 'wrong')),
  employee_id uuid,
  cells text[] not null,
  -- What is wrong, what is taken over otherwise, what would change.
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  primary key (tenant_id, upload_id, line),
  foreign key (tenant_id, upload_id) references import_upload
);

-- Which column of ours somebody meant by a header that we do not know; null: none of ours.
create table import_column (
  tenant_id int not null references tenant,
  kind text not null,
  header text not null check (length(header) between 1 and 100 and header = lower(header)),
  column_name text,
  primary key (tenant_id, kind, header)
);
comment on table import_column is 'Headers of files as a city assigned them, so that the next file needs no word';
