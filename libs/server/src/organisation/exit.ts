import { addDays, type LocalDate, zone } from '@zeitbuch/working-time';
import { lockOpenMonths, outdateMonths } from '../month';
import { Problem } from '../platform';
import { assertOpen, fitToEmployment, recordChange } from './change-facts';
import { type PersonWork } from './fact-change';
import { Person } from './person.entity';
import { assertTwoRemain, lockRoles } from './role-checks';

/** What every person employed has, and what therefore goes on where an end of employment is taken back. */
const GOES_ON = ['contract', 'unit', 'site', 'agreement', 'payrollGroup', 'costCenter'] as const;

/**
 * The person leaves after `lastDay`: what is dated ends with it, offices too. Another last day than before is set in the
 * same way.
 * @throws Problem `person.came-back` with another record by now, `person.outside-employment` before the first day,
 *   `person.bookings-after-exit` {date} of the last one, `person.closed-months` {months}, `role.last-administrators`
 *   where nobody could confirm the next one any more
 */
export async function leave(work: PersonWork, person: Person, lastDay: LocalDate): Promise<void> {
  if (person.leftOn === lastDay) return;
  if (person.followedBy !== null) throw new Problem('person.came-back');
  if (lastDay < person.hiredOn) throw new Problem('person.outside-employment', { hiredOn: person.hiredOn });
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  await outdateDaysAfter(work, person, lastDay);
  await assertNoBookingAfter(work, person, lastDay);
  await assertAdministratorsRemain(work, person, lastDay);
  await endEmployment(work, person, lastDay);
  await endOffices(work, person, lastDay);
}

/**
 * The person stays after all: what ended with the employment goes on, offices do not; they are given again.
 * @throws Problem `person.not-leaving`, `person.came-back`, `person.closed-months` {months}, `person.unit-not-there` {from}
 */
export async function stay(work: PersonWork, person: Person): Promise<void> {
  if (person.leftOn === null) throw new Problem('person.not-leaving');
  if (person.followedBy !== null) throw new Problem('person.came-back');
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  await endEmployment(work, person, null);
}

async function endEmployment(work: PersonWork, person: Person, leftOn: LocalDate | null): Promise<void> {
  const { tenantId, employeeId, leftOn: before } = person;
  // Up to the earlier one of both ends nothing changes.
  const from = [before, leftOn].filter((date) => date !== null).toSorted()[0];
  await assertOpen(work, person, [{ from: addDays(from, 1), to: null }]);
  await work.entities.getRepository(Person).update({ tenantId, employeeId }, { leftOn });
  const resumed = before !== null && (leftOn === null || leftOn > before) ? { endedOn: before, resumed: GOES_ON } : {};
  await fitToEmployment(work, { ...person, leftOn }, resumed);
  await recordChange(work, employeeId, { kind: 'exit', span: null, before, after: leftOn });
}

/** Somebody may be clocking in at this moment, on a day after the last one: then one of both is told. */
async function outdateDaysAfter(
  { client, tenantId, now }: PersonWork,
  { employeeId }: Person,
  lastDay: LocalDate,
): Promise<void> {
  const { rows } = await client.query<{ today: LocalDate }>(
    'select (to_timestamp($2::double precision * 60) at time zone zone)::date::text as today from tenant where tenant_id = $1',
    [tenantId, now],
  );
  const [from, to] = [addDays(lastDay, 1), rows[0].today];
  if (from <= to) await outdateMonths(client, tenantId, employeeId, { from, to });
}

/** @throws Problem `person.bookings-after-exit` {date} */
async function assertNoBookingAfter(
  { client, tenantId }: PersonWork,
  { employeeId }: Person,
  lastDay: LocalDate,
): Promise<void> {
  const { rows } = await client.query<{ date: LocalDate | null }>(
    `select max(b.shift_date)::text as date from booking b where b.tenant_id = $1 and b.employee_id = $2 and b.shift_date > $3::date
       and not exists (select from booking_void v where v.tenant_id = b.tenant_id and v.booking_id = b.booking_id)`,
    [tenantId, employeeId, lastDay],
  );
  if (rows[0].date !== null) throw new Problem('person.bookings-after-exit', { date: rows[0].date });
}

/** @throws Problem `role.last-administrators` */
async function assertAdministratorsRemain(
  { client, tenantId, now }: PersonWork,
  { employeeId }: Person,
  lastDay: LocalDate,
): Promise<void> {
  const { rows } = await client.query<{ zone: string; administers: boolean }>(
    `select t.zone, exists (select from role_grant g where g.tenant_id = t.tenant_id and g.employee_id = $2
       and g.role = 'organisationAdministrator' and coalesce(upper(g.valid_during) > $3::date + 1, true)) as administers
     from tenant t where t.tenant_id = $1`,
    [tenantId, employeeId, lastDay],
  );
  const [{ zone: zoneId, administers }] = rows;
  if (!administers) return;
  const work = { client, tenantId, today: zone(zoneId).dateAt(now) };
  await lockRoles(work);
  await assertTwoRemain(work, employeeId, addDays(lastDay, 1));
}

/** Roles and leaderships end with the employment; those that would only begin after it never do. */
async function endOffices({ client, tenantId }: PersonWork, { employeeId }: Person, lastDay: LocalDate): Promise<void> {
  const values = [tenantId, employeeId, lastDay];
  await client.query(
    `delete from role_grant where tenant_id = $1 and employee_id = $2 and lower(valid_during) > $3::date`,
    values,
  );
  await client.query(
    `update role_grant set valid_during = daterange(lower(valid_during), $3::date + 1)
     where tenant_id = $1 and employee_id = $2 and valid_during @> ($3::date + 1)`,
    values,
  );
  await client.query(
    `delete from leadership where tenant_id = $1 and employee_id = $2 and lower(valid_during) > $3::date`,
    values,
  );
  await client.query(
    `update leadership set valid_during = daterange(lower(valid_during), $3::date + 1)
     where tenant_id = $1 and employee_id = $2 and valid_during @> ($3::date + 1)`,
    values,
  );
}
