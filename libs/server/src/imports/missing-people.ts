import { type LocalDate, addDays, monthOf } from '@zeitbuch/working-time';
import { Person, type PersonWork, leave } from '../organisation';
import { Problem } from '../platform';
import { type ImportError, importError } from './error-list';
import { type MissingPeople, type MissingRecord } from './kind-of-import';
import { importCodeOf } from './changed-people';
import { refusalOf } from './savepoint';
import { type ImportWork } from './work';

/** Somebody employed who leaves, because a file of everybody does not name them. */
export interface MissingPerson extends MissingRecord {
  readonly employeeId: string;
  readonly lastDay: LocalDate;
  /** What will keep them from leaving, as far as it can be seen beforehand. */
  readonly hindrance: { readonly lastBooking: LocalDate | null; readonly lastClosed: LocalDate | null };
}

/**
 * Who is employed on the day after `lastDay` and has no line in the file. Who begins later is no matter of the file, and
 * an exit that is on record stays: whoever set it knew the day.
 */
export async function missingPeople(
  { client, tenantId }: ImportWork,
  numbers: readonly string[],
  lastDay: LocalDate,
): Promise<MissingPeople> {
  const { rows } = await client.query<{
    employeeId: string;
    personnelNumber: string;
    givenName: string;
    familyName: string;
    email: string;
    unit: string | null;
    lastBooking: LocalDate | null;
    lastClosed: LocalDate | null;
  }>(
    `select e.employee_id as "employeeId", e.personnel_number as "personnelNumber", e.given_name as "givenName",
       e.family_name as "familyName", e.email, u.short_name as unit,
       (select max(b.shift_date)::text from booking b where b.tenant_id = e.tenant_id and b.employee_id = e.employee_id
         and b.shift_date > $2::date and not exists (
           select from booking_void v where v.tenant_id = b.tenant_id and v.booking_id = b.booking_id)) as "lastBooking",
       (select max(m.month)::text from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id
         and m.status = 'closed') as "lastClosed"
     from employee e
     left join org_assignment o on o.tenant_id = e.tenant_id and o.employee_id = e.employee_id and o.valid_during @> $2::date
     left join org_unit_state u on u.tenant_id = e.tenant_id and u.org_unit_id = o.org_unit_id and u.valid_during @> $2::date
     where e.tenant_id = $1 and e.hired_on <= $2::date and e.left_on is null
       and e.personnel_number <> all($3::text[])
     order by e.personnel_number`,
    [tenantId, lastDay, numbers],
  );
  const employed = await client.query<{ count: number }>(
    `select count(*)::int as count from employee
     where tenant_id = $1 and hired_on <= $2::date and (left_on is null or left_on >= $2::date)`,
    [tenantId, lastDay],
  );
  const records = rows.map(({ employeeId, personnelNumber, lastBooking, lastClosed, unit, ...names }) => ({
    ...{ personnelNumber, employeeId, lastDay, isMissing: true as const },
    shown: { personnelNumber, ...names, unit: unit ?? '' },
    hindrance: { lastBooking, lastClosed },
  }));
  return { records, employed: employed.rows[0].count };
}

/** What the preview can tell beforehand of somebody who will not be let go. */
export function noteHindrance({ line, lastDay, hindrance }: MissingPerson): ImportError | null {
  const cell = { line, column: 'leftOn', value: lastDay };
  const { lastBooking, lastClosed } = hindrance;
  if (lastBooking !== null)
    return importError(cell, 'import.bookings-after-exit', `The last booking is of ${lastBooking}: the person stays.`);
  if (lastClosed !== null && monthOf(addDays(lastDay, 1)) <= monthOf(lastClosed))
    return importError(cell, 'import.closed-month', `The month ${monthOf(lastClosed)} is closed: the person stays.`);
  return null;
}

/**
 * Lets people go by the act of the organisation, each for themselves.
 * @returns why some stay
 */
export async function letGo(work: ImportWork, missing: readonly MissingPerson[]): Promise<ImportError[]> {
  const { client, tenantId, actor, now, reevaluate } = work;
  const errors: ImportError[] = [];
  for (const { line, employeeId, lastDay } of missing) {
    const acting: PersonWork = { client, tenantId, actor, now, reevaluate, entities: work.entities() };
    const people = acting.entities.getRepository(Person);
    const refusal = await refusalOf(client, async () => {
      const person = await people.findOne({ where: { tenantId, employeeId }, lock: { mode: 'for_no_key_update' } });
      if (!person) throw new Problem('not-found');
      await leave(acting, person, lastDay);
      await people.increment({ tenantId, employeeId }, 'version', 1);
    });
    if (refusal)
      errors.push(importError({ line, column: 'leftOn', value: lastDay }, importCodeOf(refusal), refusal.message));
  }
  return errors;
}
