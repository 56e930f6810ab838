import {
  type DayEvaluation,
  type DayFacts,
  foremostAbsence,
  type Session,
  type Zone,
  blockingFindings,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type Queryable } from '../platform';

/** `[from, to, location]` in minutes of the shift day's local clock, `to` null while it is open; beyond 1440 after midnight. */
export type StoredSpan = [number, number | null, string];

/** An evaluation on its way into `day_evaluation`. */
export interface EvaluatedDay {
  employeeId: string;
  evaluation: DayEvaluation;
  spans: StoredSpan[];
  absenceKind: string | null;
  inputsHash: string;
  /** The day was not over: it has to be looked at again. */
  provisional: boolean;
}

/** The work of a day as wall-clock spans: what the month shows without reading a booking. */
function spansOf(sessions: readonly Session[], date: LocalDate, zone: Zone): StoredSpan[] {
  const start = zone.startOfDay(date);
  const midnight = start + zone.offsetAt(start);
  const spans: StoredSpan[] = [];
  for (const { intervals } of sessions)
    for (const { startMinute, endMinute, location, startOffsetMinutes, endOffsetMinutes } of intervals) {
      const end = endMinute === null ? null : endMinute + (endOffsetMinutes ?? startOffsetMinutes) - midnight;
      spans.push([startMinute + startOffsetMinutes - midnight, end, location]);
    }
  return spans;
}

/** Puts facts and their evaluation together. */
export function evaluatedDay(
  employeeId: string,
  facts: DayFacts,
  evaluation: DayEvaluation,
  inputsHash: string,
  provisional = false,
): EvaluatedDay {
  return {
    employeeId,
    evaluation,
    spans: spansOf(facts.sessions, facts.date, facts.zone),
    absenceKind: foremostAbsence(facts.absences ?? [])?.kind ?? null,
    inputsHash,
    provisional,
  };
}

/** As JSON. Most days have neither findings nor supplements. */
const listText = (list: readonly unknown[]): string => (list.length === 0 ? '[]' : JSON.stringify(list));

/** One row of `day_evaluation`, its values by column. */
export function evaluationRow({
  employeeId,
  evaluation: e,
  spans,
  absenceKind,
  inputsHash,
  provisional,
}: EvaluatedDay) {
  return {
    employee_id: employeeId,
    date: e.date,
    state: e.state,
    target_minutes: e.targetMinutes,
    worked_minutes: e.workedMinutes,
    break_recorded_minutes: e.breakRecordedMinutes,
    break_auto_minutes: e.breakAutoMinutes,
    cut_outside_frame_minutes: e.cutOutsideFrameMinutes,
    capped_minutes: e.cappedMinutes,
    absence_credit_minutes: e.absenceCreditMinutes,
    credited_minutes: e.creditedMinutes,
    absence_kind: absenceKind,
    spans,
    findings: e.findings,
    supplements: e.supplements,
    trace: e.trace,
    has_blocker: blockingFindings(e).length > 0,
    inputs_hash: inputsHash,
    provisional,
  } satisfies Record<EvaluationColumn, unknown>;
}

/** The values of one row in the order of {@link EVALUATION_COLUMNS}, as parameters of a statement. */
export function evaluationValues(day: EvaluatedDay): unknown[] {
  const row = evaluationRow(day);
  return EVALUATION_COLUMNS.map(([name]) => {
    const value = row[name];
    return Array.isArray(value) ? listText(value) : value;
  });
}

export const EVALUATION_COLUMNS = [
  ['employee_id', 'uuid'],
  ['date', 'date'],
  ['state', 'text'],
  ['target_minutes', 'int'],
  ['worked_minutes', 'int'],
  ['break_recorded_minutes', 'int'],
  ['break_auto_minutes', 'int'],
  ['cut_outside_frame_minutes', 'int'],
  ['capped_minutes', 'int'],
  ['absence_credit_minutes', 'int'],
  ['credited_minutes', 'int'],
  ['absence_kind', 'text'],
  ['spans', 'jsonb'],
  ['findings', 'jsonb'],
  ['supplements', 'jsonb'],
  ['trace', 'jsonb'],
  ['has_blocker', 'boolean'],
  ['inputs_hash', 'text'],
  ['provisional', 'boolean'],
] as const;

type EvaluationColumn = (typeof EVALUATION_COLUMNS)[number][0];

const names = EVALUATION_COLUMNS.map(([name]) => name);
/** `insert … on conflict` of the evaluation columns, to be completed by a select of `$2…`-arrays or values. */
export const UPSERT_EVALUATIONS = {
  insert: `insert into day_evaluation (tenant_id, ${names.join(', ')})`,
  onConflict: `on conflict (tenant_id, employee_id, date) do update set ${names
    .filter((name) => name !== 'employee_id' && name !== 'date')
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}, evaluated_at = clock_timestamp() where day_evaluation.inputs_hash <> excluded.inputs_hash`,
};

/**
 * A value as an element of a PostgreSQL array. Left to the driver, which looks in each text
 * for what to escape, this took a third of the processor time that evaluating open days costs
 * outside the database. Only for values without control characters, as ids, codes and
 * JSON are: JSON then quotes a text as an array does.
 */
const element = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

/** Writes many evaluations with one statement. Rows whose inputs did not change stay untouched. */
export async function storeEvaluations(db: Queryable, tenantId: number, days: readonly EvaluatedDay[]): Promise<void> {
  if (days.length === 0) return;
  const columns: string[][] = EVALUATION_COLUMNS.map(() => []);
  for (const day of days) evaluationValues(day).forEach((value, index) => columns[index].push(element(value)));
  const arrays = EVALUATION_COLUMNS.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ');
  await db.query(
    `${UPSERT_EVALUATIONS.insert} select $1::int, * from unnest(${arrays}) ${UPSERT_EVALUATIONS.onConflict}`,
    [tenantId, ...columns.map((column) => `{${column.join(',')}}`)],
  );
}
