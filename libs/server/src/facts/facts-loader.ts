import { Injectable } from '@nestjs/common';
import {
  type Booking,
  type HolidayCalendar,
  type HolidayNames,
  PersonFacts,
  type SiteSpan,
  type TenantAgreements,
  addDays,
  calendarOf,
  firstDayOf,
  holidayCalendar,
  mondayOf,
  monthOf,
  settlementWindowFrom,
  zone,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { AgreementCache } from './agreement-cache';
import { type DaysOfPeople } from './days-of-people';
import { ABSENCES_BACK_DAYS, type FactRow, SITES, knownFacts, selectFacts } from './fact-kinds';
import { holidayValue } from './holidays-sql';

interface PersonRow extends FactRow {
  employee_id: string;
  account_from: LocalDate | null;
  zone: string;
  rules_version: number;
  sites: SiteSpan[] | null;
}

interface BookingRow {
  employee_id: string;
  booking_id: string;
  kind: Booking['kind'];
  location: Booking['location'];
  epoch_minute: number;
  offset_minutes: number;
}

/** The days whose bookings decide what the days from `from` to `to` are worth. */
export function bookingsWindow(from: LocalDate, to: LocalDate): { first: LocalDate; last: LocalDate } {
  return { first: addDays(mondayOf(from), -2), last: addDays(mondayOf(to), 7) };
}

/**
 * Loads what the rules need to know, for many people and a range of days at
 * once: always the same four statements, however many people; as many again and one more where somebody takes time off
 * for ordered work.
 */
@Injectable()
export class FactsLoader {
  readonly #agreements = new AgreementCache();

  /**
   * Facts of the people for every one of the days. Bookings
   * are read for whole ISO weeks and the two days before them, because rest and weekly
   * limits look at neighbouring days. Unknown people are left out.
   * @param wanted `withTimeOff`: as for people who take time off for ordered work, whether they do or not yet
   */
  async load(
    db: Queryable,
    wanted: DaysOfPeople & { readonly withTimeOff?: boolean },
  ): Promise<Map<string, PersonFacts>> {
    const { tenantId, from, to, withTimeOff = false } = wanted;
    const people = await this.#withBookings(db, wanted);
    const off = [...people.values()].filter((facts) => withTimeOff || takesTimeOff(facts, from, to));
    if (off.length === 0) return people;
    // Nearly nobody: whether ordered work covers the time off, months before the days decide.
    const back: DaysOfPeople = {
      tenantId,
      employeeIds: off.map(({ employeeId }) => employeeId),
      from: settlementWindowFrom(firstDayOf(monthOf(from))),
      to: addDays(mondayOf(to), 6),
    };
    const settled = await readSettledTimeOff(db, back);
    for (const [id, { input }] of await this.#withBookings(db, back)) {
      const known = people.get(id);
      const settledTimeOff = settled.get(id);
      const furtherBack = { ...input, settledTimeOff };
      if (known) people.set(id, new PersonFacts({ ...known.input, settledTimeOff, furtherBack }));
    }
    return people;
  }

  #withBookings(db: Queryable, wanted: DaysOfPeople): Promise<Map<string, PersonFacts>> {
    const { first, last } = bookingsWindow(wanted.from, wanted.to);
    return this.#load(db, wanted, () => readBookings(db, { ...wanted, from: first, to: last }));
  }

  /** The same without bookings, which many months of evaluated days need no more: a statement less. */
  loadWithoutBookings(db: Queryable, wanted: DaysOfPeople): Promise<Map<string, PersonFacts>> {
    return this.#load(db, wanted, null);
  }

  async #load(
    db: Queryable,
    wanted: DaysOfPeople,
    bookingsOf: (() => Promise<Map<string, Booking[]>>) | null,
  ): Promise<Map<string, PersonFacts>> {
    const { tenantId, from, to } = wanted;
    const people = await readPeople(db, wanted);
    if (people.length === 0) return new Map();
    const { last } = bookingsWindow(from, to);
    const agreements = await this.agreements(db, tenantId, people[0].rules_version);
    const bookings = bookingsOf ? await bookingsOf() : new Map<string, Booking[]>();
    const holidays = await readHolidays(db, { tenantId, from: addDays(from, -ABSENCES_BACK_DAYS), to: last });
    return new Map(
      people.map((person) => [
        person.employee_id,
        new PersonFacts({
          ...knownFacts(person),
          employeeId: person.employee_id,
          accountFrom: person.account_from,
          zone: zone(person.zone),
          agreements,
          holidays: calendarOf(person.sites ?? [], holidays),
          bookings: bookings.get(person.employee_id) ?? [],
          ...(bookingsOf ? {} : { isWithoutBookings: true }),
        }),
      ]),
    );
  }

  /** The agreements of a tenant; from memory while its rules stand. */
  agreements(db: Queryable, tenantId: number, rulesVersion: number): Promise<TenantAgreements> {
    return this.#agreements.load(db, tenantId, rulesVersion);
  }
}

/** Minutes by person and day of a closed month that time off took from the account; 0 where ordered work covered all. */
async function readSettledTimeOff(
  db: Queryable,
  { tenantId, employeeIds, from, to }: DaysOfPeople,
): Promise<Map<string, Map<LocalDate, number>>> {
  const { rows } = await db.query<{ employee_id: string; date: LocalDate; minutes: number }>(
    `select d.employee_id, d.date::text, coalesce((
         select sum((f -> 'params' ->> 'minutes')::int) from jsonb_array_elements(d.findings) f
         where f ->> 'code' = 'TIME_OFF_NOT_COVERED'), 0)::int as minutes
     from absence a
     join day_evaluation d on d.tenant_id = a.tenant_id and d.employee_id = a.employee_id and d.date between a.from_date and a.to_date
     join employee_month m on m.tenant_id = d.tenant_id and m.employee_id = d.employee_id
       and m.month = date_trunc('month', d.date)::date and m.status = 'closed'
     where a.tenant_id = $1 and a.employee_id = any($2::uuid[]) and a.kind = 'compensatoryTimeOff'
       and a.from_date <= $4 and a.to_date >= $3::date and d.date between $3 and $4`,
    [tenantId, employeeIds, from, to],
  );
  const people = Map.groupBy(rows, (row) => row.employee_id);
  return new Map(
    [...people].map(([id, ofPerson]) => [id, new Map(ofPerson.map(({ date, minutes }) => [date, minutes]))]),
  );
}

const takesTimeOff = ({ input }: PersonFacts, from: LocalDate, to: LocalDate): boolean =>
  input.absences.some((one) => one.kind === 'compensatoryTimeOff' && one.from <= to && from <= one.to);

async function readPeople(db: Queryable, { tenantId, employeeIds, from, to }: DaysOfPeople): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `select e.employee_id, t.zone, t.rules_version, ${SITES.select} as sites,
       (select min(m.month)::text from employee_month m
        where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id) as account_from,
       ${selectFacts({ from: '$3::date', to: '$4::date' })}
     from employee e join tenant t using (tenant_id)
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[])`,
    [tenantId, employeeIds, from, to],
  );
  return rows;
}

async function readBookings(
  db: Queryable,
  { tenantId, employeeIds, from, to }: DaysOfPeople,
): Promise<Map<string, Booking[]>> {
  const { rows } = await db.query<BookingRow>(
    `select b.employee_id, b.booking_id, b.kind, b.location, b.epoch_minute, b.offset_minutes
     from booking b left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
     where b.tenant_id = $1 and b.employee_id = any($2::uuid[]) and b.shift_date between $3 and $4 and v.booking_id is null
     order by b.employee_id, b.epoch_minute, b.received_at, b.booking_id`,
    [tenantId, employeeIds, from, to],
  );
  return groupBy(rows, ({ booking_id, kind, location, epoch_minute, offset_minutes }) => ({
    bookingId: booking_id,
    kind,
    location,
    epochMinute: epoch_minute,
    offsetMinutes: offset_minutes,
  }));
}

async function readHolidays(
  db: Queryable,
  { tenantId, from, to }: Omit<DaysOfPeople, 'employeeIds'>,
): Promise<Map<string, HolidayCalendar>> {
  const { rows } = await db.query<{ site_id: string; names: HolidayNames }>(
    `select h.site_id, json_object_agg(h.date, ${holidayValue()}) as names from holiday h
     where h.tenant_id = $1 and h.date between $2 and $3 group by h.site_id`,
    [tenantId, from, to],
  );
  return new Map(rows.map((row) => [row.site_id, holidayCalendar(row.names)]));
}

function groupBy<Row extends { employee_id: string }, Value>(
  rows: Row[],
  value: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.employee_id);
    if (group) group.push(value(row));
    else groups.set(row.employee_id, [value(row)]);
  }
  return groups;
}
