import { type MonthStatus, type LocalDate } from '@zeitbuch/working-time';
import { type StoredSpan } from '../facts';
import { type Db } from '../platform';
import { accountBefore } from '../month';

/** A stored day in the order in which {@link READ_RECORDED} builds it. */
export type RecordedDay = [
  date: LocalDate,
  targetMinutes: number,
  workedMinutes: number,
  absenceCreditMinutes: number,
  spans: StoredSpan[],
  provisional: boolean,
  balanceMinutes: number,
];

export interface RecordedRow {
  status: MonthStatus | null;
  /** First day that no closing before the month covers; null before the first fact. */
  account_from: LocalDate | null;
  /** First day of the month of the person's first fact; null before it. */
  first_month: LocalDate | null;
  days: RecordedDay[] | null;
  /** The account before the month. */
  balance_before: number;
}

const READ_RECORDED = `
  select m.status, account.start::text as account_from, account.first_month::text,
    (select json_agg(json_build_array(d.date, d.target_minutes, d.worked_minutes, d.absence_credit_minutes, d.spans, d.provisional, d.balance_minutes)
       order by d.date)
     from day_evaluation d where d.tenant_id = $1 and d.employee_id = $2 and d.date between $4::date and $5::date) as days,
    account.balance + coalesce((select sum(d.balance_minutes) from day_evaluation d where d.tenant_id = $1 and d.employee_id = $2
      and d.date >= account.start and d.date < $3::date and not d.provisional), 0)::int as balance_before
  from employee e
  left join employee_month m on m.tenant_id = $1 and m.employee_id = $2 and m.month = $3::date
  cross join lateral (${accountBefore('$3::date')}) account
  where e.tenant_id = $1 and e.employee_id = $2`;

/** What was recorded of a person from `from` to `to`, and how the month that begins on `first` stands. */
export async function readRecorded(
  db: Db,
  tenantId: number,
  employeeId: string,
  { first, from, to }: { first: LocalDate; from: LocalDate; to: LocalDate },
): Promise<RecordedRow | undefined> {
  const [row] = await db.prepared<RecordedRow>({
    name: 'booking.recorded',
    text: READ_RECORDED,
    values: [tenantId, employeeId, first, from, to],
  });
  return row;
}
