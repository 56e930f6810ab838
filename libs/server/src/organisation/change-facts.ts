import {
  type LocalDate,
  type OpenSpan,
  type YearMonth,
  datedDifferences,
  firstDayOf,
  lastDayOf,
  changeDated,
  datedWithin,
} from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { dateRange } from '../facts';
import { lockOpenMonths, reevaluateOpenMonths } from '../month';
import { Problem, newId } from '../platform';
import {
  type DatedFact,
  FACT_KINDS,
  FACT_RULES,
  type FactKind,
  type FactValues,
  factRecord,
  isSameValue,
  PersonDatedFacts,
  replaceFacts,
} from './dated-facts';
import { type ChangeKind, type ChangeWork, type Employment, type FactChange } from './fact-change';
import { assertFits, whereUnitsAre } from './fact-fits';

/**
 * Changes dated facts of a person: on the days of each change its value holds, on all others what held before. Nothing
 * is written where that is so already. Days of open months are evaluated again, and a handed-in month opens again where
 * leaders would see other figures.
 * @returns whether anything is otherwise now
 * @throws Problem `person.outside-employment`, `person.needs-end`, `person.must-have` {kind}, `person.unknown-unit`, `person.unit-not-there`,
 *   `person.unknown-site`, `person.unknown-agreement`, `person.agreement-not-in-force`, `person.closed-months` {months}
 */
export async function changeFacts(
  work: ChangeWork,
  person: Employment,
  changes: readonly FactChange[],
): Promise<boolean> {
  for (const change of changes) await assertFits(work, person, change);
  const { client, tenantId } = work;
  await lockOpenMonths(client, tenantId, [person.employeeId]);
  const facts = await PersonDatedFacts.read(client, tenantId, person.employeeId);
  const ofKind = Map.groupBy(changes, ({ kind }) => kind);
  let hasChanged = false;
  for (const [kind, together] of ofKind) {
    const after = together.reduce<DatedFact[]>(
      (spans, change) => changeDated<FactValues[FactKind]>(spans, withinEmployment(change, person), isSameValue),
      facts.of(kind),
    );
    if (await writeKind(work, person, facts, { kind, after })) hasChanged = true;
  }
  if (hasChanged) await reevaluateOpenMonths(work, [person.employeeId]);
  return hasChanged;
}

/**
 * Cuts everything dated to the days of employment, or lets what ended with it go on.
 * @param resumed kinds whose last row goes on, where the end of employment was taken back
 * @throws Problem `person.closed-months` {months}, `person.unit-not-there` {from} where the unit ended meanwhile
 */
export async function fitToEmployment(
  work: ChangeWork,
  person: Employment,
  { endedOn, resumed = [] }: { readonly endedOn?: LocalDate; readonly resumed?: readonly FactKind[] } = {},
): Promise<void> {
  const facts = await PersonDatedFacts.read(work.client, work.tenantId, person.employeeId);
  for (const kind of FACT_KINDS) {
    const goesOn = resumed.includes(kind);
    const spans = facts.of(kind).map((fact) => (goesOn && fact.to === endedOn ? { ...fact, to: null } : fact));
    const after = datedWithin(spans, { from: person.hiredOn, to: person.leftOn });
    await writeKind(work, person, facts, { kind, after });
  }
  await reevaluateOpenMonths(work, [person.employeeId]);
}

/** Changes end with the employment; what would be before or after it was refused. */
const withinEmployment = (change: FactChange, { leftOn }: Employment): FactChange =>
  leftOn !== null && (change.to === null || change.to > leftOn) ? { ...change, to: leftOn } : change;

async function writeKind(
  work: ChangeWork,
  person: Employment,
  facts: PersonDatedFacts,
  { kind, after }: { readonly kind: FactKind; readonly after: readonly DatedFact[] },
): Promise<boolean> {
  const before: DatedFact[] = facts.of(kind);
  const differing = datedDifferences(before, after, isSameValue);
  if (differing.length === 0) return false;
  if (FACT_RULES[kind].decidesClosedMonths) await assertOpen(work, person, differing);
  const isIn = (spans: readonly DatedFact[], fact: DatedFact) =>
    spans.some(({ from, to, value }) => from === fact.from && to === fact.to && isSameValue(value, fact.value));
  const { employeeId } = person;
  const removed = before.filter((fact) => !isIn(after, fact));
  const added = after.filter((fact) => !isIn(before, fact));
  const records = added.map((fact) => factRecord(employeeId, kind, fact, facts.idOf(kind, fact)));
  await whereUnitsAre(differing[0].from, () =>
    replaceFacts(work.client, { tenantId: work.tenantId, employeeId }, kind, { removed, added: records }),
  );
  const span = { from: differing[0].from, to: differing[differing.length - 1].to };
  await recordChange(work, employeeId, {
    ...{ kind, span },
    ...{ before: datedWithin(before, span), after: datedWithin(after, span) },
  });
  return true;
}

/** Keeps what held before and after, and who changed it; the log names the entry. */
export async function recordChange(
  { client, tenantId, actor }: Pick<ChangeWork, 'client' | 'tenantId' | 'actor'>,
  employeeId: string,
  change: {
    readonly kind: ChangeKind;
    readonly span: OpenSpan | null;
    readonly before: unknown;
    readonly after: unknown;
  },
): Promise<void> {
  const changeId = newId();
  await client.query(
    `insert into person_change (tenant_id, change_id, employee_id, kind, valid_during, before, after, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[tenantId, changeId, employeeId, change.kind, change.span && dateRange(change.span)],
      ...[JSON.stringify(change.before), JSON.stringify(change.after), actor.employeeId],
    ],
  );
  await recordAudit(client, actor, 'person.changed', {
    employeeId,
    subjectId: changeId,
    payload: { kind: change.kind },
  });
}

/** @throws Problem `person.closed-months` {months}: those of the person with one of the days */
export async function assertOpen(
  { client, tenantId }: Pick<ChangeWork, 'client' | 'tenantId'>,
  { employeeId }: Pick<Employment, 'employeeId'>,
  spans: readonly OpenSpan[],
): Promise<void> {
  const { rows } = await client.query<{ month: YearMonth }>(
    `select to_char(month, 'YYYY-MM') as month from employee_month
     where tenant_id = $1 and employee_id = $2 and status = 'closed' order by month`,
    [tenantId, employeeId],
  );
  const months = rows
    .map(({ month }) => month)
    .filter((month) =>
      spans.some(({ from, to }) => from <= lastDayOf(month) && (to === null || to >= firstDayOf(month))),
    );
  if (months.length > 0) throw new Problem('person.closed-months', { months: months.join(', ') });
}
