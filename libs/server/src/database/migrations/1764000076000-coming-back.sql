-- Who comes back after a gap gets a record of their own: account, leave and balance begin anew. The record of before names
-- it, and leaves number and address to it.

alter table employee add column followed_by uuid check (followed_by <> employee_id);
comment on column employee.followed_by is 'the record with which the person came back; null for everybody who did not';
alter table employee
  add constraint employee_followed_by foreign key (tenant_id, followed_by) references employee (tenant_id, employee_id)
    deferrable initially deferred,
  add constraint employee_followed_by_once unique (tenant_id, followed_by),
  add constraint employee_followed_left check (followed_by is null or left_on is not null),
  -- The account goes along.
  add constraint employee_followed_account check (followed_by is null or auth_user_id is null),
  drop constraint employee_tenant_id_personnel_number_key,
  drop constraint employee_tenant_id_email_key;
create unique index employee_tenant_id_personnel_number_key on employee (tenant_id, personnel_number) where followed_by is null;
create unique index employee_tenant_id_email_key on employee (tenant_id, email) where followed_by is null;
