-- Roles are given by one person and confirmed by another.

create table role_proposal (
  tenant_id int not null,
  -- Of the grant that comes of it, too.
  grant_id uuid not null,
  employee_id uuid not null,
  role text not null check (role in ('timeAdministrator', 'payroll', 'organisationAdministrator', 'agreementEditor')),
  unit_ids uuid[],
  valid_during daterange not null check (not isempty(valid_during) and lower(valid_during) is not null),
  status text not null default 'proposed' check (status in ('proposed', 'confirmed', 'refused', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  refusal_reason text check (length(refusal_reason) between 1 and 255 and refusal_reason ~ '\S'),
  alone boolean not null default false,
  version int not null default 1,
  primary key (tenant_id, grant_id),
  foreign key (tenant_id, employee_id) references employee,
  constraint role_proposal_units check (
    unit_ids is null or (role = 'timeAdministrator' and cardinality(unit_ids) between 1 and 200)),
  constraint role_proposal_decided check (
    (status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint role_proposal_reason check ((status = 'refused') = (refusal_reason is not null)),
  constraint role_proposal_alone check (not alone or status = 'confirmed'),
  -- Nobody changes their own roles: not by a proposal, and not by a decision on one.
  constraint role_proposal_own check (proposed_by <> employee_id and decided_by is distinct from employee_id),
  constraint role_proposal_four_eyes check (
    case status
      when 'confirmed' then alone = (decided_by = proposed_by)
      when 'refused' then decided_by <> proposed_by
      when 'withdrawn' then decided_by = proposed_by
      else true end)
);
comment on table role_proposal is 'Roles that somebody wants to give; what is confirmed is in role_grant';
create unique index role_proposal_waiting on role_proposal (tenant_id, employee_id, role) where status = 'proposed';
