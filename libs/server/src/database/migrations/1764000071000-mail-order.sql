-- What is to be mailed: whom and what kind, never what it says. The code of a link is made when it is sent.

create table mail_order (
  tenant_id int not null,
  mail_id uuid not null,
  employee_id uuid not null,
  -- A link to choose a password, or word that only the administration can help.
  kind text not null check (kind in ('accessCode', 'askAdministration')),
  -- Null: the person asked for it.
  ordered_by uuid,
  ordered_at timestamptz not null default now(),
  tries int not null default 0,
  -- Until then it is left alone: somebody is sending it, or the server did not take it.
  next_try_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_how text check (ended_how in ('sent', 'given-up')),
  -- What the mail server said last; of a mail that was given up why.
  problem text,
  primary key (tenant_id, mail_id),
  foreign key (tenant_id, employee_id) references employee,
  check ((ended_at is null) = (ended_how is null))
);
comment on table mail_order is 'Mail to be sent; the worker tries until the mail server takes it';
create index mail_order_due on mail_order (next_try_at) where ended_at is null;
create index mail_order_of_person on mail_order (tenant_id, employee_id, ordered_at);
