import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * On-call time over the end of a month is one span of which each month pays its own days and call-outs. A call-out of the
 * later month still comes when the earlier one, in which the on-call time began, is closed: it changes nothing there.
 */
export class CallOutsByTheirOwnMonth1764000037000 implements MigrationInterface {
  name = 'CallOutsByTheirOwnMonth1764000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_callout_of_closed_month() returns trigger language plpgsql as $$
      begin
        perform 1
        from (
          select distinct r.tenant_id, r.employee_id,
            date_trunc('month', to_timestamp(r.at_minute * 60.0) at time zone t.zone)::date as month
          from new_rows r join tenant t using (tenant_id)) touched
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
      drop trigger standby_callout_closed_month on standby_callout;
      create trigger standby_callout_closed_month after insert on standby_callout
        referencing new table as new_rows for each statement execute function refuse_callout_of_closed_month();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger standby_callout_closed_month on standby_callout;
      create trigger standby_callout_closed_month after insert on standby_callout
        referencing new table as new_rows for each statement execute function refuse_closed_standby();
      drop function refuse_callout_of_closed_month();
    `);
  }
}
