-- What payroll sets: numbers of the payroll centre and wage types, from a month on, proposed by one and released by another.

alter table payroll_group add column version int not null default 1 check (version > 0);

alter table payroll_target
  -- Only LODAS wants them: a city that hands over a table has none.
  alter column consultant_number drop not null,
  alter column client_number drop not null,
  add column cost_centers text not null default 'person' check (cost_centers in ('person', 'fixed', 'none')),
  add column fixed_cost_center text check (fixed_cost_center ~ '\S'),
  -- What was there before holds for every month.
  add column valid_during daterange not null default '(,)' check (not isempty(valid_during)),
  drop constraint payroll_target_pkey,
  add constraint payroll_target_once exclude using gist (tenant_id with =, payroll_group with =, valid_during with &&),
  add constraint payroll_target_fixed_cost_center check ((cost_centers = 'fixed') = (fixed_cost_center is not null));
comment on column payroll_target.cost_centers is
  'which cost centre a line carries: the one it was closed with (person), always the same (fixed), or none';

create table payroll_proposal (
  tenant_id int not null references tenant,
  proposal_id uuid not null,
  kind text not null check (kind in ('target', 'wageTypes')),
  -- What is to hold, as it came in.
  content jsonb not null,
  -- What held then: a release stops where it is something else meanwhile.
  before jsonb not null,
  valid_from date not null check (extract(day from valid_from) = 1),
  status text not null default 'proposed' check (status in ('proposed', 'released', 'refused', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text check (length(reason) between 3 and 255 and reason ~ '\S'),
  -- The decision by which one person was enough.
  waiver_id uuid,
  version int not null default 1,
  primary key (tenant_id, proposal_id),
  foreign key (tenant_id, proposed_by) references employee,
  foreign key (tenant_id, decided_by) references employee,
  foreign key (tenant_id, waiver_id) references four_eyes_decision,
  check ((status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((status = 'refused') = (reason is not null)),
  constraint payroll_proposal_four_eyes
    check (status not in ('released', 'refused') or decided_by <> proposed_by or waiver_id is not null),
  constraint payroll_proposal_own check (status <> 'withdrawn' or decided_by = proposed_by)
);
comment on table payroll_proposal is 'Changes of what payroll sets: proposed by one person, released or refused by another';
create index payroll_proposal_waiting on payroll_proposal (tenant_id, proposed_at) where status = 'proposed';

-- check: every target holds for some month
select tenant_id, payroll_group::name from payroll_target where isempty(valid_during);
