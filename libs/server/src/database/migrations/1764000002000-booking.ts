import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Facts (booking, absence), what is derived from them (work_interval,
 * day_evaluation) and the person's month, which is the lock that everybody
 * who writes into that month takes.
 */
export class Booking1764000002000 implements MigrationInterface {
  name = 'Booking1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employee_month (
        tenant_id int not null,
        employee_id uuid not null,
        month date not null check (extract(day from month) = 1),
        status text not null default 'open' check (status in ('open', 'submitted', 'approved', 'closed')),
        -- Grows with every fact written into the month: the reader's proof that nothing came in between.
        version int not null default 1,
        submitted_at timestamptz,
        approved_at timestamptz,
        approved_by uuid,
        returned_note text,
        closed_at timestamptz,
        closing_id uuid,
        opening_balance_minutes int,
        credited_minutes int,
        target_minutes int,
        cut_minutes int,
        closing_balance_minutes int,
        plan_hash text,
        primary key (tenant_id, employee_id, month),
        foreign key (tenant_id, employee_id) references employee,
        check (status <> 'closed' or (closing_id is not null and closing_balance_minutes is not null)),
        check (status <> 'approved' or approved_at is not null)
      );
      create index employee_month_by_month on employee_month (tenant_id, month, status);

      create table month_event (
        tenant_id int not null,
        event_id uuid not null,
        employee_id uuid not null,
        month date not null,
        kind text not null check (kind in ('submitted', 'withdrawn', 'approved', 'returned', 'reopenedByBooking', 'closed')),
        actor_id uuid,
        note text,
        occurred_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, event_id),
        foreign key (tenant_id, employee_id) references employee
      );
      create index month_event_by_month on month_event (tenant_id, employee_id, month);

      create table booking (
        tenant_id int not null,
        -- Made by the client: the idempotency key.
        booking_id uuid not null,
        employee_id uuid not null,
        kind text not null check (kind in ('clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange')),
        location text not null check (location in ('office', 'mobileWork', 'telework', 'businessTrip')),
        -- The instant cut to the minute, once as timestamptz and once as integers to calculate with.
        at timestamptz not null,
        epoch_minute int not null,
        offset_minutes smallint not null,
        shift_date date not null,
        source text not null check (source in ('web', 'offline', 'terminal', 'import', 'correction', 'demo')),
        correction_id uuid,
        request_hash bytea,
        received_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, booking_id),
        foreign key (tenant_id, employee_id) references employee,
        check (epoch_minute = floor(extract(epoch from at) / 60))
      );
      create index booking_by_day on booking (tenant_id, employee_id, shift_date, epoch_minute);

      create table booking_void (
        tenant_id int not null,
        booking_id uuid not null,
        correction_id uuid not null,
        replaced_by uuid,
        voided_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, booking_id),
        foreign key (tenant_id, booking_id) references booking,
        foreign key (tenant_id, replaced_by) references booking
      );

      create table work_interval (
        tenant_id int not null,
        employee_id uuid not null,
        start_booking_id uuid not null,
        end_booking_id uuid,
        shift_date date not null,
        location text not null,
        -- Epoch minutes, half-open; without upper bound while the person is working.
        -- An interval whose end was never booked is set to empty: it counts nothing and blocks nothing.
        during int4range not null,
        primary key (tenant_id, start_booking_id),
        foreign key (tenant_id, start_booking_id) references booking,
        foreign key (tenant_id, end_booking_id) references booking,
        constraint work_interval_no_overlap
          exclude using gist (tenant_id with =, employee_id with =, during with &&)
      );
      create unique index work_interval_one_open on work_interval (tenant_id, employee_id) where upper_inf(during);
      create index work_interval_by_day on work_interval (tenant_id, employee_id, shift_date);

      create table absence (
        tenant_id int not null,
        absence_id uuid not null,
        employee_id uuid not null,
        kind text not null,
        from_date date not null,
        to_date date not null check (to_date >= from_date),
        -- What the credit policy of the kind needs beside the dates (portion, minutes, fromMinute, …).
        details jsonb not null default '{}',
        recorded_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, absence_id),
        foreign key (tenant_id, employee_id) references employee
      );
      create index absence_by_employee on absence (tenant_id, employee_id, from_date, to_date);

      create table day_evaluation (
        tenant_id int not null,
        employee_id uuid not null,
        date date not null,
        state text not null check (state in ('none', 'open', 'complete', 'incomplete')),
        target_minutes int not null,
        worked_minutes int not null,
        break_recorded_minutes int not null,
        break_auto_minutes int not null,
        cut_outside_frame_minutes int not null,
        capped_minutes int not null,
        absence_credit_minutes int not null,
        credited_minutes int not null,
        balance_minutes int generated always as (credited_minutes - target_minutes) stored,
        absence_kind text,
        -- [[startMinute, endMinute|null, location], …] in minutes of the local day: the month needs no bookings.
        spans jsonb not null default '[]',
        findings jsonb not null default '[]',
        supplements jsonb not null default '[]',
        trace jsonb not null default '[]',
        has_blocker boolean not null default false,
        -- Fingerprint of all inputs; equal inputs need no new evaluation.
        inputs_hash text not null,
        evaluated_at timestamptz not null default clock_timestamp(),
        primary key (tenant_id, employee_id, date),
        foreign key (tenant_id, employee_id) references employee
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
      end $$;

      -- Whoever writes into a month shares its lock and sees whether it is closed. The closing takes the same
      -- row FOR UPDATE, so that either the write comes first and is closed with it, or it comes late and is refused.
      create function refuse_closed_month() returns trigger language plpgsql as $$
      declare closed boolean;
      begin
        if tg_op = 'DELETE' then
          execute format(
            'select bool_or(status = ''closed'') from (
               select em.status from employee_month em
               join (select distinct tenant_id, employee_id, date_trunc(''month'', %1$I)::date as month from old_rows) r
                 using (tenant_id, employee_id, month) for share of em) locked', tg_argv[0]) into closed;
        else
          execute format(
            'select bool_or(status = ''closed'') from (
               select em.status from employee_month em
               join (select distinct tenant_id, employee_id, date_trunc(''month'', %1$I)::date as month from new_rows) r
                 using (tenant_id, employee_id, month) for share of em) locked', tg_argv[0]) into closed;
        end if;
        if closed then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return null;
      end $$;

      -- An absence may span months: every month it touches must be open.
      create function refuse_closed_span() returns trigger language plpgsql as $$
      declare closed boolean; row_ record;
      begin
        row_ := case when tg_op = 'DELETE' then old else new end;
        select bool_or(status = 'closed') into closed from (
          select em.status from employee_month em
          where em.tenant_id = row_.tenant_id and em.employee_id = row_.employee_id
            and em.month between date_trunc('month', row_.from_date)::date and row_.to_date
          for share) locked;
        if closed then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return row_;
      end $$;

      create function refuse_closed_employee_month() returns trigger language plpgsql as $$
      begin
        if old.status = 'closed' then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
      end $$;

      create trigger employee_month_closed before update or delete on employee_month
        for each row execute function refuse_closed_employee_month();

      create trigger booking_append_only before update or delete or truncate on booking
        for each statement execute function refuse_change();
      create trigger booking_closed_month after insert on booking
        referencing new table as new_rows for each statement execute function refuse_closed_month('shift_date');

      create trigger booking_void_append_only before update or delete or truncate on booking_void
        for each statement execute function refuse_change();
      create function refuse_void_in_closed_month() returns trigger language plpgsql as $$
      declare closed boolean;
      begin
        select bool_or(status = 'closed') into closed from (
          select em.status from booking b
          join employee_month em on em.tenant_id = b.tenant_id and em.employee_id = b.employee_id
            and em.month = date_trunc('month', b.shift_date)::date
          where b.tenant_id = new.tenant_id and b.booking_id = new.booking_id
          for share of em) locked;
        if closed then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return new;
      end $$;
      create trigger booking_void_closed_month before insert on booking_void
        for each row execute function refuse_void_in_closed_month();

      create trigger work_interval_closed_insert after insert on work_interval
        referencing new table as new_rows for each statement execute function refuse_closed_month('shift_date');
      create trigger work_interval_closed_update after update on work_interval
        referencing new table as new_rows for each statement execute function refuse_closed_month('shift_date');
      create trigger work_interval_closed_delete after delete on work_interval
        referencing old table as old_rows for each statement execute function refuse_closed_month('shift_date');

      create trigger day_evaluation_closed_insert after insert on day_evaluation
        referencing new table as new_rows for each statement execute function refuse_closed_month('date');
      create trigger day_evaluation_closed_update after update on day_evaluation
        referencing new table as new_rows for each statement execute function refuse_closed_month('date');
      create trigger day_evaluation_closed_delete after delete on day_evaluation
        referencing old table as old_rows for each statement execute function refuse_closed_month('date');

      create trigger absence_closed_month before insert or update or delete on absence
        for each row execute function refuse_closed_span();

      create trigger month_event_append_only before update or delete or truncate on month_event
        for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'employee_month',
      'month_event',
      'booking',
      'booking_void',
      'work_interval',
      'absence',
      'day_evaluation',
    ]);
    await runner.query(`
      drop table day_evaluation, absence, work_interval, booking_void, booking, month_event, employee_month;
      drop function refuse_void_in_closed_month(), refuse_closed_employee_month(), refuse_closed_span(), refuse_closed_month(), refuse_change();
    `);
  }
}
