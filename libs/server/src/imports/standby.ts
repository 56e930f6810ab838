import { type LocalDate, type Span, monthOf, zone, PERSONNEL_GROUPS, isTariffStaff } from '@zeitbuch/working-time';
import { FACT_RECORDS, writeFacts } from '../facts';
import { newId } from '../platform';
import { type ImportError, importError } from './error-list';
import { type Spans, spansBy } from './spans';
import { type StandbyRecord } from './standby-file';
import { UnreadRows } from './unread-rows';
import { minutesWithin } from './particulars-file';
import { type ImportWork } from './work';
import { checkByPerson, failClosedMonth, failOutsideEmployment } from './known-employments';
import { type OrderedLine, failClosedShift, shiftsWithinOrders } from './shifts-within-orders';
import { beginMonths, reevaluateOpenMonths, reopenMonths } from '../month';

type ResolvedStandby = StandbyRecord & { readonly employeeId: string };

/** On-call time on record, or about to be. */
interface KnownStandby extends Span {
  readonly standbyId: string;
  readonly personnelNumber: string;
  readonly date: LocalDate;
}

/** A call-out with the on-call time in which it falls. */
interface ResolvedCallout extends ResolvedStandby {
  readonly standby: KnownStandby;
}

/** What is to be written: on-call times by their new ids, and call-outs of those and of older ones. */
export interface ResolvedStandbys {
  readonly standbys: readonly (ResolvedStandby & { readonly standbyId: string })[];
  readonly callouts: readonly ResolvedCallout[];
}

interface StandbyRow {
  personnel_number: string;
  standby_id: string;
  date: LocalDate;
  start: number;
  end: number;
  callouts: number[] | null;
}

/**
 * Checks on-call times and call-outs against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.closed-month`, `import.overlap`, `import.no-standby` (a call-out outside any on-call time); and the note
 * `import.not-paid`.
 */
export async function checkStandbys(
  work: ImportWork,
  records: readonly StandbyRecord[],
  unread = new UnreadRows(),
): Promise<{ found: ResolvedStandbys; errors: ImportError[]; notes: ImportError[] }> {
  const rows = await readStandbys(work, records);
  const known = new OnRecord(rows);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    failOutsideEmployment('date', record.date, person, fail);
    if (record.during) failClosedMonth('date', record.date, person, fail);
    if (known.has(record)) fail({ column: 'date', value: record.date }, 'import.overlap', 'This is on record already.');
  });
  const standbys = resolved.filter(({ during }) => during).map((record) => ({ ...record, standbyId: newId() }));
  const all = byPerson([...rows.map(knownStandby), ...standbys.flatMap(newStandby)]);
  const callouts = resolved.flatMap((record): ResolvedCallout[] => {
    const { callout, personnelNumber, line, date } = record;
    if (!callout) return [];
    const standby = all.get(personnelNumber)?.meeting({ from: callout.atMinute, to: callout.atMinute });
    if (standby) return [{ ...record, standby }];
    // The on-call time may be on a line that cannot be read.
    if (unread.isAbout(personnelNumber)) return [];
    const cell = { line, column: 'date', value: date };
    errors.push(importError(cell, 'import.no-standby', 'The person is not on call at this time.'));
    return [];
  });
  const shifts = await shiftsWithinOrders(work, callouts.map(calloutLine));
  // Each month pays its own call-outs, whenever the on-call time began. Their work leaves the account of the shift in
  // which it lies. Where the on-call time of the same file is refused, that is named itself.
  const ofFile = new Set(standbys.map(({ standbyId }) => standbyId));
  const closed = await checkByPerson(work, callouts, ({ standby, date, line }, person, fail) => {
    const { lastClosedMonth } = person;
    const isRefused =
      ofFile.has(standby.standbyId) && lastClosedMonth !== null && monthOf(standby.date) <= lastClosedMonth;
    if (isRefused) return;
    failClosedMonth('date', date, person, fail);
    failClosedShift(date, shifts.get(line) ?? [], person, fail);
  });
  const notes = await notPaidByPayroll(work, resolved);
  return { found: { standbys, callouts }, errors: [...errors, ...closed.errors], notes };
}

/** Notes `import.not-paid` for people whose on-call time payroll does not pay: they must book what they are called out for. */
async function notPaidByPayroll(
  { client, tenantId }: ImportWork,
  records: readonly ResolvedStandby[],
): Promise<ImportError[]> {
  const { rows } = await client.query<{ line: number }>(
    `select asked.line from unnest($2::int[], $3::uuid[], $4::date[]) as asked(line, employee_id, date)
     join contract c on c.tenant_id = $1 and c.employee_id = asked.employee_id and c.valid_during @> asked.date
     where c.personnel_group <> all($5::text[])`,
    [
      tenantId,
      records.map(({ line }) => line),
      records.map(({ employeeId }) => employeeId),
      records.map(({ date }) => date),
      PERSONNEL_GROUPS.filter(isTariffStaff),
    ],
  );
  const lines = new Set(rows.map(({ line }) => line));
  return records
    .filter(({ line }) => lines.has(line))
    .map(({ line, date }) =>
      importError(
        { line, column: 'date', value: date },
        'import.not-paid',
        'Payroll pays this person no on-call time; of a call-out the time account counts what is booked.',
      ),
    );
}

const calloutLine = ({ line, personnelNumber, date, callout }: ResolvedCallout): OrderedLine => ({
  ...{ line, personnelNumber, date },
  order: callout && { startMinute: callout.atMinute, endMinute: callout.atMinute + callout.minutes },
});

/** On-call times and call-outs on record. */
class OnRecord {
  readonly #standbys: ReadonlyMap<string, Spans<KnownStandby, number>>;
  readonly #callouts: ReadonlySet<string>;

  constructor(rows: readonly StandbyRow[]) {
    this.#standbys = byPerson(rows.map(knownStandby));
    this.#callouts = new Set(
      rows.flatMap((row) => (row.callouts ?? []).map((minute) => `${row.personnel_number} ${minute}`)),
    );
  }

  has({ personnelNumber, during, callout }: StandbyRecord): boolean {
    if (during) return this.#standbys.get(personnelNumber)?.meeting(minutesWithin(during)) !== undefined;
    return callout !== null && this.#callouts.has(`${personnelNumber} ${callout.atMinute}`);
  }
}

const byPerson = (standbys: readonly KnownStandby[]): Map<string, Spans<KnownStandby, number>> =>
  spansBy(standbys, ({ personnelNumber }) => personnelNumber, minutesWithin);

const knownStandby = ({ personnel_number, standby_id, date, start, end }: StandbyRow): KnownStandby => ({
  personnelNumber: personnel_number,
  standbyId: standby_id,
  date,
  startMinute: start,
  endMinute: end,
});

const newStandby = ({ standbyId, personnelNumber, date, during }: ResolvedStandbys['standbys'][number]) =>
  during ? [{ standbyId, personnelNumber, date, ...during }] : [];

async function readStandbys(
  { client, tenantId }: ImportWork,
  records: readonly StandbyRecord[],
): Promise<StandbyRow[]> {
  const { rows } = await client.query<StandbyRow>(
    `select e.personnel_number, s.standby_id, s.date::text, lower(s.during) as start, upper(s.during) as end,
       (select json_agg(c.at_minute) from standby_callout c
        where c.tenant_id = s.tenant_id and c.standby_id = s.standby_id) as callouts
     from standby s join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  return rows;
}

const calloutRecords = ({ employeeId, standby, callout }: ResolvedCallout) =>
  callout ? [FACT_RECORDS.standby_callout(employeeId, { id: newId(), ...standby, ...callout })] : [];

/**
 * Writes on-call times and call-outs, and opens the months again that were handed in. Call-outs earn supplements, and
 * what was booked of them leaves the account: their days are evaluated again.
 */
export async function writeStandbys(work: ImportWork, { standbys, callouts }: ResolvedStandbys): Promise<void> {
  const touched = [...standbys, ...callouts].map(({ employeeId, date }) => ({ employeeId, date }));
  if (touched.length === 0) return;
  await reopenMonths(work.client, work.tenantId, touched, 'reopenedByFact', { begins: false });
  // The months before stay locked as they are: whether a piece came before or after its neighbour was closed decides who pays.
  await work.client.query(
    `with new as (
       select * from unnest($2::uuid[], $3::uuid[], $4::date[], $5::int4range[]) as s(standby_id, employee_id, date, during)),
     before as materialized (
       select m.employee_id, m.month, m.status from employee_month m
       where m.tenant_id = $1 and (m.employee_id, m.month) in (
         select employee_id, (date_trunc('month', date) - interval '1 month')::date from new)
       order by m.employee_id, m.month for share)
     insert into standby (tenant_id, standby_id, employee_id, date, during, is_late)
     select $1, standby_id, employee_id, date, during, exists (
       select from before b where b.employee_id = new.employee_id and b.status = 'closed'
         and b.month = (date_trunc('month', new.date) - interval '1 month')::date)
     from new`,
    [
      work.tenantId,
      standbys.map((s) => s.standbyId),
      standbys.map((s) => s.employeeId),
      standbys.map((s) => s.date),
      standbys.map(({ during }) => during && `[${during.startMinute},${during.endMinute})`),
    ],
  );
  await writeFacts(work.client, work.tenantId, 'standby_callout', callouts.flatMap(calloutRecords));
  const today = zone(work.zone).dateAt(work.now);
  await beginMonths(work.client, work.tenantId, today, [...new Set(standbys.map(({ employeeId }) => employeeId))]);
  const called = [...new Set(callouts.map(({ employeeId }) => employeeId))];
  if (called.length > 0) await reevaluateOpenMonths(work, called);
}
