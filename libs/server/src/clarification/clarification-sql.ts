import { type MonthStatus, type Zone, formatInstant, type LocalDate } from '@zeitbuch/working-time';
import { type Outcome, type WaitingRow, bookingOfRow, bookingView, clarificationView } from '../booking';
import { ADMINISTERED_CTE, TEAM_CTE, isAdministered } from '../identity';
import { type ClarificationItemDto, type KeptBookingDto } from './clarification.dto';

/** Most items that one answer shows. */
const MOST_ITEMS = 200;

export interface KeptRow extends WaitingRow {
  employee_id: string;
  date: LocalDate;
  received_at: Date;
  outcome: Outcome | null;
  note: string | null;
  decided_at: Date | null;
  month_status: MonthStatus | null;
}

export interface ItemRow extends KeptRow {
  employee_name: string;
  unit_name: string | null;
  total: number;
}

const KEPT_COLUMNS = `k.booking_id, k.employee_id, k.kind, k.location, k.epoch_minute, k.offset_minutes, k.date::text, k.reason, k.received_at`;
const MONTH_OF_K = `left join employee_month m on m.tenant_id = k.tenant_id and m.employee_id = k.employee_id
    and m.month = date_trunc('month', k.date)::date`;

/** To be completed by a condition on `k`: kept bookings that do not count, decided or not. */
export const SELECT_KEPT = `
  select ${KEPT_COLUMNS}, d.outcome, d.note, d.decided_at, m.status as month_status
  from booking_clarification k
  left join booking_clarification_decision d on d.tenant_id = k.tenant_id and d.booking_id = k.booking_id
  ${MONTH_OF_K}
  where not exists (select from booking b
    where b.tenant_id = k.tenant_id and b.booking_id = k.booking_id and b.request_hash = k.request_hash)`;

const selectWaiting = (unit: string, from: string, condition = 'true') => `
  select ${KEPT_COLUMNS}, null as outcome, null as note, null::timestamptz as decided_at, m.status as month_status,
    e.given_name || ' ' || e.family_name as employee_name, ${unit} as unit_name, count(*) over ()::int as total
  from ${from}
  join employee e on e.tenant_id = k.tenant_id and e.employee_id = k.employee_id
  ${MONTH_OF_K}
  where k.tenant_id = $1 and k.employee_id <> $2 and ${condition}
  order by k.received_at, k.booking_id limit ${MOST_ITEMS}`;

/** What waits of the people whom somebody leads: `$1` tenant, `$2` leader, `$3` today. */
export const SELECT_WAITING_OF_TEAM = `
  with recursive ${TEAM_CTE}
  ${selectWaiting(
    'u.name',
    `team join org_unit_state u on u.tenant_id = $1 and u.org_unit_id = team.org_unit_id and u.valid_during @> team.placed_on
  join booking_to_clarify k on k.tenant_id = $1 and k.employee_id = team.employee_id`,
  )}`;

const UNIT_OF_E = `(select u.name from org_assignment o join org_unit_state u on u.tenant_id = o.tenant_id and u.org_unit_id = o.org_unit_id
        and u.valid_during @> least($3::date, e.left_on)
      where o.tenant_id = k.tenant_id and o.employee_id = k.employee_id and o.valid_during @> least($3::date, e.left_on))`;

/** What waits of everybody: `$1` tenant, `$2` the person who asks, whose own do not count, `$3` today. */
export const SELECT_WAITING_OF_ALL = selectWaiting(UNIT_OF_E, 'booking_to_clarify k');

/** What waits of the people in administered units, and of those whom the person leads. */
export const SELECT_WAITING_OF_UNITS = `
  with recursive ${TEAM_CTE}, ${ADMINISTERED_CTE}
  ${selectWaiting(
    UNIT_OF_E,
    'booking_to_clarify k',
    `(${isAdministered('e')} or e.employee_id in (select employee_id from team))`,
  )}`;

/** A kept booking as the client shows it. */
export function keptView(row: KeptRow, zone: Zone): KeptBookingDto {
  const at = (date: Date) => formatInstant(Math.floor(date.getTime() / 60_000), zone);
  const recorded = { shiftDate: row.date, source: 'offline', voided: false, correctionId: null } as const;
  return {
    booking: bookingView({ ...bookingOfRow(row), ...recorded }, zone),
    date: row.date,
    clarification: clarificationView(row),
    receivedAt: at(row.received_at),
    ...(row.decided_at ? { decidedAt: at(row.decided_at) } : {}),
    monthStatus: row.month_status ?? 'open',
  };
}

/** The same with the person. */
export const itemView = (row: ItemRow, zone: Zone): ClarificationItemDto => ({
  ...keptView(row, zone),
  employeeId: row.employee_id,
  employeeName: row.employee_name,
  unitName: row.unit_name ?? '',
});
