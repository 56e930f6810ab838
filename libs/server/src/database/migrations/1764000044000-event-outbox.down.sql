-- What the table before can hold goes back into it.
-- loses: event_outbox where kind is distinct from 'agreement.published'
-- loses: event_cursor where consumer is distinct from 'revaluation'

-- check: every event of a publication names an agreement of its tenant and a first day
select tenant_id, event_number from event_outbox e where kind = 'agreement.published' and (payload ->> 'from' is null
  or not exists (select from staff_agreement a
    where a.tenant_id = e.tenant_id and a.agreement_id::text = e.payload ->> 'agreementId'));

create table agreement_revaluation (
  tenant_id int not null,
  revaluation_id uuid not null,
  agreement_id uuid not null,
  concerned daterange not null check (not isempty(concerned) and not lower_inf(concerned)),
  done_at timestamptz,
  primary key (tenant_id, revaluation_id),
  foreign key (tenant_id, agreement_id) references staff_agreement
);
create index agreement_revaluation_to_do on agreement_revaluation (tenant_id) where done_at is null;
insert into agreement_revaluation (tenant_id, revaluation_id, agreement_id, concerned)
select e.tenant_id, gen_random_uuid(), (e.payload ->> 'agreementId')::uuid,
  daterange((e.payload ->> 'from')::date, (e.payload ->> 'to')::date, '[]')
from event_outbox e left join event_cursor c on c.tenant_id = e.tenant_id and c.consumer = 'revaluation'
where e.kind = 'agreement.published' and (e.position is null or e.position > coalesce(c.position, 0));
drop table event_cursor;
drop table event_outbox;
drop sequence event_position;
