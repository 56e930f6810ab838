import { type LocalDate, type Span, monthOf } from '@zeitbuch/working-time';
import { type ImportWork } from './work';
import { type FailCell, type KnownEmployment } from './known-employments';

/** A line about a stretch of time in which work lies: of an order, or of a call-out. */
export interface OrderedLine {
  readonly line: number;
  readonly personnelNumber: string;
  readonly date: LocalDate;
  readonly order: Span | null;
}

/**
 * The days of the shifts that an order or call-out meets, by the line of the order, without its own day. The work of a shift over
 * midnight is evaluated, handed in and closed with the day on which it began, whatever day the order is on record for.
 */
export async function shiftsWithinOrders(
  { client, tenantId }: ImportWork,
  records: readonly OrderedLine[],
): Promise<Map<number, LocalDate[]>> {
  const ordered = records.flatMap(({ line, personnelNumber, date, order }) =>
    order ? [{ line, personnelNumber, date, during: `[${order.startMinute},${order.endMinute})` }] : [],
  );
  if (ordered.length === 0) return new Map();
  const { rows } = await client.query<{ line: number; dates: LocalDate[] }>(
    `select o.line, array_agg(distinct w.shift_date::text order by w.shift_date::text) as dates
     from unnest($2::int[], $3::text[], $4::date[], $5::int4range[]) as o(line, personnel_number, date, during)
     join employee e on e.tenant_id = $1 and e.personnel_number = o.personnel_number and e.followed_by is null
     join work_interval w on w.tenant_id = e.tenant_id and w.employee_id = e.employee_id
       and w.during && o.during and w.shift_date <> o.date
     group by o.line`,
    [
      tenantId,
      ordered.map(({ line }) => line),
      ordered.map(({ personnelNumber }) => personnelNumber),
      ordered.map(({ date }) => date),
      ordered.map(({ during }) => during),
    ],
  );
  return new Map(rows.map(({ line, dates }) => [line, dates]));
}

/** Notes `import.closed-month` where the month of the day is open, and that of a shift in which the order or call-out lies is not. */
export function failClosedShift(
  date: LocalDate,
  shiftDates: readonly LocalDate[],
  { lastClosedMonth }: KnownEmployment,
  fail: FailCell,
): void {
  if (lastClosedMonth === null || monthOf(date) <= lastClosedMonth) return;
  const closed = shiftDates.find((shiftDate) => monthOf(shiftDate) <= lastClosedMonth);
  if (closed)
    fail(
      { column: 'date', value: date },
      'import.closed-month',
      `Its work belongs to the shift of ${closed}, whose month is closed.`,
    );
}
