import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Bookings that came late and did not fit are kept until somebody decides on them. They have no effect: that has the
 * row of `booking` which they become once they fit, or a correction.
 */
export class BookingClarification1764000020000 implements MigrationInterface {
  name = 'BookingClarification1764000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table booking_clarification (
        tenant_id int not null,
        -- Made by the client: the idempotency key, the same as of the booking that it may become.
        booking_id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange')),
        location text not null check (location in ('office', 'mobileWork', 'telework', 'businessTrip')),
        at timestamptz not null,
        epoch_minute int not null,
        offset_minutes smallint not null,
        -- Local date of the instant. The shift it belongs to is known once it fits.
        date date not null,
        -- What stood against it when it arrived: the code of the problem.
        reason text not null check (reason ~ '^[a-z]+[.][a-z-]+$'),
        request_hash bytea not null,
        received_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, booking_id),
        unique (tenant_id, booking_id, employee_id),
        foreign key (tenant_id, employee_id) references employee,
        check (epoch_minute = floor(extract(epoch from at) / 60))
      );
      create index booking_clarification_by_day on booking_clarification (tenant_id, employee_id, date);
      create trigger booking_clarification_append_only before update or delete or truncate on booking_clarification
        for each statement execute function refuse_change();

      -- One decision for each, by somebody else.
      create table booking_clarification_decision (
        tenant_id int not null,
        booking_id uuid not null,
        employee_id uuid not null,
        outcome text not null check (outcome in ('recorded', 'rejected')),
        note text check (length(note) between 3 and 255),
        decided_by uuid not null,
        decided_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, booking_id),
        foreign key (tenant_id, booking_id, employee_id) references booking_clarification (tenant_id, booking_id, employee_id),
        foreign key (tenant_id, decided_by) references employee,
        constraint booking_clarification_four_eyes check (decided_by <> employee_id),
        constraint booking_clarification_rejected_with_reason check (outcome <> 'rejected' or note is not null)
      );
      create trigger booking_clarification_decision_append_only before update or delete or truncate
        on booking_clarification_decision for each statement execute function refuse_change();

      -- What waits: nobody has decided, and it has not become a booking.
      create view booking_to_clarify as
        select k.* from booking_clarification k
        where not exists (select from booking_clarification_decision d
            where d.tenant_id = k.tenant_id and d.booking_id = k.booking_id)
          and not exists (select from booking b
            where b.tenant_id = k.tenant_id and b.booking_id = k.booking_id and b.request_hash = k.request_hash);

      -- Decided or booked, never both: whoever does the one waits for the other and looks.
      create function refuse_decided_booking() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(new.booking_id::text, 20));
        perform 1 from booking_clarification_decision d where d.tenant_id = new.tenant_id and d.booking_id = new.booking_id;
        if found then
          raise exception 'the booking was decided on' using errcode = '23505', constraint = 'booking_not_decided';
        end if;
        return null;
      end $$;
      create trigger booking_not_decided after insert on booking
        for each row when (new.source = 'offline') execute function refuse_decided_booking();
      create function refuse_decision_on_booked() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(new.booking_id::text, 20));
        perform 1 from booking_clarification k
          join booking b on b.tenant_id = k.tenant_id and b.booking_id = k.booking_id and b.request_hash = k.request_hash
          where k.tenant_id = new.tenant_id and k.booking_id = new.booking_id;
        if found then
          raise exception 'the booking counts already' using errcode = '23505', constraint = 'booking_clarification_not_booked';
        end if;
        return new;
      end $$;
      create trigger booking_clarification_not_booked before insert on booking_clarification_decision
        for each row execute function refuse_decision_on_booked();

      -- A booking that was filed under the wrong day is replaced by the same under the right one, without a correction.
      alter table booking_void alter column correction_id drop not null,
        add constraint booking_void_has_cause check (correction_id is not null or replaced_by is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['booking_clarification', 'booking_clarification_decision']);
    await runner.query(`
      alter table booking_void drop constraint booking_void_has_cause;
      -- A booking that was filed anew stays void: what took its place counts.
      do $$ begin
        if not exists (select from booking_void where correction_id is null) then
          alter table booking_void alter column correction_id set not null;
        end if;
      end $$;
      drop trigger booking_not_decided on booking;
      drop view booking_to_clarify;
      drop table booking_clarification_decision, booking_clarification;
      drop function refuse_decided_booking(), refuse_decision_on_booked();
    `);
  }
}
