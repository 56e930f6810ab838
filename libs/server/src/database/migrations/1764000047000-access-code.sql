-- One-time codes, on paper or as a link, with which people choose their password.

create table access_code (
  tenant_id int not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  employee_id uuid not null,
  purpose text not null check (purpose in ('invitation', 'reset')),
  -- Null: from the server's command line.
  issued_by uuid,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('used', 'replaced', 'withdrawn')),
  primary key (tenant_id, code_hash),
  foreign key (tenant_id, employee_id) references employee,
  check ((ended_at is null) = (ended_how is null)),
  check (expires_at > issued_at)
);
comment on table access_code is 'One-time codes with which people choose their password; the code itself is nowhere';
-- A newer code takes the place of an older one.
create unique index access_code_open on access_code (tenant_id, employee_id) where ended_at is null;
create index access_code_hash on access_code (code_hash);
