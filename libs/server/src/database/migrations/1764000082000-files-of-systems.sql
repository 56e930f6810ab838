-- Files that no person brings: a personnel system sends them with a token, or lays them into a folder of the server.
create table import_token (
  tenant_id int not null references tenant,
  token_id uuid not null,
  -- The system that sends with it.
  name text not null check (length(name) between 1 and 100),
  -- Of one system two are valid at the same time, so that one follows the other without a gap.
  slot int not null check (slot in (1, 2)),
  kinds text[] not null check (cardinality(kinds) > 0),
  -- Whoever reads the table learns no token.
  secret_hash text not null check (length(secret_hash) = 64),
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  primary key (tenant_id, token_id),
  unique (tenant_id, secret_hash),
  foreign key (tenant_id, created_by) references employee,
  foreign key (tenant_id, ended_by) references employee,
  check ((ended_at is null) = (ended_by is null)),
  constraint import_token_lasts_a_year check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
comment on table import_token is 'With which other systems send files; only the hash of each is kept';
create unique index import_token_two_of_a_system on import_token (tenant_id, name, slot) where ended_at is null;

alter table import_upload
  add column source text not null default 'browser' check (source in ('browser', 'token', 'folder')),
  add column token_id uuid,
  alter column uploaded_by drop not null,
  add foreign key (tenant_id, token_id) references import_token,
  -- For a file from a folder nobody acts, as for the command line; for one with a token who made the token.
  add constraint import_upload_by_somebody check ((uploaded_by is null) = (source = 'folder')),
  add constraint import_upload_by_token check ((token_id is not null) = (source = 'token'));
comment on column import_upload.source is 'browser: waits for a word of who brought it; else it is taken over by itself if nothing is against it';
create index import_upload_of_systems on import_upload (tenant_id, kind, expires_at) where source <> 'browser';
