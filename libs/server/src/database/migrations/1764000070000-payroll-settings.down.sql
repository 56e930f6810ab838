-- loses: payroll_proposal
-- loses: payroll_target where valid_during <> '(,)'
-- loses: payroll_target where cost_centers <> 'person'
-- loses: payroll_target where consultant_number is null or client_number is null

drop table payroll_proposal;

-- Of each group what holds at last: the table of before knows no other.
delete from payroll_target where upper(valid_during) is not null or consultant_number is null or client_number is null;
alter table payroll_target
  drop constraint payroll_target_fixed_cost_center,
  drop constraint payroll_target_once,
  drop column valid_during,
  drop column fixed_cost_center,
  drop column cost_centers,
  alter column consultant_number set not null,
  alter column client_number set not null,
  add constraint payroll_target_pkey primary key (tenant_id, payroll_group);

alter table payroll_group drop column version;
