import { MONTH_TRANSITIONS, statesBefore } from '@zeitbuch/working-time';

/**
 * A month that was handed in and is open again: nothing of the hand-in and the approval is left in its row. The events
 * of the month keep who did what.
 */
export const OPEN_AGAIN = `status = 'open', submitted_at = null, approved_at = null, approved_by = null, submitted_by = null, submitted_reason = null, seen_worth = null`;

/** States of a month that can be taken up again. */
const OPEN_OR_HANDED_IN = ['open', ...statesBefore(MONTH_TRANSITIONS, 'open')]
  .map((status) => `'${status}'`)
  .join(', ');

/**
 * Part of the statement that writes bookings: takes the lock of each row's month and counts its version on, one that was
 * handed in opens again. Where the version is not the one that was read, or the month was closed, it returns nothing.
 * @param rows name of the part with `tenant_id`, `employee_id`, `shift_date` and `month_version`
 */
export const takeBookedMonths = (rows: string): string => `
    insert into employee_month as m (tenant_id, employee_id, month, version)
    select tenant_id, employee_id, date_trunc('month', shift_date)::date, month_version + 1 from ${rows}
    on conflict (tenant_id, employee_id, month) do update
      set version = excluded.version, ${OPEN_AGAIN}
      where m.version = excluded.version - 1 and m.status in (${OPEN_OR_HANDED_IN})
    returning m.tenant_id, m.employee_id, m.month`;

/**
 * Part of the same statement: the events of the months that opened again.
 * @param rows name of the part with `tenant_id`, `employee_id`, `month` and `reopened_event`
 */
export const insertReopenedEvents = (rows: string): string => `
    insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id)
    select tenant_id, reopened_event, employee_id, month, 'reopenedByBooking', employee_id from ${rows} where reopened_event is not null`;
