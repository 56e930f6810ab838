import { Injectable } from '@nestjs/common';
import {
  addDays,
  firstDayOf,
  lastDayOf,
  type MonthStatus,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { TeamScope } from '../identity';
import { Clock, Db, type RequestContext } from '../platform';
import { hasSecrets, KnownMonths, type KnownTotals, knownTotals } from '../privacy';
import { type TeamMemberDto, type TeamMonthDto } from './month.dto';
import { accountBefore, OpenDays } from '../month';

interface MemberRow {
  employee_id: string;
  name: string;
  status: MonthStatus | null;
  account_from: LocalDate | null;
  has_secrets: boolean;
  target_minutes: number;
  credited_minutes: number;
  findings_count: number;
  blockers_count: number;
  valued_days: number;
  expected_days: number;
}

/**
 * `$2` the people, `$4` first and `$5` last day of the month; only days before `$3` (today) are counted. Sums of stored days by
 * index; how many days should be evaluated is counted from employment and agreement, so that gaps are noticed.
 */
const READ_TEAM = `
  select e.employee_id, e.given_name || ' ' || e.family_name as name, m.status, account.start::text as account_from,
    ${hasSecrets('$4::date', '$5::date')} as has_secrets, d.*,
    (select coalesce(sum(upper(x.days) - lower(x.days)), 0)::int from agreement_assignment a
     join staff_agreement_version g on g.tenant_id = $1 and g.agreement_id = a.agreement_id
     cross join lateral (select greatest(account.start, $4::date) as start) month
     cross join lateral (select a.valid_during * g.valid_during * daterange(e.hired_on, e.left_on, '[]')
       * daterange(month.start, greatest(month.start, least($5::date + 1, $3::date))) as days) x
     where a.tenant_id = $1 and a.employee_id = e.employee_id and account.start is not null and not isempty(x.days)) as expected_days
  from unnest($2::uuid[]) as team(employee_id)
  join employee e on e.tenant_id = $1 and e.employee_id = team.employee_id
  left join employee_month m on m.tenant_id = $1 and m.employee_id = e.employee_id and m.month = $4::date
  cross join lateral (${accountBefore('$4::date')}) account
  cross join lateral (
    select coalesce(sum(v.target_minutes), 0)::int as target_minutes,
      coalesce(sum(v.credited_minutes), 0)::int as credited_minutes,
      coalesce(sum(jsonb_array_length(v.findings)), 0)::int as findings_count,
      count(*) filter (where v.has_blocker)::int as blockers_count,
      count(*)::int as valued_days
    from day_evaluation v
    where v.tenant_id = $1 and v.employee_id = e.employee_id and not v.provisional
      and v.date between $4::date and $5::date and v.date < $3::date
      and v.date >= account.start) d
  order by e.family_name collate "de-x-icu", e.given_name collate "de-x-icu", e.employee_id`;

/** The month of everybody whom somebody leads, up to yesterday. */
@Injectable()
export class TeamReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly openDays: OpenDays,
    private readonly scope: TeamScope,
    private readonly known: KnownMonths,
  ) {}

  /**
   * Who is in the team, and one statement for all of them; a few more where days have not been evaluated yet. Two, because
   * the planner cannot know beforehand how few a team is among all. The stored sums are what a leader may know, but for
   * those of whom there is something else to know: theirs are worked out.
   */
  async read(context: RequestContext, month: YearMonth): Promise<TeamMonthDto> {
    const team = await this.scope.team(this.db, context);
    let rows = await this.#rows(context, team, month);
    const behind = rows.filter((row) => row.valued_days < row.expected_days && row.status !== 'closed');
    if (behind.length > 0) {
      await this.#evaluate(context, month, behind);
      rows = await this.#rows(context, team, month);
    }
    const secretive = rows.filter((row) => row.has_secrets);
    const known = await this.known.read(
      context.tenantId,
      month,
      secretive.map(({ employee_id, account_from }) => ({ employeeId: employee_id, accountFrom: account_from })),
    );
    const totalsOf = (row: MemberRow): MemberTotals => {
      const worked = known.get(row.employee_id);
      return worked ? knownTotals(worked) : storedTotals(row);
    };
    return { month, members: rows.map((row) => memberView(row, totalsOf(row))) };
  }

  /** Together for all whose days begin on the same day: nobody's account begins earlier because of a colleague's. */
  async #evaluate(context: RequestContext, month: YearMonth, behind: readonly MemberRow[]): Promise<void> {
    const yesterday = addDays(this.clock.todayIn(context.zone), -1);
    const to = lastDayOf(month) < yesterday ? lastDayOf(month) : yesterday;
    const first = firstDayOf(month);
    const byStart = Map.groupBy(behind, ({ account_from: from }) => (from !== null && from > first ? from : first));
    for (const [from, rows] of byStart) {
      const people = rows.map((row) => row.employee_id);
      await this.openDays.evaluate({ tenantId: context.tenantId, employeeIds: people, from, to });
    }
  }

  #rows({ tenantId, zone }: RequestContext, team: readonly string[], month: YearMonth): Promise<MemberRow[]> {
    const today = this.clock.todayIn(zone);
    return this.db.prepared<MemberRow>({
      name: 'booking.team',
      text: READ_TEAM,
      values: [tenantId, team, today, firstDayOf(month), lastDayOf(month)],
    });
  }
}

type MemberTotals = Omit<KnownTotals, 'reportsCount' | 'uncreditedCount'>;

const storedTotals = (row: MemberRow): MemberTotals => ({
  targetMinutes: row.target_minutes,
  creditedMinutes: row.credited_minutes,
  balanceMinutes: row.credited_minutes - row.target_minutes,
  findingsCount: row.findings_count,
  blockersCount: row.blockers_count,
});

const memberView = (row: MemberRow, totals: MemberTotals): TeamMemberDto => ({
  employeeId: row.employee_id,
  name: row.name,
  status: row.status ?? 'open',
  targetMinutes: totals.targetMinutes,
  creditedMinutes: totals.creditedMinutes,
  balanceMinutes: totals.balanceMinutes,
  findingsCount: totals.findingsCount,
  blockersCount: totals.blockersCount,
});
