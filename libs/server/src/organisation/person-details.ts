import { ageOn, firstDayOf, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { changeSignInAddress } from '../identity';
import { lockOpenMonths, reevaluateOpenMonths } from '../month';
import { Problem, violatedConstraint } from '../platform';
import { recordChange } from './change-facts';
import { type PersonDetailsDto } from './person-change.dto';
import { type PersonWork } from './fact-change';
import { Person } from './person.entity';

const DETAILS = ['givenName', 'familyName', 'email', 'birthDate', 'personnelNumber'] as const;
type Details = Pick<PersonDetailsDto, (typeof DETAILS)[number]>;

/** Until then the law protects by age (§ 2 JArbSchG). */
const ADULT_AGE = 18;

/**
 * Changes what is known of a person whatever the day. The address is the one with which they sign in (ADR 0054).
 * @throws Problem `person.born-after-hiring`, `person.number-taken`, `person.email-taken`, `person.closed-months` where a birth date would change
 *   what protected somebody in a closed month
 */
export async function changeDetails(work: PersonWork, person: Person, details: Details): Promise<void> {
  const changed = DETAILS.filter((field) => details[field] !== undefined && normal(details)[field] !== person[field]);
  if (changed.length === 0) return;
  const wanted = normal(details);
  if (changed.includes('birthDate')) assertBornBefore(person.hiredOn, wanted.birthDate);
  const before: Details = { ...person, birthDate: person.birthDate ?? undefined };
  if (changed.includes('birthDate')) await assertYouthOpen(work, person, wanted.birthDate);
  await lockOpenMonths(work.client, work.tenantId, [person.employeeId]);
  const { tenantId, employeeId } = person;
  const values = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  try {
    await work.entities.getRepository(Person).update({ tenantId, employeeId }, values);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'employee_tenant_id_personnel_number_key') throw new Problem('person.number-taken');
    if (constraint === 'employee_tenant_id_email_key') throw new Problem('person.email-taken');
    throw error;
  }
  if (person.authUserId !== null && changed.includes('email') && wanted.email !== undefined)
    await changeSignInAddress(work.client, person.authUserId, wanted.email);
  for (const field of changed)
    await recordChange(work, employeeId, {
      ...{ kind: field, span: null },
      ...{ before: before[field] ?? null, after: wanted[field] ?? null },
    });
  if (changed.includes('birthDate')) await reevaluateOpenMonths(work, [employeeId]);
}

const normal = (details: Details): Details =>
  details.email === undefined ? details : { ...details, email: details.email.toLowerCase() };

/** @throws Problem `person.born-after-hiring`, as files of people refuse it */
export function assertBornBefore(hiredOn: LocalDate, birthDate: LocalDate | null | undefined): void {
  if (birthDate != null && birthDate >= hiredOn) throw new Problem('person.born-after-hiring');
}

/** @throws Problem `person.closed-months` {months} in which the person was under age by one date or the other */
async function assertYouthOpen(
  { client, tenantId }: PersonWork,
  { employeeId, birthDate }: Person,
  wanted: LocalDate | undefined,
): Promise<void> {
  const { rows } = await client.query<{ month: YearMonth }>(
    `select to_char(month, 'YYYY-MM') as month from employee_month
     where tenant_id = $1 and employee_id = $2 and status = 'closed' order by month`,
    [tenantId, employeeId],
  );
  const wasUnderAge = (month: YearMonth) =>
    [birthDate, wanted].some((born) => born != null && ageOn(born, firstDayOf(month)) < ADULT_AGE);
  const months = rows.map(({ month }) => month).filter(wasUnderAge);
  if (months.length > 0) throw new Problem('person.closed-months', { months: months.join(', ') });
}
