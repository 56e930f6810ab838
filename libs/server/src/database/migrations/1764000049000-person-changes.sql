-- What is known of people changes from a day on. Dated rows say what holds; this table says who changed what, and what
-- held before. The version tells who looked at an older state.

alter table employee add column version int not null default 1 check (version > 0);
comment on column employee.version is 'raised by every change of what is known of the person';

create table person_change (
  tenant_id int not null,
  change_id uuid not null,
  employee_id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-zA-Z]*$'),
  -- From which day to which; null where it holds for the person as such, as a name does.
  valid_during daterange check (not isempty(valid_during) and not lower_inf(valid_during)),
  -- What held before and what holds now; null for nothing.
  before jsonb,
  after jsonb,
  -- Null: from the server's command line.
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, change_id),
  foreign key (tenant_id, employee_id) references employee
);
comment on table person_change is 'Who changed what is known of a person, and what held before';
create index person_change_of_person on person_change (tenant_id, employee_id, changed_at);
create trigger person_change_append_only before update or delete on person_change
  for each statement execute function refuse_change();
