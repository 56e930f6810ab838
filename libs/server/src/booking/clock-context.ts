import {
  type AbsenceFact,
  type Booking,
  addDays,
  datesBetween,
  holidayCalendar,
  mondayOf,
  zone,
} from '@zeitbuch/working-time';
import { type ContractJson, FactsLoader, PersonFacts, contractSlice } from '../evaluation';
import { Db, Problem, type RequestContext } from '../platform';
import { accountBefore } from './account-sql';
import { type BookingSource, type MonthStatus } from './booking.dto';

/** A booking with what is known about it beside the stamp. */
export interface RecordedBooking extends Booking {
  /** The day it belongs to. */
  shiftDate: string;
  source: BookingSource;
  voided: boolean;
  correctionId: string | null;
}

/** Everything that clocking in and the first page need to know of a person, from one statement. */
export interface ClockContext {
  localDate: string;
  now: number;
  facts: PersonFacts;
  /** Bookings since the day before yesterday, voided ones too. */
  bookings: RecordedBooking[];
  lastLocation: Booking['location'] | null;
  /** The interval that is running, by the booking that began it. */
  openIntervalId: string | null;
  months: Map<string, { status: MonthStatus; version: number }>;
  account: OpenAccount;
  /** The booking that already carries the id which was asked for. */
  known: { employeeId: string; requestHash: string | null; booking: RecordedBooking } | null;
}

/** The account since the last closed month, without the running day. */
export interface OpenAccount {
  /** First day that no closing covers; null before the first fact. */
  from: string | null;
  closedBalanceMinutes: number;
  openBalanceMinutes: number;
  /** Finished days that are evaluated. */
  evaluatedDays: number;
  /** Days that lack a booking or are otherwise blocked. */
  blockedDates: string[];
}

interface BookingJson {
  id: string;
  k: Booking['kind'];
  l: Booking['location'];
  e: number;
  o: number;
  d: string;
  s: BookingSource;
  v: boolean;
  c: string | null;
}

interface ContextRow {
  birth_date: string | null;
  hired_on: string;
  left_on: string | null;
  rules_version: number;
  contracts: ContractJson[] | null;
  agreements: { id: string; from: string; to: string | null }[] | null;
  holidays: Record<string, string> | null;
  absences: (Omit<AbsenceFact, 'absenceId'> & { absenceId: string })[] | null;
  bookings: BookingJson[] | null;
  last_location: Booking['location'] | null;
  open_interval_id: string | null;
  months: { month: string; status: MonthStatus; version: number }[] | null;
  account_from: string | null;
  closed_balance: number;
  open_balance: number | null;
  evaluated_days: number;
  blocked_dates: string[] | null;
  known: (BookingJson & { employee: string; hash: string | null }) | null;
}

const bookingJson = `json_build_object('id', b.booking_id, 'k', b.kind, 'l', b.location, 'e', b.epoch_minute, 'o', b.offset_minutes,
  'd', b.shift_date, 's', b.source, 'v', v.booking_id is not null, 'c', coalesce(b.correction_id, v.correction_id))`;

/**
 * `$1` tenant, `$2` person, `$3` today, `$4` first day whose bookings matter, `$5` the same for minors (whole
 * week), `$6` booking id. Sub-selects by index, one row: one round trip for everything.
 */
const READ_CONTEXT = `
  select e.birth_date::text, e.hired_on::text, e.left_on::text, t.rules_version,
    (select json_agg(json_build_object('id', c.contract_id, 'from', lower(c.valid_during), 'to', upper(c.valid_during) - 1,
       'weekly', c.weekly_minutes, 'odd', c.pattern_odd, 'even', c.pattern_even, 'group', c.personnel_group, 'payGroup', c.pay_group))
     from contract c where c.tenant_id = $1 and c.employee_id = $2) as contracts,
    (select json_agg(json_build_object('id', a.agreement_id, 'from', lower(a.valid_during), 'to', upper(a.valid_during) - 1))
     from agreement_assignment a where a.tenant_id = $1 and a.employee_id = $2) as agreements,
    (select json_object_agg(h.date, h.name_de) from holiday h
     where h.tenant_id = $1 and h.site_id = e.site_id and h.date between $4::date and $3::date + 1) as holidays,
    (select json_agg(a.details || jsonb_build_object('absenceId', a.absence_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date))
     from absence a where a.tenant_id = $1 and a.employee_id = $2 and a.from_date <= $3::date and a.to_date >= $4::date) as absences,
    (select json_agg(${bookingJson} order by b.epoch_minute, b.received_at, b.booking_id)
     from booking b left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
     where b.tenant_id = $1 and b.employee_id = $2 and b.shift_date >= least(
       case when e.birth_date > $3::date - interval '18 years' then $5::date else $4::date end, running.shift_date)) as bookings,
    (select b.location from booking b where b.tenant_id = $1 and b.employee_id = $2
     order by b.shift_date desc, b.epoch_minute desc limit 1) as last_location,
    running.start_booking_id as open_interval_id,
    (select json_agg(json_build_object('month', to_char(m.month, 'YYYY-MM'), 'status', m.status, 'version', m.version))
     from employee_month m where m.tenant_id = $1 and m.employee_id = $2
       and m.month >= date_trunc('month', least($4::date, running.shift_date))) as months,
    account.start::text as account_from, account.balance as closed_balance, sums.*,
    (select ${bookingJson.replace("'id'", "'employee', b.employee_id, 'hash', encode(b.request_hash, 'base64'), 'id'")}
     from booking b left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
     where b.tenant_id = $1 and b.booking_id = $6::uuid) as known
  from employee e
  join tenant t on t.tenant_id = e.tenant_id
  left join work_interval running on running.tenant_id = $1 and running.employee_id = $2 and upper_inf(running.during)
  cross join lateral (${accountBefore(`'infinity'::date`)}) account
  cross join lateral (
    select coalesce(sum(d.balance_minutes) filter (where d.state <> 'open'), 0)::int as open_balance,
      count(*) filter (where d.state <> 'open')::int as evaluated_days,
      json_agg(d.date order by d.date) filter (where d.has_blocker) as blocked_dates
    from day_evaluation d
    where d.tenant_id = $1 and d.employee_id = $2 and account.first_month is not null and d.date >= account.start and d.date < $3::date) sums
  where e.tenant_id = $1 and e.employee_id = $2`;

/**
 * Reads what is known of the person at `now`.
 * @param at instant of the booking in question, at most now
 * @param bookingId asks whether a booking with this id exists
 */
export async function readClockContext(
  db: Db,
  loader: FactsLoader,
  context: RequestContext,
  now: number,
  at = now,
  bookingId: string | null = null,
): Promise<ClockContext> {
  const place = zone(context.zone);
  const localDate = place.dateAt(now);
  const since = addDays(place.dateAt(at), -2);
  const [row] = await db.prepared<ContextRow>('booking.context', READ_CONTEXT, [
    context.tenantId,
    context.employeeId,
    localDate,
    since,
    addDays(mondayOf(place.dateAt(at)), -2),
    bookingId,
  ]);
  if (!row) throw new Problem('not-found');
  const agreements = await loader.agreements(db.pool, context.tenantId, row.rules_version);
  const bookings = (row.bookings ?? []).map(recordedBooking);
  return {
    localDate,
    now,
    facts: new PersonFacts({
      employeeId: context.employeeId,
      birthDate: row.birth_date,
      hiredOn: row.hired_on,
      leftOn: row.left_on,
      zone: place,
      contracts: (row.contracts ?? []).map(contractSlice),
      assignments: row.agreements ?? [],
      agreements,
      holidays: holidayCalendar(row.holidays ?? {}),
      bookings: bookings.filter((booking) => !booking.voided),
      absences: row.absences ?? [],
    }),
    bookings,
    lastLocation: row.last_location,
    openIntervalId: row.open_interval_id,
    months: new Map((row.months ?? []).map(({ month, status, version }) => [month, { status, version }])),
    account: {
      from: row.account_from,
      closedBalanceMinutes: row.closed_balance,
      openBalanceMinutes: row.open_balance ?? 0,
      evaluatedDays: row.evaluated_days,
      blockedDates: row.blocked_dates ?? [],
    },
    known: row.known && {
      employeeId: row.known.employee,
      requestHash: row.known.hash,
      booking: recordedBooking(row.known),
    },
  };
}

/** The same person after one more booking. */
export function withBooking(person: PersonFacts, booking: Booking): PersonFacts {
  return new PersonFacts({ ...person.input, bookings: [...person.input.bookings, booking] });
}

/** Days from `from` to the day before `before` that have a value: employed and under an agreement. */
export function valuedDays(person: PersonFacts, from: string, before: string): number {
  if (from >= before) return 0;
  return datesBetween(from, addDays(before, -1)).filter(
    (date) => person.isEmployedOn(date) && person.agreementOn(date) !== null,
  ).length;
}

function recordedBooking(json: BookingJson): RecordedBooking {
  return {
    bookingId: json.id,
    kind: json.k,
    location: json.l,
    epochMinute: json.e,
    offsetMinutes: json.o,
    shiftDate: json.d,
    source: json.s,
    voided: json.v,
    correctionId: json.c,
  };
}
