import {
  type MonthStatus,
  LONGEST_PRESUMED_MINUTES,
  endOfDay,
  firstDayOf,
  lastDayOf,
  overtimeWindowFrom,
  zone,
} from '@zeitbuch/working-time';
import { fitsPersonnelNumbers } from '@zeitbuch/payroll-export';
import { ABSENCES_BACK_DAYS, ENGINE_VERSION, bookingsWindow } from '../facts';
import { openItems } from '../month';
import { type Queryable } from '../platform';
import { lastStandbyDay } from './on-call';
import { type ClosingStanding } from './person-plan';

/** Where somebody stands before the closing, and a fingerprint of everything that decides what the month came to. */
export interface StampedStanding extends ClosingStanding {
  /** Equal stamps, equal values of the month. Covers bookings, absences, contracts, rules, holidays and the person. */
  factsStamp: string;
}

interface StandingRow {
  employee_id: string;
  cost_center: string | null;
  zone: string;
  status: MonthStatus | null;
  recorded_opening: number | null;
  last_closing_balance: number | null;
  last_ordered_balance: number | null;
  pending: number;
  earlier_open: string | null;
  personnel_number: string;
  /** Which number the payroll target of the group wants; null without a target. */
  personnel_numbers: 'lodas' | 'company' | null;
  facts: string;
}

/**
 * Reads standings and stamps of many people with one statement. Bookings, voids, on-call times and call-outs are only ever added (the
 * database refuses everything else), so that their number shows any change; what may be changed is told by
 * summing hashes of rows where they lie, 64 bits for each kind of fact. Both cost a fraction of fetching and evaluating.
 */
export async function readStandings(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  month: string,
  nowEpochMinute: number,
): Promise<StampedStanding[]> {
  // Ordered work of the weeks before is paid with the month.
  const { first, last } = bookingsWindow(overtimeWindowFrom(firstDayOf(month)), lastDayOf(month));
  const { rows } = await db.query<StandingRow>(READ_STANDINGS, [
    tenantId,
    employeeIds,
    firstDayOf(month),
    lastDayOf(month),
    first,
    last,
    lastStandbyDay(month),
  ]);
  return rows.map((row) => {
    const standing = standingOf(row);
    const over = endOfDay(zone(row.zone), lastDayOf(month)) + LONGEST_PRESUMED_MINUTES < nowEpochMinute;
    const stamp = [ENGINE_VERSION, row.facts, over ? 'over' : nowEpochMinute];
    return { ...standing, factsStamp: JSON.stringify(stamp) };
  });
}

function standingOf(row: StandingRow): ClosingStanding {
  return {
    employeeId: row.employee_id,
    costCenter: row.cost_center,
    status: row.status ?? 'open',
    openingBalanceMinutes: row.last_closing_balance ?? row.recorded_opening ?? 0,
    openingOrderedMinutes: row.last_ordered_balance ?? 0,
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

/** Number of rows and sum of their hashes: the same whatever their order. */
const stampOf = (row: string) => `count(*) || ':' || coalesce(sum(hash_record_extended(row(${row}), 0)), 0)`;

/** Facts of each person of one kind, as a left join named `name`. */
const factsOf = (name: string, row: string, from: string, condition: string) => `
  left join (
    select f.employee_id, ${stampOf(row)} as stamp from ${from}
    where f.tenant_id = $1 and f.employee_id = any($2::uuid[]) ${condition} group by 1) ${name} on ${name}.employee_id = e.employee_id`;

const HAS_ANNEXES = 'exists (select from agreement_annex where tenant_id = $1)';

const READ_STANDINGS = `
  with rules as (
    select (select ${stampOf('agreement_id, version, valid_during::text, parameters')} from staff_agreement_version where tenant_id = $1)
      || ' ' || (select ${stampOf('overlay_id, agreement_id, valid_from, valid_to, set_parameters, precedence')} from agreement_overlay_in_force where tenant_id = $1)
      || ' ' || (select ${stampOf('annex_id, agreement_id, org_unit_id, valid_during::text, set_parameters')} from agreement_annex where tenant_id = $1)
      -- Which annexes hold for a unit, the tree of units tells; without annexes it decides nothing.
      || ' ' || (select ${stampOf('org_unit_id, parent_id')} from org_unit where tenant_id = $1 and ${HAS_ANNEXES})
      || ' ' || (select ${stampOf('site_id, date')} from holiday where tenant_id = $1 and date between $3::date - ${ABSENCES_BACK_DAYS} and $7)
      -- With its first permission a tenant begins to keep them, which makes findings for those who have none.
      || ' ' || exists (select from remote_work_permission where tenant_id = $1) as stamp)
  select e.employee_id, e.cost_center, e.personnel_number, target.personnel_numbers, t.zone, em.status, em.opening_balance_minutes as recorded_opening,
    last_closed.closing_balance_minutes as last_closing_balance, last_closed.ordered_balance_minutes as last_ordered_balance,
    (select count(*)::int from (${openItems('e.employee_id', '$3', '$4')}) items) as pending,
    (select to_char(min(p.month), 'YYYY-MM') from employee_month p
     where p.tenant_id = $1 and p.employee_id = e.employee_id and p.month < $3 and p.status <> 'closed') as earlier_open,
    -- As a row and not joined to one text: what is missing keeps its place.
    -- Time off is set against ordered work of months that are closed by then: which these are tells whether it stands still.
    row((select max(p.month) from employee_month p where p.tenant_id = $1 and p.employee_id = e.employee_id and p.month < $3 and p.status = 'closed'),
      e.birth_date, e.hired_on, e.left_on, t.zone, rules.stamp,
      bookings.stamp, voids.stamp, absences.stamp, contracts.stamp, assignments.stamp, units.stamp, permissions.stamp, protections.stamp,
      particulars.stamp, sites.stamp, on_call.standbys, on_call.callouts)::text as facts
  from employee e
  join tenant t using (tenant_id)
  cross join rules
  cross join lateral (
    select count(distinct s.standby_id) as standbys, count(c.callout_id) as callouts
    from standby s left join standby_callout c on c.tenant_id = s.tenant_id and c.standby_id = s.standby_id
    where s.tenant_id = $1 and s.employee_id = e.employee_id and s.date between $5 and $7) on_call
  left join lateral (
    select p.closing_balance_minutes, p.ordered_balance_minutes from employee_month p
    where p.tenant_id = $1 and p.employee_id = e.employee_id and p.month < $3 and p.status = 'closed'
    order by p.month desc limit 1) last_closed on true
  left join payroll_target target on target.tenant_id = e.tenant_id and target.payroll_group = e.payroll_group
  left join employee_month em on em.tenant_id = e.tenant_id and em.employee_id = e.employee_id and em.month = $3
  left join (
    select f.employee_id, count(*) as stamp from booking f
    where f.tenant_id = $1 and f.employee_id = any($2::uuid[]) and f.shift_date between $5 and $6 group by 1) bookings on bookings.employee_id = e.employee_id
  left join (
    select f.employee_id, count(*) as stamp from booking_void v join booking f on f.tenant_id = v.tenant_id and f.booking_id = v.booking_id
    where v.tenant_id = $1 and f.employee_id = any($2::uuid[]) and f.shift_date between $5 and $6 group by 1) voids on voids.employee_id = e.employee_id
  ${factsOf('absences', 'f.absence_id, f.kind, f.from_date, f.to_date, f.details', 'absence f', `and f.from_date <= $4 and f.to_date >= $3::date - ${ABSENCES_BACK_DAYS}`)}
  ${factsOf('contracts', 'f.contract_id, f.valid_during::text, f.weekly_minutes, f.pattern_odd, f.pattern_even, f.works_in_shifts, f.personnel_group', 'contract f', '')}
  ${factsOf('assignments', 'f.agreement_id, f.valid_during::text', 'agreement_assignment f', '')}
  ${factsOf('units', 'f.org_unit_id, f.valid_during::text', 'org_assignment f', `and ${HAS_ANNEXES}`)}
  ${factsOf('permissions', 'f.kind, f.valid_during::text, f.equipment_installed', 'remote_work_permission f', '')}
  ${factsOf('sites', 'f.site_id, f.valid_during::text', 'site_assignment f', '')}
  ${factsOf('protections', 'f.kind, f.valid_during::text', 'protected_status f', '')}
  ${factsOf('particulars', 'f.date, f.kind, f.during::text, f.minutes', 'day_fact f', `and f.date between least($5, $3::date - ${ABSENCES_BACK_DAYS}) and $6`)}
  where e.tenant_id = $1 and e.employee_id = any($2::uuid[])
  order by e.employee_id`;
