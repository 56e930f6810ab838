import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss, refuseWayBack } from '../data-loss';

/**
 * Two people for what becomes final: who started a closing does not close it, who made a payroll file does not
 * release it. A small enterprise may do without, by a dated decision with a reason.
 */
export class FourEyes1764000022000 implements MigrationInterface {
  name = 'FourEyes1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTING);
    await runner.query(CLOSING);
    await runner.query(PAYROLL);
    // Of rows from before nothing is asked: a month that is being closed must not stop at this.
    await runner.query(`
      alter table employee_month add constraint employee_month_four_eyes
        check (approved_by is null or approved_by <> employee_id) not valid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'four_eyes_decision',
      'closing_refusal',
      'payroll_export_decision',
      'closing where waiver_id is not null',
      'payroll_export where waiver_id is not null or replaces is not null',
    ]);
    await refuseWayBack(runner, this.name, 'payroll_export where replaces is not null');
    await runner.query(`
      alter table employee_month drop constraint employee_month_four_eyes;
      drop view payroll_file_released;
      alter table payroll_export
        drop constraint payroll_export_replaces_refused,
        drop constraint payroll_export_one_successor,
        drop constraint payroll_export_replaces_same,
        drop column replaces, drop column replaced_decision, drop column waiver_id;
      drop trigger payroll_export_waiver on payroll_export;
      drop table payroll_export_decision;
      alter table payroll_export
        drop constraint payroll_export_of_closing,
        drop constraint payroll_export_creator,
        add unique (tenant_id, closing_id, format);
      drop function note_payroll_waiver();
      drop trigger closing_four_eyes on closing;
      drop function demand_second_person_for_closing();
      drop table closing_refusal;
      drop function demand_second_person_for_refusal();
      alter table closing drop column waiver_id, drop constraint closing_status_check;
      update closing set status = 'blocked' where status = 'refused';
      alter table closing add check (status in ('checking', 'blocked', 'ready', 'closing', 'closed'));
      drop function four_eyes_waiver(int, text);
      drop view four_eyes_in_force;
      drop table four_eyes_decision;
      drop function four_eyes_decision_alone();
    `);
  }
}

const SETTING = `
  create table four_eyes_decision (
    tenant_id int not null references tenant,
    decision_id uuid not null,
    -- The last one of a process holds.
    number bigint generated always as identity,
    process text not null check (process in ('closing', 'payroll', 'import')),
    required boolean not null,
    reason text check (length(reason) between 1 and 255 and reason ~ '\\S' and reason !~ '[[:cntrl:]]'),
    decided_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, decision_id),
    unique (tenant_id, process, number),
    constraint four_eyes_decision_reason check (required or reason is not null)
  );
  create trigger four_eyes_decision_append_only before update or delete or truncate on four_eyes_decision
    for each statement execute function refuse_change();

  create view four_eyes_in_force as
    select distinct on (tenant_id, process) tenant_id, process, decision_id, required, reason, decided_at
    from four_eyes_decision order by tenant_id, process, number desc;

  -- Whoever decides waits for those who rely on what held before.
  create function four_eyes_decision_alone() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended('four-eyes ' || new.tenant_id, 0));
    return new;
  end $$;
  create trigger four_eyes_decision_alone before insert on four_eyes_decision
    for each row execute function four_eyes_decision_alone();

  -- The decision by which one person is enough, or null. It holds until the transaction ends.
  create function four_eyes_waiver(tenant int, of_process text) returns uuid language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(hashtextextended('four-eyes ' || tenant, 0));
    return (select decision_id from four_eyes_in_force
      where tenant_id = tenant and process = of_process and not required);
  end $$;`;

const CLOSING = `
  alter table closing
    drop constraint closing_status_check,
    add constraint closing_status_check
      check (status in ('checking', 'blocked', 'ready', 'refused', 'closing', 'closed')),
    -- Set when it is closed while one person is enough.
    add waiver_id uuid,
    add constraint closing_waiver foreign key (tenant_id, waiver_id) references four_eyes_decision;

  create table closing_refusal (
    tenant_id int not null,
    closing_id uuid not null,
    -- The check whose result was refused.
    epoch int not null,
    plan_hash text not null,
    refused_by uuid not null,
    refused_at timestamptz not null default clock_timestamp(),
    reason text not null check (length(reason) between 1 and 255 and reason ~ '\\S'),
    primary key (tenant_id, closing_id, epoch),
    foreign key (tenant_id, closing_id) references closing,
    foreign key (tenant_id, refused_by) references employee
  );
  create trigger closing_refusal_append_only before update or delete or truncate on closing_refusal
    for each statement execute function refuse_change();
  create function demand_second_person_for_refusal() returns trigger language plpgsql as $$
  begin
    perform 1 from closing c
      where c.tenant_id = new.tenant_id and c.closing_id = new.closing_id and c.epoch = new.epoch and c.status = 'ready'
        and (c.started_by <> new.refused_by or four_eyes_waiver(new.tenant_id, 'closing') is not null);
    if not found then
      raise exception 'only a ready closing is refused, and not by who started it'
        using errcode = '23514', constraint = 'closing_refusal_four_eyes';
    end if;
    return new;
  end $$;
  create trigger closing_refusal_four_eyes before insert on closing_refusal
    for each row execute function demand_second_person_for_refusal();

  -- Looks at the step into closing and at nothing after it: what was begun before this rule goes on.
  create function demand_second_person_for_closing() returns trigger language plpgsql as $$
  declare
    ends constant text[] = array['closing', 'closed'];
  begin
    if new.status = 'refused' and not exists (select from closing_refusal r
        where r.tenant_id = new.tenant_id and r.closing_id = new.closing_id and r.epoch = new.epoch) then
      raise exception 'a closing is refused with a reason' using errcode = '23514', constraint = 'closing_refused_with_reason';
    end if;
    if new.status <> all (ends) then
      new.waiver_id := null;
    elsif tg_op = 'UPDATE' and old.status = any (ends) then
      if (new.started_by, new.closed_by, new.waiver_id) is distinct from (old.started_by, old.closed_by, old.waiver_id) then
        raise exception 'who started and who closed stays' using errcode = '23514', constraint = 'closing_four_eyes';
      end if;
    else
      new.waiver_id := four_eyes_waiver(new.tenant_id, 'closing');
      if new.waiver_id is null and coalesce(new.started_by = new.closed_by, true) then
        raise exception 'who started a closing does not close it' using errcode = '23514', constraint = 'closing_four_eyes';
      end if;
    end if;
    return new;
  end $$;
  create trigger closing_four_eyes before insert or update on closing
    for each row execute function demand_second_person_for_closing();`;

const PAYROLL = `
  alter table payroll_export
    drop constraint payroll_export_tenant_id_closing_id_format_key,
    -- Set when it is made while one person is enough.
    add waiver_id uuid,
    add constraint payroll_export_creator unique (tenant_id, export_id, created_by),
    add constraint payroll_export_of_closing unique (tenant_id, closing_id, format, export_id),
    add constraint payroll_export_waiver foreign key (tenant_id, waiver_id) references four_eyes_decision;

  create table payroll_export_decision (
    tenant_id int not null,
    export_id uuid not null,
    decision text not null check (decision in ('released', 'refused')),
    created_by uuid not null,
    decided_by uuid not null,
    decided_at timestamptz not null default clock_timestamp(),
    reason text check (length(reason) between 1 and 255 and reason ~ '\\S'),
    waiver_id uuid,
    -- Once, whoever decides at the same moment.
    primary key (tenant_id, export_id),
    unique (tenant_id, export_id, decision),
    foreign key (tenant_id, export_id, created_by) references payroll_export (tenant_id, export_id, created_by),
    foreign key (tenant_id, decided_by) references employee,
    foreign key (tenant_id, waiver_id) references four_eyes_decision,
    constraint payroll_export_refused_with_reason check ((decision = 'refused') = (reason is not null)),
    constraint payroll_export_four_eyes check (decided_by <> created_by or waiver_id is not null)
  );
  create trigger payroll_export_decision_append_only before update or delete or truncate on payroll_export_decision
    for each statement execute function refuse_change();

  create function note_payroll_waiver() returns trigger language plpgsql as $$
  begin
    new.waiver_id := four_eyes_waiver(new.tenant_id, 'payroll');
    return new;
  end $$;
  create trigger payroll_export_waiver before insert on payroll_export
    for each row execute function note_payroll_waiver();
  create trigger payroll_export_decision_waiver before insert on payroll_export_decision
    for each row execute function note_payroll_waiver();

  -- A chain, not a tree: a month has one first file of a format, and each refused file one successor.
  alter table payroll_export
    add replaces uuid,
    add replaced_decision text not null default 'refused' check (replaced_decision = 'refused'),
    add constraint payroll_export_one_successor unique nulls not distinct (tenant_id, closing_id, format, replaces),
    add constraint payroll_export_replaces_same foreign key (tenant_id, closing_id, format, replaces)
      references payroll_export (tenant_id, closing_id, format, export_id),
    add constraint payroll_export_replaces_refused foreign key (tenant_id, replaces, replaced_decision)
      references payroll_export_decision (tenant_id, export_id, decision);

  -- The one place from which bytes leave.
  create view payroll_file_released as
    select x.tenant_id, x.export_id, x.format, x.file_name, x.content, x.sha256
    from payroll_export x join payroll_export_decision d using (tenant_id, export_id) where d.decision = 'released';`;
