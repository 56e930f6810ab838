-- no way back: employee where followed_by is not null
-- loses nothing: nobody came back

drop index employee_tenant_id_personnel_number_key, employee_tenant_id_email_key;
alter table employee drop column followed_by, drop constraint if exists employee_followed_left;
alter table employee
  add constraint employee_tenant_id_personnel_number_key unique (tenant_id, personnel_number),
  add constraint employee_tenant_id_email_key unique (tenant_id, email);
