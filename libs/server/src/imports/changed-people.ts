import { type LocalDate, addDays } from '@zeitbuch/working-time';
import {
  type FactChange,
  Person,
  type PersonWork,
  changeDetails,
  changeFacts,
  leave,
  namePayrollGroups,
} from '../organisation';
import { Problem, type ProblemCode } from '../platform';
import { type ImportCode, type ImportError, importError } from './error-list';
import { type FailCell } from './known-employments';
import { type Difference, type NamedPerson, type PersonOnRecord, differences } from './people-on-record';
import { type KnownUnits } from './unit-path';
import { refusalOf } from './savepoint';
import { type ImportWork } from './work';

/** Somebody on record of whom a line says something else, with the day from which it is to hold. */
export interface ChangedPerson {
  readonly line: NamedPerson;
  readonly person: PersonOnRecord;
  readonly differences: readonly Difference[];
  readonly from: LocalDate;
}

const DATED = ['unit', 'agreement', 'site', 'payrollGroup', 'costCenter'] as const;
/** What decides about days long gone, or is the matter of a contract: people change it, no file does. */
const NOT_BY_FILE: ReadonlySet<Difference['column']> = new Set(['hiredOn', 'personnelGroup']);

type Said =
  | { readonly kind: 'unit' | 'agreement' | 'site'; readonly value: { readonly id: string } }
  | { readonly kind: 'payrollGroup' | 'costCenter'; readonly value: { readonly code: string } };

export const changeOf = (line: NamedPerson, person: PersonOnRecord, from: LocalDate): ChangedPerson => ({
  ...{ line, person, from },
  differences: differences(line, person),
});

/** Notes what cannot be changed, or not to what the line says. */
export function failUnfit(
  { line, person, from, differences: found }: ChangedPerson,
  known: { readonly units: KnownUnits; readonly emails: ReadonlySet<string> },
  fail: FailCell,
): void {
  for (const { column, value, before } of found) {
    const cell = { column, value };
    if (NOT_BY_FILE.has(column)) fail(cell, 'import.person-exists', `The person is there already, with "${before}".`);
    if (column === 'email' && known.emails.has(value))
      fail(cell, 'import.email-exists', 'Somebody already has this e-mail address.');
    if (column === 'unit' && !line.unitId) fail(cell, 'import.unknown-unit', 'No unit is found under this path.');
    else if (column === 'unit' && line.unitId && !known.units.isThere(line.unitId, from, line.leftOn ?? person.leftOn))
      fail(cell, 'import.unit-not-there', 'The unit does not exist all the time.');
    if (column === 'agreement' && !line.agreementId)
      fail(cell, 'import.unknown-agreement', 'No agreement has this name.');
    if (column === 'site' && !line.siteId) fail(cell, 'import.unknown-site', 'No site has this name.');
  }
  const isDated = found.some(({ column }) => DATED.some((kind) => kind === column));
  if (isDated && (from < person.hiredOn || (person.leftOn !== null && from > person.leftOn)))
    fail(
      { column: 'changedFrom', value: from },
      'import.outside-employment',
      'The person is not employed on this day.',
    );
}

/**
 * Changes people by the acts of the organisation, each whole or not at all.
 * @returns why some were left as they are
 */
export async function changePeople(work: ImportWork, changed: readonly ChangedPerson[]): Promise<ImportError[]> {
  const { client } = work;
  const errors: ImportError[] = [];
  for (const one of changed) {
    const refusal = await refusalOf(client, () => changePerson(work, one));
    if (refusal) errors.push(errorOf(one, refusal));
  }
  return errors;
}

async function changePerson(
  work: ImportWork,
  { line, person: known, differences: found, from }: ChangedPerson,
): Promise<void> {
  const { client, tenantId, actor, now, reevaluate } = work;
  const { employeeId } = known;
  const acting: PersonWork = { client, tenantId, actor, now, reevaluate, entities: work.entities() };
  const people = acting.entities.getRepository(Person);
  const person = await people.findOne({ where: { tenantId, employeeId }, lock: { mode: 'for_no_key_update' } });
  if (!person) throw new Problem('not-found');
  const isOther = (column: Difference['column']) => found.some((difference) => difference.column === column);
  await changeDetails(acting, person, {
    ...(isOther('givenName') ? { givenName: line.givenName } : {}),
    ...(isOther('familyName') ? { familyName: line.familyName } : {}),
    ...(isOther('email') ? { email: line.email } : {}),
    ...(isOther('birthDate') && line.birthDate !== null ? { birthDate: line.birthDate } : {}),
  });
  const later = await nextChanges(work, employeeId, from);
  const facts = DATED.flatMap((kind): FactChange[] => {
    const next = later.get(kind);
    const change = isOther(kind) ? saidOf(line, kind) : null;
    return change ? [{ ...change, from, to: next ? addDays(next, -1) : null }] : [];
  });
  if (facts.length > 0) await changeFacts(acting, person, facts);
  if (isOther('payrollGroupName')) await namePayrollGroups(work, [line]);
  if (isOther('leftOn') && line.leftOn !== null) await leave(acting, person, line.leftOn);
  await people.increment({ tenantId, employeeId }, 'version', 1);
}

/** What a line says of a kind; null where it says nothing. */
function saidOf(line: NamedPerson, kind: (typeof DATED)[number]): Said | null {
  if (kind === 'payrollGroup') return { kind, value: { code: line.payrollGroup } };
  if (kind === 'costCenter') return line.costCenter === null ? null : { kind, value: { code: line.costCenter } };
  const id = { unit: line.unitId, agreement: line.agreementId, site: line.siteId }[kind];
  return id ? { kind, value: { id } } : null;
}

/** The first day after `from` on which something else is planned already: it stays. */
async function nextChanges(
  { client, tenantId }: ImportWork,
  employeeId: string,
  from: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const { rows } = await client.query<{ kind: string; day: LocalDate }>(
    `select kind, min(day)::text as day from (
       select 'unit' as kind, lower(valid_during) as day from org_assignment where tenant_id = $1 and employee_id = $2
       union all
       select 'agreement', lower(valid_during) from agreement_assignment where tenant_id = $1 and employee_id = $2
       union all
       select 'site', lower(valid_during) from site_assignment where tenant_id = $1 and employee_id = $2
       union all
       select 'payrollGroup', lower(valid_during) from payroll_assignment where tenant_id = $1 and employee_id = $2
       union all
       select 'costCenter', lower(valid_during) from cost_center_assignment where tenant_id = $1 and employee_id = $2) planned
     where day > $3::date group by kind`,
    [tenantId, employeeId, from],
  );
  return new Map(rows.map(({ kind, day }) => [kind, day]));
}

const CODES: Readonly<Partial<Record<ProblemCode, ImportCode>>> = {
  'person.closed-months': 'import.closed-month',
  'person.bookings-after-exit': 'import.bookings-after-exit',
  'person.email-taken': 'import.email-exists',
  'person.agreement-not-in-force': 'import.agreement-not-in-force',
  'person.site-closed': 'import.site-closed',
  'person.unit-not-there': 'import.unit-not-there',
  'person.outside-employment': 'import.outside-employment',
  'role.last-administrators': 'import.last-administrators',
};

/** The code under which a file lists what an act on somebody's record refuses. */
export const importCodeOf = ({ code }: Problem): ImportCode => CODES[code] ?? 'import.not-changed';

const errorOf = ({ line, differences: found }: ChangedPerson, problem: Problem): ImportError =>
  importError(
    { line: line.line, column: found[0].column, value: found[0].value },
    importCodeOf(problem),
    problem.message,
  );
