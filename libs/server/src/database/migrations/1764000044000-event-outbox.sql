-- What happened and is to have consequences, written in the transaction in which it happened, and for each consumer how
-- far it has heard. Days to be evaluated again after a publication are the first that hang on it: their own table goes.

create sequence event_position;
create table event_outbox (
  tenant_id int not null references tenant,
  -- Given when it is written, so that a lower one may be committed after a higher one.
  event_number bigint generated always as identity,
  kind text not null,
  payload jsonb not null,
  recorded_at timestamptz not null default clock_timestamp(),
  -- Given after the commit, by one reader at a time: nothing ever comes before what has one already.
  position bigint,
  primary key (tenant_id, event_number),
  unique (tenant_id, position)
);
create table event_cursor (
  tenant_id int not null references tenant,
  consumer text not null,
  -- Of the last event that the consumer is done with.
  position bigint not null default 0,
  -- Of the event after it, where it is done in steps: how far they are.
  progress text,
  primary key (tenant_id, consumer)
);
insert into event_outbox (tenant_id, kind, payload)
select tenant_id, 'agreement.published', jsonb_build_object('agreementId', agreement_id,
  'from', lower(concerned), 'to', upper(concerned) - 1)
from agreement_revaluation where done_at is null order by tenant_id, revaluation_id;

-- check: everything that waits to be evaluated again is told by an event
select tenant_id, revaluation_id from agreement_revaluation r where done_at is null and not exists (
  select from event_outbox e where e.tenant_id = r.tenant_id and e.kind = 'agreement.published'
    and (e.payload ->> 'agreementId')::uuid = r.agreement_id
    and daterange((e.payload ->> 'from')::date, (e.payload ->> 'to')::date, '[]') = r.concerned);

drop table agreement_revaluation;
