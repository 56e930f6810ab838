-- To which payroll group somebody belongs, and which cost centre pays, changes from a day on as everything else does.

create table payroll_assignment (
  tenant_id int not null,
  employee_id uuid not null,
  payroll_group text not null check (payroll_group ~ '\S'),
  valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
  foreign key (tenant_id, employee_id) references employee,
  -- On any date a person belongs to at most one group.
  exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
);
comment on table payroll_assignment is 'The payroll group of a person; the one of the last day of employment in a month counts for the month';
create index payroll_assignment_by_group on payroll_assignment (tenant_id, payroll_group);

create table cost_center_assignment (
  tenant_id int not null,
  employee_id uuid not null,
  cost_center text not null check (cost_center ~ '\S'),
  valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
  foreign key (tenant_id, employee_id) references employee,
  exclude using gist (tenant_id with =, employee_id with =, valid_during with &&)
);
comment on table cost_center_assignment is 'The cost centre of a person; the one of the last day of employment in a month counts for the month';

insert into payroll_assignment (tenant_id, employee_id, payroll_group, valid_during)
  select tenant_id, employee_id, payroll_group, daterange(hired_on, left_on, '[]') from employee;
insert into cost_center_assignment (tenant_id, employee_id, cost_center, valid_during)
  select tenant_id, employee_id, cost_center, daterange(hired_on, left_on, '[]') from employee where cost_center ~ '\S';

-- check: everybody has a payroll group on every day of employment
select tenant_id, employee_id from employee e where not exists (
  select from payroll_assignment p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
    and p.valid_during @> daterange(e.hired_on, e.left_on, '[]'));

alter table employee drop column payroll_group, drop column cost_center;
