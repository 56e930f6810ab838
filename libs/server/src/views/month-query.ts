import {
  type AbsenceFact,
  type Finding,
  type HolidayNames,
  type MonthStatus,
  type LocalDate,
} from '@zeitbuch/working-time';
import { Db } from '../platform';
import { type StoredSpan, holidaysOfE } from '../facts';
import { accountBefore } from '../month';
import { type BroughtAlongDto } from './month.dto';

/** A stored day in the order in which {@link READ_MONTH} builds it. */
export type StoredDay = [
  date: LocalDate,
  state: 'none' | 'open' | 'complete' | 'incomplete',
  targetMinutes: number,
  workedMinutes: number,
  breakRecordedMinutes: number,
  breakAutoMinutes: number,
  absenceCreditMinutes: number,
  creditedMinutes: number,
  absenceKind: string | null,
  spans: StoredSpan[],
  findings: Finding[],
  provisional: boolean,
];

/** A person's month as the database knows it. */
export interface MonthRow {
  name: string;
  personnel_number: string;
  hired_on: LocalDate;
  left_on: LocalDate | null;
  status: MonthStatus | null;
  version: number | null;
  submitted_at: Date | null;
  /** Who handed it in for the person, with name and reason; null where the person did. */
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_reason: string | null;
  approved_at: Date | null;
  closed_at: Date | null;
  returned_note: string | null;
  /** What last happened to the month; null where nothing did. */
  last_event: { kind: string; epoch_minute: number } | null;
  closing_balance_minutes: number | null;
  /** What the person brought along into this month; null where nothing. */
  brought: BroughtAlongDto[] | null;
  opening_balance_minutes: number | null;
  /** First day that counts into the account: earlier ones were closed, or nobody recorded anything yet. */
  account_from: LocalDate | null;
  carried_minutes: number;
  /** Balance of the days between `account_from` and the month, and how many of them are evaluated for good. */
  before_balance: number;
  before_days: number;
  /** Days on which a version of an agreement holds. */
  assignments: { from: LocalDate; to: LocalDate | null }[] | null;
  /** Those of the month, and two days before it, from which a shift may come. */
  days: StoredDay[] | null;
  holidays: HolidayNames | null;
  holidays_en: HolidayNames | null;
  absences: AbsenceFact[] | null;
  pending: Record<string, number> | null;
  /** Dates of bookings that wait to be clarified. */
  unclear: LocalDate[] | null;
  /** First days within the month of absences that somebody waits for, and whether leaders decide on them. */
  asked: { date: LocalDate; isLeaders: boolean }[] | null;
}

const READ_MONTH = `
  select e.given_name || ' ' || e.family_name as name, e.personnel_number, e.hired_on::text, e.left_on::text,
    m.status, m.version, m.submitted_at, m.approved_at, m.closed_at, m.returned_note, m.submitted_by, m.submitted_reason,
    (select b.given_name || ' ' || b.family_name from employee b where b.tenant_id = $1 and b.employee_id = m.submitted_by) as submitted_by_name,
    (select json_build_object('kind', v.kind, 'epoch_minute', floor(extract(epoch from v.occurred_at) / 60)::int) from month_event v
     where v.tenant_id = $1 and v.employee_id = $2 and v.month = $3::date order by v.event_id desc limit 1) as last_event,
    m.opening_balance_minutes, m.closing_balance_minutes,
    (select json_agg(json_strip_nulls(json_build_object('account', o.account, 'minutes', o.minutes, 'beginsOn', o.begins_on,
       'source', o.source, 'correctionReason', o.correction_reason)) order by o.account) from (
       select distinct on (o.account) o.* from account_opening o where o.tenant_id = $1 and o.employee_id = $2
         and o.begins_on between $3::date and $4::date order by o.account, o.revision desc) o) as brought,
    account.start::text as account_from, account.balance as carried_minutes, before.*,
    (select json_agg(json_build_object('from', lower(a.valid_during * v.valid_during), 'to', upper(a.valid_during * v.valid_during) - 1))
     from agreement_assignment a join staff_agreement_version v on v.tenant_id = $1 and v.agreement_id = a.agreement_id
       and v.valid_during && a.valid_during
     where a.tenant_id = $1 and a.employee_id = $2) as assignments,
    (select json_agg(json_build_array(d.date, d.state, d.target_minutes, d.worked_minutes, d.break_recorded_minutes,
       d.break_auto_minutes, d.absence_credit_minutes, d.credited_minutes, d.absence_kind, d.spans, d.findings, d.provisional))
     from day_evaluation d where d.tenant_id = $1 and d.employee_id = $2 and d.date between $3::date - 2 and $4::date) as days,
    ${holidaysOfE('h.date between $3::date and $4::date')} as holidays,
    ${holidaysOfE('h.date between $3::date and $4::date', 'name_en')} as holidays_en,
    (select json_agg(json_build_object('absenceId', a.absence_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date,
       'certified', a.details -> 'certified', 'reportedPromptly', a.details -> 'reportedPromptly')) from absence a
     where a.tenant_id = $1 and a.employee_id = $2 and a.from_date <= $4::date and a.to_date >= $3::date) as absences,
    (select json_object_agg(c.date, c.number) from (
       select date, count(*) as number from correction_request
       where tenant_id = $1 and employee_id = $2 and status = 'pending' and date between $3::date and $4::date group by date) c) as pending,
    (select json_agg(distinct w.date) from booking_to_clarify w
     where w.tenant_id = $1 and w.employee_id = $2 and w.date between $3::date and $4::date) as unclear,
    (select json_agg(json_build_object('date', greatest(r.from_date, $3::date), 'isLeaders', k.decided_by = 'leader') order by r.from_date)
     from absence_request r join absence_kind k on k.tenant_id = r.tenant_id and k.kind_code = r.kind_code
     where r.tenant_id = $1 and r.employee_id = $2 and r.status = 'pending' and r.from_date <= $4::date and r.to_date >= $3::date) as asked
  from employee e
  left join employee_month m on m.tenant_id = $1 and m.employee_id = $2 and m.month = $3::date
  cross join lateral (${accountBefore('$3::date')}) account
  cross join lateral (
    select coalesce(sum(d.balance_minutes) filter (where not d.provisional), 0)::int as before_balance,
      count(*) filter (where not d.provisional)::int as before_days
    from day_evaluation d where d.tenant_id = $1 and d.employee_id = $2 and account.first_month is not null
      and d.date >= account.start and d.date < least($3::date, $5::date)) before
  where e.tenant_id = $1 and e.employee_id = $2`;

/** The month from `first` to `last` of a person; days from `today` on are not over. */
export async function readMonthRow(
  db: Db,
  tenantId: number,
  employeeId: string,
  { first, last, today }: { first: LocalDate; last: LocalDate; today: LocalDate },
): Promise<MonthRow | undefined> {
  const [row] = await db.prepared<MonthRow>({
    name: 'booking.month',
    text: READ_MONTH,
    values: [tenantId, employeeId, first, last, today],
  });
  return row;
}
