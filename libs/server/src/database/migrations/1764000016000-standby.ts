import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * On-call time (TVöD § 8 (3)) and what people were called out for. Both belong to the month in which the on-call
 * time begins, and both stay what they were once that month is closed.
 */
export class Standby1764000016000 implements MigrationInterface {
  name = 'Standby1764000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standby (
        tenant_id int not null,
        standby_id uuid not null,
        employee_id uuid not null,
        -- Day of its beginning, by the clock of the tenant.
        date date not null,
        -- From one epoch minute to another; a week at most.
        during int4range not null check (upper(during) - lower(during) between 1 and 10080),
        primary key (tenant_id, standby_id),
        unique (tenant_id, standby_id, employee_id, date),
        foreign key (tenant_id, employee_id) references employee,
        -- Nobody is on call twice for the same minute.
        constraint standby_overlap exclude using gist (tenant_id with =, employee_id with =, during with &&)
      );
      create index standby_by_day on standby (tenant_id, employee_id, date);

      create table standby_callout (
        tenant_id int not null,
        callout_id uuid not null,
        standby_id uuid not null,
        employee_id uuid not null,
        date date not null,
        -- Epoch minute of the call.
        at_minute int not null,
        -- With the way there and back.
        minutes int not null check (minutes between 1 and 1440),
        -- Done from home, by telephone or computer.
        is_remote boolean not null,
        primary key (tenant_id, callout_id),
        foreign key (tenant_id, standby_id, employee_id, date) references standby (tenant_id, standby_id, employee_id, date),
        -- Nobody is called twice in the same minute.
        constraint standby_callout_once unique (tenant_id, employee_id, at_minute)
      );
      create index standby_callout_by_standby on standby_callout (tenant_id, standby_id);

      create function refuse_closed_standby() returns trigger language plpgsql as $$
      begin
        perform 1
        from (select distinct tenant_id, employee_id, date_trunc('month', date)::date as month from new_rows) touched
        cross join lateral (
          select em.status from employee_month em
          where em.tenant_id = touched.tenant_id and em.employee_id = touched.employee_id and em.month = touched.month
          for share) locked
        where locked.status = 'closed';
        if found then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return null;
      end $$;
      create trigger standby_closed_month after insert on standby
        referencing new table as new_rows for each statement execute function refuse_closed_standby();
      create trigger standby_callout_closed_month after insert on standby_callout
        referencing new table as new_rows for each statement execute function refuse_closed_standby();
      create trigger standby_append_only before update or delete or truncate on standby
        for each statement execute function refuse_change();
      create trigger standby_callout_append_only before update or delete or truncate on standby_callout
        for each statement execute function refuse_change();

      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves', 'standby'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['standby', 'standby_callout', "import_run where kind = 'standby'"]);
    await runner.query(`
      drop table standby_callout, standby;
      drop function refuse_closed_standby();
      -- What it wrote is gone: the same file may come again.
      delete from import_run where kind = 'standby';
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves'));
    `);
  }
}
