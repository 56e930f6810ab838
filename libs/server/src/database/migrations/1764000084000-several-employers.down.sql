-- loses: employee where auth_user_id in (select auth_user_id from employee group by auth_user_id having count(*) > 1)

alter table auth_session drop column chosen_tenant;
-- The account stays with the tenant that came first; in the others people choose a password again.
update employee e set auth_user_id = null
where exists (select from employee f where f.auth_user_id = e.auth_user_id and f.tenant_id < e.tenant_id);
drop index employee_auth_user;
alter table employee drop constraint employee_account;
alter table employee add constraint employee_auth_user_id_key unique (auth_user_id);
