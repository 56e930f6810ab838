-- loses: payroll_assignment where not exists (select from employee e where e.tenant_id = payroll_assignment.tenant_id and e.employee_id = payroll_assignment.employee_id and payroll_assignment.valid_during = daterange(e.hired_on, e.left_on, '[]'))
-- loses: cost_center_assignment where not exists (select from employee e where e.tenant_id = cost_center_assignment.tenant_id and e.employee_id = cost_center_assignment.employee_id and cost_center_assignment.valid_during = daterange(e.hired_on, e.left_on, '[]'))

alter table employee add column payroll_group text, add column cost_center text;
-- As it is today, or was last; before it begins, as it will be first.
update employee e set payroll_group = p.payroll_group
from (
  select distinct on (tenant_id, employee_id) * from payroll_assignment
  order by tenant_id, employee_id, lower(valid_during) <= current_date desc,
    abs(lower(valid_during) - current_date)
) p where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id;
update employee e set cost_center = c.cost_center
from cost_center_assignment c
where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id
  and c.valid_during @> greatest(e.hired_on, least(current_date, e.left_on));
drop table cost_center_assignment;
drop table payroll_assignment;

-- check: everybody has a payroll group
select tenant_id, employee_id from employee where payroll_group is null;

alter table employee alter column payroll_group set not null;
