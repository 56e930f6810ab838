import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * One request may want a whole day: the bookings that it is to have, and those that it had when it was asked for. What
 * is voided and what is added follows from both.
 */
export class CorrectionOfADay1764000029000 implements MigrationInterface {
  name = 'CorrectionOfADay1764000029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table correction_request
        drop constraint correction_request_action_check,
        drop constraint correction_request_check,
        drop constraint correction_request_check1,
        -- All bookings of the wanted day, also those that stay.
        add column wanted_bookings jsonb,
        -- The bookings of the day when it was asked for.
        add column known_booking_ids uuid[],
        add constraint correction_request_action_check check (action in ('add', 'change', 'remove', 'day')),
        add constraint correction_request_booking check ((action in ('add', 'day')) = (booking_id is null)),
        add constraint correction_request_proposal check ((action in ('remove', 'day')) = (proposed_epoch_minute is null)),
        add constraint correction_request_day check (
          (action = 'day') = (wanted_bookings is not null) and (action = 'day') = (known_booking_ids is not null)
          and (wanted_bookings is null or jsonb_typeof(wanted_bookings) = 'array'));
      -- Two open wishes about the same day would contradict each other.
      create unique index correction_one_pending_per_day on correction_request (tenant_id, employee_id, date)
        where status = 'pending' and action = 'day';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, [
      'correction_request where wanted_bookings is not null or known_booking_ids is not null',
    ]);
    // Bookings name the request that made them: it stays, as one for the first of its bookings. An open one is none.
    await runner.query(`
      drop index correction_one_pending_per_day;
      alter table correction_request
        drop constraint correction_request_day,
        drop constraint correction_request_proposal,
        drop constraint correction_request_booking,
        drop constraint correction_request_action_check;
      update correction_request c set
        status = case when status = 'pending' then 'withdrawn' else status end,
        action = case when b.wanted is null then 'remove' else 'add' end,
        booking_id = case when b.wanted is null then known_booking_ids[1] end,
        proposed_kind = b.wanted ->> 'kind',
        proposed_location = b.wanted ->> 'location',
        proposed_epoch_minute = (b.wanted ->> 'epochMinute')::int,
        proposed_offset_minutes = (b.wanted ->> 'offsetMinutes')::smallint
      from (select tenant_id, correction_id, wanted_bookings -> 0 as wanted from correction_request) b
      where action = 'day' and (b.tenant_id, b.correction_id) = (c.tenant_id, c.correction_id);
      alter table correction_request
        drop column known_booking_ids,
        drop column wanted_bookings,
        add constraint correction_request_action_check check (action in ('add', 'change', 'remove')),
        add constraint correction_request_check check ((action = 'add') = (booking_id is null)),
        add constraint correction_request_check1 check ((action = 'remove') = (proposed_epoch_minute is null));
    `);
  }
}
