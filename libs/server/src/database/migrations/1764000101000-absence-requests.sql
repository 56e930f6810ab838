-- What people ask for, and what became of it. What holds stays in `absence`, where every rule reads it; how it came about,
-- and what held before, stands beside it and is never overwritten.

create table absence_request (
  tenant_id int not null,
  request_id uuid not null,
  employee_id uuid not null,
  -- `take`: a new absence; `change`: other days of one that holds; `cancel`: none of it any more.
  act text not null check (act in ('take', 'change', 'cancel')),
  -- The absence that is changed or cancelled; of a new one, what came of it.
  absence_id uuid,
  kind_code text not null,
  from_date date not null,
  to_date date not null,
  details jsonb not null default '{}',
  note text check (length(note) between 1 and 255 and note ~ '\S'),
  status text not null check (status in ('pending', 'approved', 'rejected', 'withdrawn')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text check (length(decision_note) between 1 and 255 and decision_note ~ '\S'),
  version int not null default 1,
  primary key (tenant_id, request_id),
  foreign key (tenant_id, employee_id) references employee,
  foreign key (tenant_id, kind_code) references absence_kind,
  constraint absence_request_days check (to_date >= from_date),
  constraint absence_request_about check (act = 'take' or absence_id is not null),
  constraint absence_request_decided check ((status = 'pending') = (decided_at is null) and (decided_by is null or decided_at is not null)),
  -- Nobody decides on what they ask for themselves; only the person takes it back.
  constraint absence_request_own check (
    case status when 'rejected' then decided_by <> employee_id when 'withdrawn' then decided_by = requested_by else true end)
);
create index absence_request_waiting on absence_request (tenant_id, employee_id) where status = 'pending';
create index absence_request_by_person on absence_request (tenant_id, employee_id, from_date);

create table absence_change (
  tenant_id int not null,
  change_id uuid not null,
  employee_id uuid not null,
  absence_id uuid not null,
  -- The absence as it was and is, as the table `absence` has it; null: there was or is none.
  before jsonb,
  after jsonb,
  request_id uuid,
  changed_by uuid not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, change_id),
  foreign key (tenant_id, employee_id) references employee,
  foreign key (tenant_id, request_id) references absence_request,
  check (before is not null or after is not null)
);
create index absence_change_by_absence on absence_change (tenant_id, employee_id, absence_id, changed_at);
