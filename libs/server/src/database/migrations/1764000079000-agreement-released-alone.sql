-- Until a second administrator of a new city has signed in, the first one releases their own proposals; each says so.

alter table agreement_proposal
  add alone boolean not null default false,
  drop constraint agreement_proposal_four_eyes,
  add constraint agreement_proposal_four_eyes check (
    case when status = 'released' then alone = (decided_by = proposed_by) else not alone end);

create or replace function refuse_rewritten_proposal() returns trigger language plpgsql as $$
declare
  kept constant text[] = array['status', 'decided_by', 'decided_at', 'alone'];
  refusal constant text[] = array['refused_by', 'refused_at', 'refusal_reason'];
begin
  if not (old.status = 'proposed' or (old.status = 'refused' and new.status = 'withdrawn'))
    or to_jsonb(old) - kept - refusal is distinct from to_jsonb(new) - kept - refusal
    or (new.status <> 'refused'
      and (old.refused_by, old.refused_at, old.refusal_reason) is distinct from (new.refused_by, new.refused_at, new.refusal_reason)) then
    raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
  end if;
  if new.status = 'withdrawn' and new.decided_by <> new.proposed_by then
    raise exception 'another person refuses, with a reason' using errcode = '23514', constraint = 'agreement_proposal_withdrawn_by_own';
  end if;
  return new;
end $$;
