import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss, refuseWayBack } from '../data-loss';

/**
 * One person must not stop a group: somebody is taken out of a closing with a reason and follows by a supplementary
 * run of the same group and month; and a month is handed in for somebody who cannot do it.
 */
export class PeopleWhoFollowLater1764000028000 implements MigrationInterface {
  name = 'PeopleWhoFollowLater1764000028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RUNS);
    await runner.query(EXCLUSIONS);
    await runner.query(`
      alter table employee_month
        -- Who handed it in for the person, and why; null where the person did.
        add submitted_by uuid,
        add submitted_reason text check (length(submitted_reason) between 3 and 255 and submitted_reason ~ '\\S'),
        add constraint employee_month_submitted_for check ((submitted_by is null) = (submitted_reason is null) and submitted_by <> employee_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'closing where run > 0',
      'closing_exclusion',
      'employee_month where submitted_by is not null',
    ]);
    await refuseWayBack(runner, this.name, 'closing where run > 0');
    await runner.query(`
      alter table employee_month
        drop constraint employee_month_submitted_for, drop column submitted_reason, drop column submitted_by;
      drop trigger closing_employee_excluded on closing_employee;
      drop function refuse_excluded_employee();
      drop table closing_exclusion;
      drop function keep_closing_exclusion();
      drop index closing_one_open;
      alter table closing
        drop constraint closing_run, add unique (tenant_id, payroll_group, month), drop column run;
    `);
  }
}

const RUNS = `
  alter table closing
    -- 0 is the regular closing; 1 and more are supplementary runs for those who follow.
    add run smallint not null default 0 check (run >= 0),
    drop constraint closing_tenant_id_payroll_group_month_key,
    add constraint closing_run unique (tenant_id, payroll_group, month, run);
  -- One at a time: whoever presses the button second finds the one that is open.
  create unique index closing_one_open on closing (tenant_id, payroll_group, month) where status <> 'closed';`;

const EXCLUSIONS = `
  create table closing_exclusion (
    tenant_id int not null,
    exclusion_id uuid not null,
    closing_id uuid not null,
    employee_id uuid not null,
    reason text not null check (length(reason) between 3 and 255 and reason ~ '\\S'),
    excluded_by uuid,
    excluded_at timestamptz not null default clock_timestamp(),
    -- The earlier month, excluded there and still open, that keeps this one from being closed; null where somebody decided.
    carried_from date check (extract(day from carried_from) = 1),
    ended_by uuid,
    ended_at timestamptz,
    primary key (tenant_id, exclusion_id),
    foreign key (tenant_id, closing_id) references closing,
    foreign key (tenant_id, employee_id) references employee,
    check ((carried_from is null) = (excluded_by is not null)),
    check (ended_at is not null or ended_by is null)
  );
  create unique index closing_exclusion_in_force on closing_exclusion (tenant_id, closing_id, employee_id) where ended_at is null;
  create index closing_exclusion_by_person on closing_exclusion (tenant_id, employee_id) where ended_at is null;

  -- An exclusion ends, once; nothing else about it changes, and none goes away.
  create function keep_closing_exclusion() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.ended_at is null
       and to_jsonb(new) - 'ended_at' - 'ended_by' = to_jsonb(old) - 'ended_at' - 'ended_by' then
      return new;
    end if;
    raise exception 'an exclusion can only be ended' using errcode = '23514', constraint = 'closing_exclusion_kept';
  end $$;
  create trigger closing_exclusion_kept before update or delete on closing_exclusion
    for each row execute function keep_closing_exclusion();

  -- Nobody is in a closing from which they are excluded.
  create function refuse_excluded_employee() returns trigger language plpgsql as $$
  begin
    perform 1 from new_rows n join closing_exclusion x using (tenant_id, closing_id, employee_id) where x.ended_at is null;
    if found then
      raise exception 'excluded from this closing' using errcode = '23514', constraint = 'closing_employee_excluded';
    end if;
    return null;
  end $$;
  create trigger closing_employee_excluded after insert on closing_employee
    referencing new table as new_rows for each statement execute function refuse_excluded_employee();`;
