-- The one-time link with which a city is set up: there is no tenant yet, so nobody who could sign in.

create table set_up_code (
  code_hash text primary key check (code_hash ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('used', 'replaced')),
  check ((ended_at is null) = (ended_how is null)),
  check (expires_at > issued_at)
);
comment on table set_up_code is 'One-time codes that make the first city and its first administrator; the code itself is nowhere';
-- A newer code takes the place of an older one.
create unique index set_up_code_open on set_up_code ((true)) where ended_at is null;
