-- loses: account_opening

alter table employee_month drop constraint employee_month_opening_when_closed;
-- The account of before: the balance stood in the row of its first month.
update employee_month m set opening_balance_minutes = o.minutes
from (select distinct on (tenant_id, employee_id) tenant_id, employee_id, date_trunc('month', begins_on)::date as month, minutes
  from account_opening where account = 'flextime' order by tenant_id, employee_id, revision desc) o
where o.tenant_id = m.tenant_id and o.employee_id = m.employee_id and o.month = m.month and m.status <> 'closed';
drop trigger employee_month_not_before_opening on employee_month;
drop function refuse_month_before_opening;
drop table account_opening;
drop function refuse_unfit_opening;
