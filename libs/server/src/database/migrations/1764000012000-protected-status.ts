import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * What protects a person on a day beside age, whether the contract is for shift work, and what was ordered or
 * declared for a single day: the rules knew all of it, the city could not say it.
 */
export class ProtectedStatus1764000012000 implements MigrationInterface {
  name = 'ProtectedStatus1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table protected_status (
        tenant_id int not null,
        status_id uuid not null,
        employee_id uuid not null,
        -- eveningWork: permit for work until 22:00 (MuSchG § 28). severelyDisabled: or of equal standing (SGB IX § 2).
        kind text not null check (kind in ('pregnant', 'nursing', 'eveningWork', 'severelyDisabled')),
        valid_during daterange not null check (not isempty(valid_during) and not lower_inf(valid_during)),
        primary key (tenant_id, status_id),
        foreign key (tenant_id, employee_id) references employee,
        -- Nobody has to think of ending what ends by nature, and nothing is kept for longer than it protects.
        constraint protected_status_ends check (kind = 'severelyDisabled' or not upper_inf(valid_during)),
        exclude using gist (tenant_id with =, employee_id with =, kind with =, valid_during with &&)
      );
      create index protected_status_by_employee on protected_status (tenant_id, employee_id);

      create table day_fact (
        tenant_id int not null,
        fact_id uuid not null,
        employee_id uuid not null,
        date date not null,
        kind text not null check (kind in ('overtimeOrder', 'holidayTimeOff', 'releaseImpossible', 'otherEmployer')),
        -- Of an order: from one epoch minute to another.
        during int4range check (not isempty(during)),
        -- Worked for another employer on the day.
        minutes int check (minutes between 1 and 1440),
        primary key (tenant_id, fact_id),
        foreign key (tenant_id, employee_id) references employee,
        constraint day_fact_form check ((kind = 'overtimeOrder') = (during is not null) and (kind = 'otherEmployer') = (minutes is not null)),
        -- Orders may be several on a day, but not for the same minute.
        constraint day_fact_order_overlap exclude using gist (tenant_id with =, employee_id with =, during with &&)
      );
      create unique index day_fact_once on day_fact (tenant_id, employee_id, date, kind) where kind <> 'overtimeOrder';
      create index day_fact_by_day on day_fact (tenant_id, employee_id, date);

      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars'));
      -- An absence or an order that comes late changes what was handed in.
      alter table month_event drop constraint month_event_kind_check;
      alter table month_event add check (kind in ('submitted', 'withdrawn', 'approved', 'returned', 'reopenedByBooking', 'reopenedByFact', 'closed'));

      alter table contract add column works_in_shifts boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'protected_status',
      'day_fact',
      'contract where works_in_shifts',
      "month_event where kind = 'reopenedByFact'",
      "import_run where kind in ('protections', 'absences', 'particulars')",
    ]);
    await runner.query(`
      drop table protected_status;
      drop table day_fact;
      alter table contract drop column works_in_shifts;
      -- The log of a month loses no entry, but must speak with the words of before.
      alter table month_event disable trigger month_event_append_only;
      update month_event set kind = 'reopenedByBooking' where kind = 'reopenedByFact';
      alter table month_event enable trigger month_event_append_only;
      alter table month_event drop constraint month_event_kind_check;
      alter table month_event add check (kind in ('submitted', 'withdrawn', 'approved', 'returned', 'reopenedByBooking', 'closed'));
      -- What they wrote is gone or stays without its run: the same file may come again.
      delete from import_run where kind in ('protections', 'absences', 'particulars');
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions'));
    `);
  }
}
