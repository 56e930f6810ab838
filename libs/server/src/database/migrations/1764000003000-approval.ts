import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Corrections are requested, decided and kept; the log of what was done is append-only. */
export class Approval1764000003000 implements MigrationInterface {
  name = 'Approval1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table correction_request (
        tenant_id int not null,
        correction_id uuid not null,
        employee_id uuid not null,
        date date not null,
        action text not null check (action in ('add', 'change', 'remove')),
        booking_id uuid,
        proposed_kind text,
        proposed_location text,
        proposed_epoch_minute int,
        proposed_offset_minutes smallint,
        reason text not null check (length(reason) between 3 and 255),
        status text not null default 'pending' check (status in ('pending', 'approved', 'rejected', 'withdrawn')),
        credited_before_minutes int,
        credited_after_minutes int,
        flags jsonb not null default '[]',
        decision_note text,
        decided_by uuid,
        decided_at timestamptz,
        requested_by uuid not null,
        requested_at timestamptz not null default clock_timestamp(),
        version int not null default 1,
        primary key (tenant_id, correction_id),
        foreign key (tenant_id, employee_id) references employee,
        foreign key (tenant_id, booking_id) references booking,
        check ((action = 'add') = (booking_id is null)),
        check ((action = 'remove') = (proposed_epoch_minute is null)),
        check (decided_by is null or decided_by <> employee_id or status = 'withdrawn')
      );
      create index correction_by_employee on correction_request (tenant_id, employee_id, date);
      create index correction_pending on correction_request (tenant_id, employee_id) where status = 'pending';
      -- Two open wishes about the same booking would contradict each other.
      create unique index correction_one_pending_per_booking on correction_request (tenant_id, booking_id) where status = 'pending';

      alter table booking add foreign key (tenant_id, correction_id) references correction_request;
      alter table booking_void add foreign key (tenant_id, correction_id) references correction_request;

      create table audit_event (
        tenant_id int not null,
        event_id bigint generated always as identity,
        occurred_at timestamptz not null default clock_timestamp(),
        actor_id uuid,
        action text not null,
        employee_id uuid,
        subject_id text,
        payload jsonb not null default '{}',
        primary key (tenant_id, event_id)
      );
      create index audit_event_by_employee on audit_event (tenant_id, employee_id, occurred_at);
      create trigger audit_event_append_only before update or delete or truncate on audit_event
        for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['correction_request', 'audit_event']);
    await runner.query(`
      drop table audit_event;
      alter table booking_void drop constraint booking_void_tenant_id_correction_id_fkey;
      alter table booking drop constraint booking_tenant_id_correction_id_fkey;
      drop table correction_request;
    `);
  }
}
