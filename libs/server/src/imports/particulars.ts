import { type LocalDate, zone, isAbsenceDecision } from '@zeitbuch/working-time';
import { FACT_RECORDS, writeFacts } from '../facts';
import { newId } from '../platform';
import { exemptDays } from './exempt-days';
import { type ImportError } from './error-list';
import { type ParticularRecord, dayKeyOf, minutesWithin } from './particulars-file';
import { Spans } from './spans';
import { type ImportWork } from './work';
import { type FailCell, checkByPerson, failClosedMonth, failOutsideEmployment } from './known-employments';
import { type OrderedLine, failClosedShift, shiftsWithinOrders } from './shifts-within-orders';
import { UndecidedDays } from './undecided-days';
import { reevaluateOpenMonths, reopenMonths } from '../month';
import { isSecretAbsence, isSecretParticular } from '../privacy';

type ResolvedParticular = ParticularRecord & {
  readonly employeeId: string;
  /** Other days whose shifts lie in the order. */
  readonly shiftDates: readonly LocalDate[];
  /** Leaders must not know of it. */
  readonly isSecret: boolean;
};

interface ParticularRow {
  personnel_number: string;
  date: LocalDate;
  kind: ParticularRecord['kind'];
  start: number | null;
  end: number | null;
}

/**
 * Checks particulars of days against the database. Codes: `import.unknown-person`, `import.outside-employment`,
 * `import.closed-month`, `import.overlap`, `import.no-holiday`, `import.exempt-from-extra-work`; of decisions on work during an absence
 * `import.nothing-to-decide`, `import.decision-unfit`.
 */
export async function checkParticulars(
  work: ImportWork,
  records: readonly ParticularRecord[],
): Promise<{ found: ResolvedParticular[]; errors: ImportError[] }> {
  const known = await readParticulars(work, records);
  const exempt = await exemptDays(work, records);
  const undecided = await UndecidedDays.read(work, records);
  const shifts = await shiftsWithinOrders(
    work,
    records.map((record) => linesOfShifts(record, work.zone)),
  );
  const holidays = await readHolidays(work, records);
  const { resolved, errors } = await checkByPerson(work, records, (record, person, fail) => {
    let isOpen = true;
    const failDate: FailCell = (...flaw) => {
      isOpen = false;
      fail(...flaw);
    };
    failOutsideEmployment('date', record.date, person, failDate);
    failClosedMonth('date', record.date, person, failDate);
    failClosedShift(record.date, shifts.get(record.line) ?? [], person, failDate);
    if (record.kind === 'holidayTimeOff' && isOpen && !holidays.has(`${record.personnelNumber} ${record.date}`))
      fail(
        { column: 'date', value: record.date },
        'import.no-holiday',
        'This day is no public holiday at the site of the person.',
      );
    if (isAbsenceDecision(record.kind)) {
      if (isOpen) failUnfit(record, fail, undecided, known);
    } else if (known.get(record.personnelNumber)?.has(record))
      fail({ column: 'date', value: record.date }, 'import.overlap', 'This is on record for the day already.');
    if (exempt.refuses(record))
      fail(
        { column: 'kind', value: record.kind },
        'import.exempt-from-extra-work',
        'This person need not work more than eight hours (SGB IX § 207).',
      );
  });
  const found = resolved.map((record) => {
    const kind = isAbsenceDecision(record.kind) ? undecided.on(record)?.kind : undefined;
    const isSecret = kind ? isSecretAbsence({ kind }) : isSecretParticular(record);
    return { ...record, shiftDates: shifts.get(record.line) ?? [], isSecret };
  });
  return { found, errors };
}

/** Where the work lies that a particular is about: in its order, or anywhere on a public holiday or day of release. */
function linesOfShifts(record: ParticularRecord, zoneId: string): OrderedLine {
  const isOfDay = record.kind === 'holidayTimeOff' || record.kind === 'releaseImpossible';
  return isOfDay ? { ...record, order: zone(zoneId).day(record.date) } : record;
}

/** Days of the file that are public holidays where the person works then, each after the personnel number. */
async function readHolidays(
  { client, tenantId }: ImportWork,
  records: readonly ParticularRecord[],
): Promise<ReadonlySet<string>> {
  const asked = records.filter(({ kind }) => kind === 'holidayTimeOff');
  if (asked.length === 0) return new Set();
  const { rows } = await client.query<{ personnel_number: string; date: LocalDate }>(
    `select asked.personnel_number, asked.date::text
     from unnest($2::text[], $3::date[]) as asked(personnel_number, date)
     join employee e on e.tenant_id = $1 and e.personnel_number = asked.personnel_number and e.followed_by is null
     join site_assignment s on s.tenant_id = e.tenant_id and s.employee_id = e.employee_id and s.valid_during @> asked.date
     join holiday h on h.tenant_id = s.tenant_id and h.site_id = s.site_id and h.date = asked.date`,
    [tenantId, asked.map(({ personnelNumber }) => personnelNumber), asked.map(({ date }) => date)],
  );
  return new Set(rows.map((row) => `${row.personnel_number} ${row.date}`));
}

/** A decision is taken over where the day waits for one, and where it fits: as it is where somebody decides in the day itself. */
function failUnfit(
  record: ParticularRecord,
  fail: FailCell,
  undecided: UndecidedDays,
  known: ReadonlyMap<string, KnownParticulars>,
): void {
  const waits = undecided.on(record);
  if (waits === null && known.get(record.personnelNumber)?.has(record))
    fail({ column: 'date', value: record.date }, 'import.overlap', 'This day is decided already.');
  else if (waits === null)
    fail(
      { column: 'date', value: record.date },
      'import.nothing-to-decide',
      'On this day no work contradicts an absence.',
    );
  else if (!waits.allows(record.kind))
    fail(
      { column: 'kind', value: record.kind },
      'import.decision-unfit',
      'This decision does not fit the absence of the day.',
    );
}

async function readParticulars({ client, tenantId }: ImportWork, records: readonly ParticularRecord[]) {
  const { rows } = await client.query<ParticularRow>(
    `select e.personnel_number, f.date::text, f.kind, lower(f.during) as start, upper(f.during) as end
     from day_fact f join employee e using (tenant_id, employee_id)
     where e.tenant_id = $1 and e.personnel_number = any($2::text[]) and e.followed_by is null`,
    [tenantId, [...new Set(records.map(({ personnelNumber }) => personnelNumber))]],
  );
  const people = [...Map.groupBy(rows, (row) => row.personnel_number)];
  return new Map(people.map(([number, ofPerson]) => [number, new KnownParticulars(ofPerson)]));
}

/** What is on record for a person: orders by their minutes, everything else by day. */
class KnownParticulars {
  readonly #days: ReadonlySet<string>;
  readonly #orders: Spans<object, number>;

  constructor(rows: readonly ParticularRow[]) {
    this.#days = new Set(rows.filter(({ start }) => start === null).map(dayKeyOf));
    const orders = rows.flatMap(({ start, end }) =>
      start !== null && end !== null ? [{ startMinute: start, endMinute: end }] : [],
    );
    this.#orders = new Spans(orders, minutesWithin);
  }

  has(record: ParticularRecord): boolean {
    if (record.order) return this.#orders.meeting(minutesWithin(record.order)) !== undefined;
    return this.#days.has(dayKeyOf(record));
  }
}

/** Writes particulars, opens the months again that were handed in, and evaluates the days. */
export async function writeParticulars(work: ImportWork, particulars: readonly ResolvedParticular[]): Promise<void> {
  if (particulars.length === 0) return;
  const touched = particulars.flatMap((p) =>
    [p.date, ...p.shiftDates].map((date) => ({ employeeId: p.employeeId, date, isSecret: p.isSecret })),
  );
  await reopenMonths(work.client, work.tenantId, touched, 'reopenedByFact', { begins: false });
  await writeFacts(
    work.client,
    work.tenantId,
    'day_fact',
    particulars.map(({ employeeId, date, kind, order, minutes }) =>
      FACT_RECORDS.day_fact(employeeId, { id: newId(), date, kind, span: order, minutes }),
    ),
  );
  await reevaluateOpenMonths(work, [...new Set(particulars.map((p) => p.employeeId))]);
}
