-- What somebody brought along is entered on their page, too: one person proposes it, another one confirms.

create table opening_proposal (
  tenant_id int not null,
  -- Of the opening that comes of it, too.
  opening_id uuid not null,
  employee_id uuid not null,
  account text not null check (account in ('flextime', 'ordered')),
  begins_on date not null,
  minutes int not null check (abs(minutes) <= 600000),
  source text not null check (length(source) between 1 and 200 and source ~ '\S'),
  correction_reason text check (length(correction_reason) between 1 and 255 and correction_reason ~ '\S'),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid,
  decided_at timestamptz,
  refusal_reason text check (length(refusal_reason) between 1 and 255 and refusal_reason ~ '\S'),
  primary key (tenant_id, opening_id),
  foreign key (tenant_id, employee_id) references employee,
  foreign key (tenant_id, proposed_by) references employee,
  foreign key (tenant_id, decided_by) references employee,
  constraint opening_proposal_not_below_zero check (account <> 'ordered' or minutes >= 0),
  constraint opening_proposal_decided check (
    (status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint opening_proposal_reason check ((status = 'refused') = (refusal_reason is not null)),
  -- Nobody brings hours along for themselves: not by a proposal, and not by a decision on one.
  constraint opening_proposal_own check (proposed_by <> employee_id and decided_by is distinct from employee_id),
  constraint opening_proposal_four_eyes check (
    case status
      when 'confirmed' then decided_by <> proposed_by
      when 'refused' then decided_by <> proposed_by
      when 'withdrawn' then decided_by = proposed_by
      else true end)
);
comment on table opening_proposal is 'What somebody wants to record as brought along; what is confirmed is in account_opening';
create unique index opening_proposal_waiting on opening_proposal (tenant_id, employee_id, account) where status = 'proposed';
create index opening_proposal_desk on opening_proposal (tenant_id, proposed_at) where status = 'proposed';

-- What was proposed stays as it was proposed, and is decided once.
create function refuse_other_opening_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status = 'proposed' and (old.tenant_id, old.opening_id, old.employee_id, old.account, old.begins_on,
      old.minutes, old.source, old.correction_reason, old.proposed_by, old.proposed_at)
    is not distinct from (new.tenant_id, new.opening_id, new.employee_id, new.account, new.begins_on,
      new.minutes, new.source, new.correction_reason, new.proposed_by, new.proposed_at) then
    return new;
  end if;
  raise exception 'opening_proposal is decided once and never changed' using errcode = 'ZB002';
end $$;
create trigger opening_proposal_decided_once before update or delete on opening_proposal
  for each row execute function refuse_other_opening_proposal();
create trigger opening_proposal_kept before truncate on opening_proposal
  for each statement execute function refuse_change();
