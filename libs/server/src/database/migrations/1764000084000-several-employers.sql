-- Somebody may work for two tenants and sign in once: an account has an employment in each of them, one at most.

alter table employee drop constraint employee_auth_user_id_key;
alter table employee add constraint employee_account unique (tenant_id, auth_user_id);
-- Every request finds its person by the account of its session.
create index employee_auth_user on employee (auth_user_id);

alter table auth_session add column chosen_tenant int references tenant;
comment on column auth_session.chosen_tenant is 'for which of several employers the person works in this session; null: there is one only, or they have not chosen yet';
