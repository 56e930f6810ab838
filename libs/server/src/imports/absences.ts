import {
  type LocalDate,
  type YearMonth,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  zone,
} from '@zeitbuch/working-time';
import { FACT_RECORDS, writeFacts } from '../facts';
import { newId } from '../platform';
import { type AbsenceRecord } from './absences-file';
import { IllnessDays, isContinued } from './continued-illness';
import { type ImportError, importError } from './error-list';
import { spansBy } from './spans';
import { type ImportWork } from './work';
import {
  type KnownEmployment,
  checkByPerson,
  failClosedMonth,
  failOutsideEmployment,
  readEmployments,
} from './known-employments';
import { type TouchedDay, beginMonths, reevaluateOpenMonths, reopenMonths } from '../month';
import { isSecretAbsence } from '../privacy';

type ResolvedAbsence = AbsenceRecord & { readonly employeeId: string };

interface KnownAbsence {
  readonly personnelNumber: string;
  readonly kind: AbsenceRecord['kind'];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly certified: boolean;
  readonly reportedPromptly: boolean;
}

/**
 * Checks absences against the database: sickness may fall into leave, but nobody is on leave twice. A certificate that
 * begins before another one ends continues it, and holds on the days too that were reported ill without one.
 * Codes: `import.unknown-person`, `import.outside-employment`, `import.closed-month`, `import.overlap`.
 */
export async function checkAbsences(
  work: ImportWork,
  records: readonly AbsenceRecord[],
): Promise<{ found: ResolvedAbsence[]; errors: ImportError[]; notes: ImportError[] }> {
  const rows = await readAbsences(work, records);
  const known = spansBy(rows, keyOf, ({ from, to }) => ({ from, to }));
  const people = await readEmployments(work, records.filter(isContinued));
  const { pieces, notes } = continued(records, rows, people);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('from', record.from, person, fail);
    failOutsideEmployment('to', record.to, person, fail);
    const [first] = pieces.get(record) ?? [record];
    if (first) failClosedMonth('from', first.from, person, fail);
    const other = isContinued(record) ? undefined : known.get(keyOf(record))?.meeting(record);
    if (other)
      fail(
        { column: 'from', value: record.from },
        'import.overlap',
        `Overlaps the absence that begins on ${other.from}.`,
      );
  });
  const byLine = new Map([...pieces].map(([{ line }, days]) => [line, days]));
  const found = resolved.flatMap((absence) =>
    (byLine.get(absence.line) ?? [absence]).map((days) => ({ ...absence, ...days })),
  );
  return { found, errors, notes };
}

/** Days of a record that are taken over, and what was said about them before. */
type Piece = Pick<AbsenceRecord, 'from' | 'to' | 'reportedPromptly'>;

/**
 * The days that are left for each record of illness beside those on record and in the file, which counts from its
 * earliest one on; and a note of each that is not taken over as it stands: `import.continues`, `import.already-covered`.
 * Days that were reported ill without a certificate stand in the way of none, but for those of a closed month: a
 * person who is ill calls in first and brings it later.
 */
function continued(
  records: readonly AbsenceRecord[],
  rows: readonly KnownAbsence[],
  people: ReadonlyMap<string, KnownEmployment>,
) {
  const knownOf = Map.groupBy(rows.filter(isContinued), ({ personnelNumber }) => personnelNumber);
  const notes: ImportError[] = [];
  const pieces = new Map<AbsenceRecord, readonly Piece[]>();
  for (const [number, ofPerson] of Map.groupBy(records.filter(isContinued), ({ personnelNumber }) => personnelNumber)) {
    const known = knownOf.get(number) ?? [];
    const closedMonth = people.get(number)?.lastClosedMonth ?? null;
    const ill = new IllnessDays(known);
    const certified = new IllnessDays([...known.filter((one) => one.certified), ...untilClosed(known, closedMonth)]);
    const prompt: Pick<AbsenceRecord, 'from' | 'to'>[] = known.filter((one) => one.reportedPromptly);
    for (const record of ofPerson.toSorted(byBeginning)) {
      const leftOfAll = ill.take(record);
      const left = record.certified ? certified.take(record) : leftOfAll;
      if (record.reportedPromptly) prompt.push(record);
      const isPrompt = prompt.some(({ from, to }) => from <= record.to && record.from <= to);
      pieces.set(
        record,
        left.map((days) => ({ ...days, ...(isPrompt ? { reportedPromptly: true } : {}) })),
      );
      if (left.length !== 1 || left[0].from !== record.from || left[0].to !== record.to)
        notes.push(noteOf(record, left));
    }
  }
  return { pieces, notes };
}

/** The part of illnesses that lies in closed months: what counts there stays. */
function untilClosed(known: readonly KnownAbsence[], closedMonth: YearMonth | null) {
  if (closedMonth === null) return [];
  const last = lastDayOf(closedMonth);
  return known.filter(({ from }) => from <= last).map(({ from, to }) => ({ from, to: to < last ? to : last }));
}

/** Who went home ill and got the certificate on the same day had begun to work on it: that is said first. */
function byBeginning(a: AbsenceRecord, b: AbsenceRecord): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  const later = ({ portion }: AbsenceRecord) => (portion === 'restOfDay' ? 0 : 1);
  return later(a) - later(b) || a.line - b.line;
}

function noteOf({ line, from }: AbsenceRecord, left: readonly Pick<AbsenceRecord, 'from' | 'to'>[]): ImportError {
  const cell = { line, column: 'from', value: from };
  if (left.length === 0)
    return importError(cell, 'import.already-covered', 'Illness is on record for all of these days already.');
  const spans = left.map((days) => `${days.from} to ${days.to}`).join(' and ');
  return importError(
    cell,
    'import.continues',
    `Illness is on record for some of these days already; taken over: ${spans}.`,
  );
}

const keyOf = ({ personnelNumber, kind }: Pick<AbsenceRecord, 'personnelNumber' | 'kind'>): string =>
  `${personnelNumber} ${kind}`;

async function readAbsences({ client, tenantId }: ImportWork, records: readonly AbsenceRecord[]) {
  const { rows } = await client.query<KnownAbsence & Record<string, unknown>>(
    `select e.personnel_number as "personnelNumber", a.kind, a.from_date::text as "from", a.to_date::text as "to",
       coalesce((a.details ->> 'certified')::boolean, false) as certified,
       coalesce((a.details ->> 'reportedPromptly')::boolean, false) as "reportedPromptly"
     from absence a join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return rows;
}

/** Writes absences, opens the months again that were handed in, and evaluates the days. */
export async function writeAbsences(work: ImportWork, absences: readonly ResolvedAbsence[]): Promise<void> {
  if (absences.length === 0) return;
  await reopenMonths(work.client, work.tenantId, absences.flatMap(monthsOf), 'reopenedByFact', { begins: false });
  await writeFacts(work.client, work.tenantId, 'absence', absences.map(recordOf));
  const today = zone(work.zone).dateAt(work.now);
  const people = [...new Set(absences.map(({ employeeId }) => employeeId))];
  await beginMonths(work.client, work.tenantId, today, people);
  await reevaluateOpenMonths(work, people);
}

const DETAILS = [
  'portion',
  'minutes',
  'lessons',
  'fromMinute',
  'toMinute',
  'creditPolicy',
  'strikePolicy',
  'certified',
  'reportedPromptly',
  'travelMinutes',
  'drivingMinutes',
  'travelCreditRequested',
] as const;

/** Beside the days only what the credit of the kind needs. */
function recordOf(absence: ResolvedAbsence) {
  const { employeeId, kind, from, to } = absence;
  const details = Object.fromEntries(DETAILS.map((key) => [key, absence[key]]));
  return FACT_RECORDS.absence(employeeId, { ...details, absenceId: newId(), kind, from, to });
}

/** A day in each month that the absence touches. */
function monthsOf(absence: ResolvedAbsence): TouchedDay[] {
  const { employeeId, from, to } = absence;
  const days: TouchedDay[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1))
    days.push({ employeeId, date: firstDayOf(month), isSecret: isSecretAbsence(absence) });
  return days;
}
