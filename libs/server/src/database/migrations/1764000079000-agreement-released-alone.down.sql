-- loses: agreement_proposal where alone

create or replace function refuse_rewritten_proposal() returns trigger language plpgsql as $$
declare
  kept constant text[] = array['status', 'decided_by', 'decided_at'];
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
alter table agreement_proposal
  drop constraint agreement_proposal_four_eyes,
  drop column alone,
  add constraint agreement_proposal_four_eyes check (status <> 'released' or decided_by <> proposed_by);
