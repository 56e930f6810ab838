import { randomUUID } from 'node:crypto';
import {
  datesBetween,
  firstDayOf,
  lastDayOf,
  weekdayOf,
  zone,
  type YearMonth,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type Client } from 'pg';
import { type Scenario, type TestPerson } from './scenario';

const berlin = zone('Europe/Berlin');

/** Bookings of one day as [minute of the local day, kind]. */
export type DayOfBookings = readonly (readonly [number, 'clockIn' | 'breakStart' | 'breakEnd' | 'clockOut'])[];

export interface ClosingCity {
  administrator: TestPerson;
  /** Closes what the administrator started. */
  secondAdministrator: TestPerson;
  payrollClerk: TestPerson;
  /** Releases the files that the clerk made. */
  secondClerk: TestPerson;
  /** The payroll group VERWALTUNG, in the order in which they were hired. */
  people: TestPerson[];
}

export interface ClosingCityOptions {
  people: number;
  /** Months in which everybody works, YYYY-MM. */
  months: YearMonth[];
}

/**
 * A payroll group in its working days: 07:30 to 16:20 with a break of 35 minutes,
 * everybody some minutes off; each fifth person also works one Sunday under an
 * agreement that pays supplements, each seventh is on leave for two days. Every
 * month is approved.
 */
export async function closingCity(scenario: Scenario, options: ClosingCityOptions): Promise<ClosingCity> {
  await scenario.tenant();
  await scenario.agreement('service', { supplementsDue: true, frame: null });
  await scenario.unit('AMT10');
  const hiredOn = firstDayOf(options.months[0]);
  const office = { unit: 'AMT10', payrollGroup: 'LEITUNG', hiredOn };
  const administrator = await scenario.person({
    ...office,
    givenName: 'Zeitbeauftragte',
    roles: ['timeAdministrator'],
  });
  const secondAdministrator = await scenario.person({
    ...office,
    givenName: 'Zweite',
    roles: ['timeAdministrator'],
  });
  const payrollClerk = await scenario.person({ ...office, givenName: 'Abrechnung', roles: ['payroll'] });
  const secondClerk = await scenario.person({ ...office, givenName: 'Freigabe', roles: ['payroll'] });
  const people: TestPerson[] = [];
  for (let i = 0; i < options.people; i += 1)
    people.push(
      await scenario.person({
        unit: 'AMT10',
        payrollGroup: 'VERWALTUNG',
        hiredOn,
        agreement: i % 5 === 0 ? 'service' : 'standard',
      }),
    );
  for (const month of options.months) await workMonth(scenario, people, month);
  return { administrator, secondAdministrator, payrollClerk, secondClerk, people };
}

async function workMonth(scenario: Scenario, people: TestPerson[], month: YearMonth): Promise<void> {
  const weekdays = datesBetween(firstDayOf(month), lastDayOf(month)).filter((date) => weekdayOf(date) <= 5);
  const sunday = datesBetween(`${month}-08`, `${month}-14`).filter((date) => weekdayOf(date) === 7);
  for (const [i, person] of people.entries()) {
    const leave = i % 7 === 3 ? weekdays.slice(4, 6) : [];
    const days = new Map<LocalDate, DayOfBookings>();
    for (const [d, date] of weekdays.entries()) {
      const late = (i * 7 + d * 3) % 40;
      if (!leave.includes(date))
        days.set(date, [
          [450 + late, 'clockIn'],
          [720, 'breakStart'],
          [755, 'breakEnd'],
          [980 + ((i + d) % 23), 'clockOut'],
        ]);
    }
    if (i % 5 === 0)
      for (const date of sunday)
        days.set(date, [
          [480, 'clockIn'],
          [720, 'clockOut'],
        ]);
    if (leave.length > 0) await scenario.absence(person, 'leave', leave[0], leave[1]);
    await book(scenario.client, person, days);
    await approve(scenario.client, person, month);
  }
}

/** Inserts bookings as an import would: given local times, nothing derived. */
export async function book(
  client: Client,
  person: TestPerson,
  days: ReadonlyMap<LocalDate, DayOfBookings>,
): Promise<void> {
  for (const [date, bookings] of days) {
    const rows = bookings.map(([minuteOfDay, kind]) => {
      const local = berlin.resolveLocal(date, minuteOfDay);
      if (local.kind !== 'exact') throw new Error(`${date} has no single minute ${minuteOfDay}`);
      return { id: randomUUID(), kind, epochMinute: local.epochMinute, offset: local.offsetMinutes };
    });
    await client.query(
      `insert into booking (tenant_id, booking_id, employee_id, kind, location, at, epoch_minute, offset_minutes, shift_date, source)
       select $1, id, $2, kind, 'office', to_timestamp(minute * 60::bigint), minute, off, $3, 'import'
       from unnest($4::uuid[], $5::text[], $6::int[], $7::int[]) as b(id, kind, minute, off)`,
      [
        person.tenantId,
        person.employeeId,
        date,
        rows.map((row) => row.id),
        rows.map((row) => row.kind),
        rows.map((row) => row.epochMinute),
        rows.map((row) => row.offset),
      ],
    );
  }
}

/** The month is handed in and approved. */
export async function approve(client: Client, person: TestPerson, month: YearMonth): Promise<void> {
  await client.query(
    `insert into employee_month (tenant_id, employee_id, month, status, submitted_at, approved_at)
     values ($1, $2, $3, 'approved', now(), now())
     on conflict (tenant_id, employee_id, month) do update set status = 'approved', approved_at = now()`,
    [person.tenantId, person.employeeId, firstDayOf(month)],
  );
}
