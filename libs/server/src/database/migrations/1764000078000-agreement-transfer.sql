-- People come under an agreement many at once: a whole unit, or people by name. The dated row of each person says what
-- holds; this table says what was decided, and which agreement is usual in a unit for those who join it later.

create table agreement_transfer (
  tenant_id int not null,
  transfer_id uuid not null,
  agreement_id uuid not null,
  -- With the units below it; null where people were named.
  org_unit_id uuid,
  valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
  -- What was asked for, as it came in.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- How many people it changed.
  people int not null check (people > 0),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  primary key (tenant_id, transfer_id),
  foreign key (tenant_id, agreement_id) references staff_agreement,
  foreign key (tenant_id, org_unit_id) references org_unit,
  foreign key (tenant_id, ordered_by) references employee
);
comment on table agreement_transfer is 'Who brought which unit or people under an agreement, and from when on';
create index agreement_transfer_of_unit on agreement_transfer (tenant_id, org_unit_id, ordered_at) where org_unit_id is not null;
create trigger agreement_transfer_append_only before update or delete on agreement_transfer
  for each statement execute function refuse_change();
