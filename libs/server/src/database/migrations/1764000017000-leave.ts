import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * What the leave account needs beside absences and contracts: leave that was brought along from another system, and
 * the individual notices without which nothing lapses (BUrlG § 7 (3)). Equal standing (SGB IX § 2 (3)) becomes a status
 * of its own, because it brings no additional leave.
 */
export class Leave1764000017000 implements MigrationInterface {
  name = 'Leave1764000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table leave_opening (
        tenant_id int not null,
        employee_id uuid not null,
        -- The year into which the days were carried.
        year int not null check (year between 2000 and 2200),
        -- Part of the four weeks of the law, and what the tariff gives beyond; in hundredths of a day.
        statutory_hundredths int not null check (statutory_hundredths between 0 and 10000),
        extra_hundredths int not null check (extra_hundredths between 0 and 10000),
        primary key (tenant_id, employee_id, year),
        foreign key (tenant_id, employee_id) references employee
      );
      create trigger leave_opening_append_only before update or delete or truncate on leave_opening
        for each statement execute function refuse_change();

      create table leave_notice (
        tenant_id int not null,
        notice_id uuid not null,
        employee_id uuid not null,
        -- The year whose leave it is about.
        year int not null,
        season text not null check (season in ('spring', 'autumn')),
        left_hundredths int not null check (left_hundredths > 0),
        -- Last day on which it may begin.
        latest_start date not null,
        given_on date not null,
        primary key (tenant_id, notice_id),
        -- Whoever writes notices, and however often: one for each season.
        unique (tenant_id, employee_id, year, season),
        foreign key (tenant_id, employee_id) references employee
      );
      create trigger leave_notice_append_only before update or delete or truncate on leave_notice
        for each statement execute function refuse_change();

      create table leave_notice_reading (
        tenant_id int not null,
        notice_id uuid not null,
        read_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, notice_id),
        foreign key (tenant_id, notice_id) references leave_notice
      );
      create trigger leave_notice_reading_append_only before update or delete or truncate on leave_notice_reading
        for each statement execute function refuse_change();

      alter table protected_status
        drop constraint protected_status_kind_check,
        drop constraint protected_status_ends,
        add constraint protected_status_kind_check
          check (kind in ('pregnant', 'nursing', 'eveningWork', 'severelyDisabled', 'equalStanding')),
        add constraint protected_status_ends
          check (kind in ('severelyDisabled', 'equalStanding') or not upper_inf(valid_during));

      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves', 'leave', 'standby'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'leave_opening',
      'leave_notice',
      'leave_notice_reading',
      "import_run where kind = 'leave'",
      "protected_status where kind = 'equalStanding'",
    ]);
    await runner.query(`
      delete from import_run where kind = 'leave';
      alter table import_run drop constraint import_run_kind_check;
      alter table import_run add check (kind in ('people', 'contracts', 'bookings', 'permissions', 'protections', 'absences', 'particulars', 'moves', 'standby'));
      drop table leave_notice_reading, leave_notice, leave_opening;
      delete from protected_status where kind = 'equalStanding';
      alter table protected_status
        drop constraint protected_status_kind_check,
        drop constraint protected_status_ends,
        add constraint protected_status_kind_check
          check (kind in ('pregnant', 'nursing', 'eveningWork', 'severelyDisabled')),
        add constraint protected_status_ends check (kind = 'severelyDisabled' or not upper_inf(valid_during));
    `);
  }
}
