import {
  type MonthStatus,
  LONGEST_PRESUMED_MINUTES,
  endOfDay,
  firstDayOf,
  lastDayOf,
  overtimeWindowFrom,
  zone,
  type YearMonth,
} from '@zeitbuch/working-time';
import { fitsPersonnelNumbers } from '@zeitbuch/payroll-export';
import { ENGINE_VERSION, bookingsWindow } from '../facts';
import { joinPayrollGroup, openItems, openingOf, payrollDay } from '../month';
import { type Queryable } from '../platform';
import { type ClosingStanding } from './person-plan';

/** Where somebody stands before the closing, and on what a value of the month rests. */
export interface StandingOnFacts extends ClosingStanding {
  /** The person's `facts_version`. */
  factsVersion: number;
  /**
   * Equal, and the month came to the same: the versions of the person's facts, of the tenant's rules and of the engine, and
   * how many bookings and voids lie in its window. A booking is only ever added, so that their number shows any change.
   */
  basis: string;
}

interface StandingRow {
  employee_id: string;
  payroll_group: string | null;
  cost_center: string | null;
  zone: string;
  status: MonthStatus | null;
  /** What the person brought along on the account, and of it on order; null for nothing. */
  brought_minutes: number | null;
  brought_ordered: number | null;
  last_closing_balance: number | null;
  last_ordered_balance: number | null;
  pending: number;
  earlier_open: YearMonth | null;
  personnel_number: string;
  /** Which number the payroll target of the group wants; null without a target. */
  personnel_numbers: 'lodas' | 'company' | null;
  facts_version: number;
  /** Everything that a value rests on, as one text; as a row, in which what is missing keeps its place. */
  basis: string;
}

/** Whose month is looked at, and when. */
interface MonthOfPeople {
  readonly tenantId: number;
  readonly employeeIds: readonly string[];
  readonly month: YearMonth;
  readonly nowEpochMinute: number;
}

/** Reads of many people with one statement where they stand, and on what a value of their month rests. */
export async function readStandings(
  db: Queryable,
  { tenantId, employeeIds, month, nowEpochMinute }: MonthOfPeople,
): Promise<StandingOnFacts[]> {
  // Ordered work of the weeks before is paid with the month.
  const { first, last } = bookingsWindow(overtimeWindowFrom(firstDayOf(month)), lastDayOf(month));
  const { rows } = await db.query<StandingRow>(READ_STANDINGS, [
    tenantId,
    employeeIds,
    firstDayOf(month),
    lastDayOf(month),
    first,
    last,
  ]);
  return rows.map((row) => {
    const standing = standingOf(row);
    const over = endOfDay(zone(row.zone), lastDayOf(month)) + LONGEST_PRESUMED_MINUTES < nowEpochMinute;
    const basis = JSON.stringify([ENGINE_VERSION, row.basis, over ? 'over' : nowEpochMinute]);
    return { ...standing, factsVersion: row.facts_version, basis };
  });
}

function standingOf(row: StandingRow): ClosingStanding {
  return {
    employeeId: row.employee_id,
    payrollGroup: row.payroll_group,
    costCenter: row.cost_center,
    status: row.status ?? 'open',
    openingBalanceMinutes: row.last_closing_balance ?? row.brought_minutes ?? 0,
    openingOrderedMinutes:
      row.last_ordered_balance ?? (row.last_closing_balance === null ? (row.brought_ordered ?? 0) : 0),
    openingIsNew: row.last_closing_balance === null,
    pendingItems: row.pending,
    earlierOpenMonth: row.earlier_open,
    unfitPersonnelNumber: unfitPersonnelNumber(row),
  };
}

/** The number of the person where the payroll target of the group cannot be given it. */
function unfitPersonnelNumber({ personnel_number, personnel_numbers }: StandingRow): string | null {
  const fits = personnel_numbers === null || fitsPersonnelNumbers(personnel_number, personnel_numbers);
  return fits ? null : personnel_number;
}

const READ_STANDINGS = `
  select e.employee_id, payroll.payroll_group, cost.cost_center, e.personnel_number, target.personnel_numbers, t.zone, em.status,
    ${openingOf('flextime')} as brought_minutes, ${openingOf('ordered')} as brought_ordered,
    last_closed.closing_balance_minutes as last_closing_balance, last_closed.ordered_balance_minutes as last_ordered_balance,
    (select count(*)::int from (${openItems({ employeeId: 'e.employee_id', from: '$3', to: '$4' })}) items) as pending,
    (select to_char(min(p.month), 'YYYY-MM') from employee_month p
     where p.tenant_id = $1 and p.employee_id = e.employee_id and p.month < $3 and p.status <> 'closed') as earlier_open,
    facts.version as facts_version,
    row(
      -- Time off is set against ordered work of months that are closed by then: which these are tells whether it stands still.
      last_closed.month, t.zone, t.rules_version, facts.version, coalesce(bookings.number, 0), coalesce(voids.number, 0),
      -- With its first permission a tenant begins to keep them, which makes findings for those who have none.
      keeps.permissions)::text as basis
  from employee e
  join tenant t using (tenant_id)
  join facts_version facts using (tenant_id, employee_id)
  cross join (select exists (select from remote_work_permission where tenant_id = $1) as permissions) keeps
  left join lateral (
    select p.month, p.closing_balance_minutes, p.ordered_balance_minutes from employee_month p
    where p.tenant_id = $1 and p.employee_id = e.employee_id and p.month < $3 and p.status = 'closed'
    order by p.month desc limit 1) last_closed on true
  left ${joinPayrollGroup(payrollDay('$3::date'))}
  left join cost_center_assignment cost on cost.tenant_id = e.tenant_id and cost.employee_id = e.employee_id
    and cost.valid_during @> ${payrollDay('$3::date')}
  left join payroll_target target on target.tenant_id = e.tenant_id and target.payroll_group = payroll.payroll_group
    and target.valid_during @> $3::date
  left join employee_month em on em.tenant_id = e.tenant_id and em.employee_id = e.employee_id and em.month = $3
  left join (
    select f.employee_id, count(*) as number from booking f
    where f.tenant_id = $1 and f.employee_id = any($2::uuid[]) and f.shift_date between $5 and $6 group by 1) bookings on bookings.employee_id = e.employee_id
  left join (
    select f.employee_id, count(*) as number from booking_void v join booking f on f.tenant_id = v.tenant_id and f.booking_id = v.booking_id
    where v.tenant_id = $1 and f.employee_id = any($2::uuid[]) and f.shift_date between $5 and $6 group by 1) voids on voids.employee_id = e.employee_id
  where e.tenant_id = $1 and e.employee_id = any($2::uuid[])
  order by e.employee_id`;
