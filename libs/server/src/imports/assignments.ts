import { type LocalDate, addDays } from '@zeitbuch/working-time';
import { reevaluateOpenMonths } from '../month';
import {
  type Changing,
  type MeantPerson,
  type Sorted,
  assertAgreement,
  lockMeant,
  readMeant,
  sortPerson,
  writeTransfer,
} from '../organisation';
import { Problem, newId } from '../platform';
import { readAgreements } from './agreements';
import { type AssignmentRecord } from './assignments-file';
import { importCodeOf } from './changed-people';
import { type ImportError, importError } from './error-list';
import { type LineChange } from './kind-of-import';
import { type FailCell, checkByPerson, failOutsideEmployment } from './known-employments';
import { type ImportWork } from './work';

/** A line with the ids of what it calls by name. */
interface ResolvedAssignment extends AssignmentRecord {
  readonly employeeId: string;
  readonly agreementId: string;
}

/**
 * Checks agreements of people against the database: who is under theirs from that day on already is left as they are,
 * and what is planned for a later day stays. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.unknown-agreement`, `import.agreement-not-in-force`, `import.closed-month`.
 */
export async function checkAssignments(
  work: ImportWork,
  records: readonly AssignmentRecord[],
): Promise<{ found: ResolvedAssignment[]; errors: ImportError[]; unchanged: number[]; changes: LineChange[] }> {
  const agreements = await readAgreements(work);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('validFrom', record.validFrom, person, fail);
    if (!agreements.has(record.agreement))
      fail({ column: 'agreement', value: record.agreement }, 'import.unknown-agreement', 'No agreement has this name.');
  });
  const wrong = new Set(errors.map(({ line }) => line));
  const lines = resolved.flatMap((record): ResolvedAssignment[] => {
    const agreementId = agreements.get(record.agreement);
    return agreementId && !wrong.has(record.line) ? [{ ...record, agreementId }] : [];
  });
  const names = new Map([...agreements].map(([name, id]) => [id, name]));
  const unchanged: number[] = [];
  const changes: LineChange[] = [];
  const found: ResolvedAssignment[] = [];
  const notInForce = await agreementsNotInForce(work, lines);
  for (const { line, sorted } of await sortLines(work, lines)) {
    const fail: FailCell = (cell, code, message) =>
      errors.push(importError({ ...cell, line: line.line }, code, message));
    if (!sorted.changes && sorted.reason === 'already') {
      unchanged.push(line.line);
      continue;
    }
    const refusal = notInForce.get(keyOf(line));
    if (refusal) fail({ column: 'agreement', value: line.agreement }, importCodeOf(refusal), refusal.message);
    failStays(line, sorted, fail);
    found.push(line);
    if (!sorted.changes) continue;
    const before = names.get(sorted.beforeId ?? '') ?? '';
    changes.push({ line: line.line, column: 'agreement', before, after: line.agreement });
  }
  return { found, errors, unchanged, changes };
}

function failStays({ validFrom }: AssignmentRecord, sorted: Sorted, fail: FailCell): void {
  if (sorted.changes) return;
  const cell = { column: 'validFrom', value: validFrom };
  if (sorted.reason === 'closedMonths')
    fail(cell, 'import.closed-month', `The months ${sorted.months.join(', ')} are closed for this person.`);
  else fail(cell, 'import.not-changed', `The person stays under their agreement: ${sorted.reason}.`);
}

const keyOf = ({ agreementId, validFrom }: ResolvedAssignment): string => `${agreementId} ${validFrom}`;

/** Why an agreement takes nobody in from a day on, by {@link keyOf}. */
async function agreementsNotInForce(
  work: ImportWork,
  lines: readonly ResolvedAssignment[],
): Promise<ReadonlyMap<string, Problem>> {
  const refusals = new Map<string, Problem>();
  for (const [key, [{ agreementId, validFrom: from }]] of Map.groupBy(lines, keyOf))
    try {
      await assertAgreement(work, agreementId, { from, to: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refusals.set(key, error);
    }
  return refusals;
}

/** What becomes of the person of each line, as where many are transferred at once on the screen. */
async function sortLines(
  { client, tenantId }: ImportWork,
  lines: readonly ResolvedAssignment[],
): Promise<{ readonly line: ResolvedAssignment; readonly sorted: Sorted }[]> {
  const found: { line: ResolvedAssignment; sorted: Sorted }[] = [];
  for (const [from, ofDay] of Map.groupBy(lines, ({ validFrom }) => validFrom)) {
    const employeeIds = ofDay.map(({ employeeId }) => employeeId);
    const people = await readMeant(client, tenantId, { unitId: null, employeeIds, from });
    const byId = new Map(people.map((person) => [person.employeeId, person]));
    for (const line of ofDay) {
      const person = byId.get(line.employeeId);
      if (!person) continue;
      const transfer = { agreementId: line.agreementId, from, to: lastFreeDay(person, from) };
      // That nobody decides about themselves sees the import to, whatever the kind.
      found.push({ line, sorted: sortPerson(person, { ...transfer, keepAgreementIds: [], actorId: null }) });
    }
  }
  return found;
}

/** What is planned for a later day stays. */
function lastFreeDay({ agreements }: MeantPerson, day: LocalDate): LocalDate | null {
  const next = agreements.find(({ from }) => from > day);
  return next ? addDays(next.from, -1) : null;
}

/** Brings people under their agreements by the act of the organisation, and evaluates days of open months again. */
export async function writeAssignments(work: ImportWork, lines: readonly ResolvedAssignment[]): Promise<void> {
  if (lines.length === 0) return;
  const { client, tenantId } = work;
  const employeeIds = lines.map(({ employeeId }) => employeeId);
  const [{ validFrom: from }] = lines;
  await lockMeant(client, tenantId, { unitId: null, employeeIds, from });
  // Looked at once more: before the lock somebody could have changed it on the screen.
  const changing = (await sortLines(work, lines)).flatMap(({ sorted }): Changing[] => (sorted.changes ? [sorted] : []));
  if (changing.length < lines.length) throw new Problem('stale');
  await writeTransfer(work, newId(), changing);
  await reevaluateOpenMonths(work, employeeIds);
}
