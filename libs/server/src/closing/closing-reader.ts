import { Injectable } from '@nestjs/common';
import { firstDayOf, lastDayOf, monthOf, zone, type YearMonth } from '@zeitbuch/working-time';
import { fourEyesOffDto, fourEyesWaiver } from '../four-eyes';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import {
  type ClosingDto,
  type ClosingExclusionDto,
  type ClosingGroupDto,
  type ClosingOverviewDto,
  type ClosingPeopleDto,
  type ClosingPeopleQueryDto,
  type ClosingPersonDto,
  type PayrollSumDto,
} from './closing.dto';
import { hasBegunBy, joinPayrollGroup, payrollDay } from '../month';

const PAGE_SIZE = 50;
/** Months offered for choice: two years back. */
const MONTHS_SHOWN = 24;

interface ClosingRow {
  closing_id: string;
  payroll_group: string;
  payroll_group_name: string;
  month: YearMonth;
  run: number;
  status: ClosingDto['status'];
  plan_hash: string | null;
  started_at: Date;
  finished_at: Date | null;
  started_by_id: string | null;
  started_by: string | null;
  closed_by: string | null;
  refused_by: string | null;
  refused_at: Date | null;
  refusal_reason: string | null;
  off_since: Date | null;
  off_reason: string | null;
  total: number;
  checked: number;
  blocked: number;
  closed: number;
  opening: number;
  credited: number;
  target: number;
  cut: number;
  closing: number;
  lines: PayrollSumDto[] | null;
  excluded: ClosingExclusionDto[] | null;
}

interface PersonRow {
  employee_id: string;
  name: string;
  personnel_number: string;
  unit_name: string | null;
  status: ClosingPersonDto['status'];
  blockers: ClosingPersonDto['blockers'];
  opening: number | null;
  credited: number | null;
  target: number | null;
  cut: number | null;
  closing: number | null;
  total: number;
}

/** What the closing desk shows. Progress and sums are counted in the database, never collected from job events. */
@Injectable()
export class ClosingReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One closing. @throws Problem `not-found` */
  async closing(context: RequestContext, closingId: string): Promise<ClosingDto> {
    const rows = await this.db.query<ClosingRow>(`${READ_CLOSINGS} and c.closing_id = $2`, [
      context.tenantId,
      closingId,
    ]);
    if (rows.length === 0) throw new Problem('not-found');
    return closingDto(context, rows[0]);
  }

  /** The supplementary run of a group and month that is not closed yet. @throws Problem `not-found` */
  async openSupplement(context: RequestContext, payrollGroup: string, month: YearMonth): Promise<ClosingDto> {
    const rows = await this.db.query<ClosingRow>(
      `${READ_CLOSINGS} and c.payroll_group = $2 and c.month = $3 and c.run > 0 and c.status <> 'closed'`,
      [context.tenantId, payrollGroup, firstDayOf(month)],
    );
    if (rows.length === 0) throw new Problem('not-found');
    return closingDto(context, rows[0]);
  }

  /**
   * Every payroll group with people in the month; without `month` the oldest month that is not closed. Who was taken
   * out of a closing keeps no month there.
   */
  async overview(context: RequestContext, month?: YearMonth): Promise<ClosingOverviewDto> {
    const current = monthOf(zone(context.zone).dateAt(this.clock.nowEpochMinute()));
    const known = await this.db.query<{ month: YearMonth; open: boolean }>(
      `select to_char(month, 'YYYY-MM') as month, bool_or(status <> 'closed' and not exists (
           select from closing_exclusion x join closing c using (tenant_id, closing_id)
           where x.tenant_id = $1 and x.employee_id = m.employee_id and x.ended_at is null
             and c.month = m.month and c.status = 'closed')) as open
       from employee_month m where tenant_id = $1 and month < $2 group by 1 order by 1 desc limit ${MONTHS_SHOWN}`,
      [context.tenantId, firstDayOf(current)],
    );
    const shown = month ?? known.findLast(({ open }) => open)?.month ?? known[0]?.month ?? current;
    const closings = await this.db.query<ClosingRow>(`${READ_CLOSINGS} and c.month = $2 order by c.run`, [
      context.tenantId,
      firstDayOf(shown),
    ]);
    const groups = await this.#groups(context.tenantId, shown);
    const waiver = await fourEyesWaiver(this.db.pool, context.tenantId, 'closing');
    return {
      ...fourEyesOffDto(waiver?.since ?? null, waiver?.reason ?? null),
      month: shown,
      months: known.map((row) => row.month),
      groups: groups.map((group) => {
        const ofGroup = closings.filter((closing) => closing.payroll_group === group.payrollGroup);
        const regular = ofGroup.find(({ run }) => run === 0);
        return {
          ...group,
          following: regular?.status === 'closed' ? group.following : 0,
          supplements: ofGroup.filter(({ run }) => run > 0).map((row) => closingDto(context, row)),
          ...(regular ? { closing: closingDto(context, regular) } : {}),
        };
      }),
    };
  }

  /** People of a closing by name, 50 a page. @throws Problem `not-found` */
  async people(context: RequestContext, closingId: string, query: ClosingPeopleQueryDto): Promise<ClosingPeopleDto> {
    const page = query.page ?? 1;
    const { progress } = await this.closing(context, closingId);
    const rows = await this.db.query<PersonRow>(
      `select e.employee_id, p.given_name || ' ' || p.family_name as name, p.personnel_number, u.name as unit_name,
         e.status, e.blockers, e.opening_balance_minutes as opening, e.credited_minutes as credited,
         e.target_minutes as target, e.cut_minutes as cut, e.closing_balance_minutes as closing,
         (count(*) over ())::int as total
       from closing_employee e
       join closing c using (tenant_id, closing_id)
       join employee p using (tenant_id, employee_id)
       left join org_assignment a on a.tenant_id = e.tenant_id and a.employee_id = e.employee_id
         and a.valid_during @> least(coalesce(p.left_on, 'infinity'), (c.month + interval '1 month - 1 day')::date)
       left join org_unit_state u on u.tenant_id = a.tenant_id and u.org_unit_id = a.org_unit_id
         and u.valid_during @> least(coalesce(p.left_on, 'infinity'), (c.month + interval '1 month - 1 day')::date)
       where e.tenant_id = $1 and e.closing_id = $2 and ($3::text is null or e.status = $3)
       order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.employee_id limit ${PAGE_SIZE} offset $4`,
      [context.tenantId, closingId, query.status ?? null, (page - 1) * PAGE_SIZE],
    );
    const total = rows[0]?.total ?? (query.status || page > 1 ? 0 : progress.total);
    return { page, pageSize: PAGE_SIZE, total, rows: rows.map(personDto) };
  }

  #groups(tenantId: number, month: YearMonth): Promise<Omit<ClosingGroupDto, 'closing' | 'supplements'>[]> {
    const inStatus = (status: string) =>
      `(count(*) filter (where begun and coalesce(m.status, 'open') = '${status}'))::int as ${status}`;
    return this.db.query<Omit<ClosingGroupDto, 'closing' | 'supplements'> & Record<string, unknown>>(
      `select payroll.payroll_group as "payrollGroup", payroll_group_name($1, payroll.payroll_group) as "payrollGroupName",
         (count(*) filter (where begun))::int as employees,
         (count(*) filter (where not begun))::int as "notBegun",
         ${['open', 'submitted', 'approved', 'closed'].map(inStatus).join(', ')},
         (count(*) filter (where begun and inside.employee_id is null))::int as following
       from employee e
       ${joinPayrollGroup(payrollDay('$2::date'))}
       cross join lateral (select ${hasBegunBy('$2')} as begun) account
       left join employee_month m on m.tenant_id = e.tenant_id and m.employee_id = e.employee_id and m.month = $2
       left join (select x.employee_id from closing c join closing_employee x using (tenant_id, closing_id)
         where c.tenant_id = $1 and c.month = $2) inside on inside.employee_id = e.employee_id
       where e.tenant_id = $1 and e.hired_on <= $3 and (e.left_on is null or e.left_on >= $2)
       group by 1 order by 1`,
      [tenantId, firstDayOf(month), lastDayOf(month)],
    );
  }
}

const READ_CLOSINGS = `
  select c.closing_id, c.payroll_group, payroll_group_name(c.tenant_id, c.payroll_group), to_char(c.month, 'YYYY-MM') as month, c.run, c.status, c.plan_hash, c.started_at, c.finished_at,
    c.started_by as started_by_id, s.given_name || ' ' || s.family_name as started_by,
    case when c.status in ('closing', 'closed') then b.given_name || ' ' || b.family_name end as closed_by,
    refusal.*, off.decided_at as off_since, off.reason as off_reason, sums.*, lines.lines, excluded.excluded
  from closing c
  left join employee s on s.tenant_id = c.tenant_id and s.employee_id = c.started_by
  left join employee b on b.tenant_id = c.tenant_id and b.employee_id = c.closed_by
  left join four_eyes_in_force f on f.tenant_id = c.tenant_id and f.process = 'closing' and not f.required
  left join four_eyes_decision off on off.tenant_id = c.tenant_id
    and off.decision_id = case when c.status in ('closing', 'closed') then c.waiver_id else f.decision_id end
  left join lateral (
    select p.given_name || ' ' || p.family_name as refused_by, r.refused_at, r.reason as refusal_reason
    from closing_refusal r join employee p on p.tenant_id = r.tenant_id and p.employee_id = r.refused_by
    where r.tenant_id = c.tenant_id and r.closing_id = c.closing_id order by r.epoch desc limit 1) refusal on true
  cross join lateral (
    select count(*)::int as total, (count(*) filter (where e.status <> 'pending'))::int as checked,
      (count(*) filter (where e.status = 'blocked'))::int as blocked, (count(*) filter (where e.status = 'closed'))::int as closed,
      coalesce(sum(e.opening_balance_minutes), 0)::int as opening, coalesce(sum(e.credited_minutes), 0)::int as credited,
      coalesce(sum(e.target_minutes), 0)::int as target, coalesce(sum(e.cut_minutes), 0)::int as cut,
      coalesce(sum(e.closing_balance_minutes), 0)::int as closing
    from closing_employee e where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id) sums
  cross join lateral (
    select jsonb_agg(jsonb_build_object('code', code, 'unit', unit, 'quantity', quantity) order by code) as lines from (
      select line ->> 'code' as code, line ->> 'unit' as unit, sum((line ->> 'quantity')::int)::int as quantity
      from closing_employee e cross join jsonb_array_elements(e.plan #> '{plan,payrollLines}') line
      where e.tenant_id = c.tenant_id and e.closing_id = c.closing_id group by 1, 2) summed) lines
  cross join lateral (
    select json_agg(json_build_object('employeeId', x.employee_id, 'name', p.given_name || ' ' || p.family_name,
      'personnelNumber', p.personnel_number, 'unitName', coalesce(u.name, ''), 'reason', x.reason,
      'excludedBy', by_.given_name || ' ' || by_.family_name, 'excludedAt', x.excluded_at,
      'carriedFrom', to_char(x.carried_from, 'YYYY-MM'), 'isClosed', coalesce(m.status = 'closed', false))
      order by p.family_name, p.given_name, p.personnel_number) as excluded
    from closing_exclusion x
    join employee p on p.tenant_id = x.tenant_id and p.employee_id = x.employee_id
    left join employee by_ on by_.tenant_id = x.tenant_id and by_.employee_id = x.excluded_by
    left join employee_month m on m.tenant_id = x.tenant_id and m.employee_id = x.employee_id and m.month = c.month
    left join lateral (select o.org_unit_id, least((c.month + interval '1 month - 1 day')::date, upper(o.valid_during) - 1) as placed_on
      from org_assignment o where o.tenant_id = x.tenant_id and o.employee_id = x.employee_id
      and lower(o.valid_during) < c.month + interval '1 month' order by lower(o.valid_during) desc limit 1) o on true
    left join org_unit_state u on u.tenant_id = x.tenant_id and u.org_unit_id = o.org_unit_id and u.valid_during @> o.placed_on
    where x.tenant_id = c.tenant_id and x.closing_id = c.closing_id and x.ended_at is null) excluded
  where c.tenant_id = $1`;

function closingDto({ employeeId }: RequestContext, row: ClosingRow): ClosingDto {
  return {
    closingId: row.closing_id,
    payrollGroup: row.payroll_group,
    payrollGroupName: row.payroll_group_name,
    month: row.month,
    run: row.run,
    status: row.status,
    progress: { total: row.total, checked: row.checked, blocked: row.blocked, closed: row.closed },
    startedAt: row.started_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
    ...(row.plan_hash ? { planHash: row.plan_hash } : {}),
    totals: {
      employees: row.total,
      openingBalanceMinutes: row.opening,
      creditedMinutes: row.credited,
      targetMinutes: row.target,
      cutMinutes: row.cut,
      closingBalanceMinutes: row.closing,
      payrollLines: row.lines ?? [],
    },
    startedBy: row.started_by ?? '',
    isOwnStart: row.started_by_id === employeeId,
    ...(row.closed_by ? { closedBy: row.closed_by } : {}),
    excluded: (row.excluded ?? []).map(exclusionDto),
    ...refusalOf(row),
    ...fourEyesOffDto(row.off_since, row.off_reason),
  };
}

/** What is null in the row is left out. */
const exclusionDto = ({ excludedBy, carriedFrom, excludedAt, ...row }: ClosingExclusionDto): ClosingExclusionDto => ({
  ...row,
  excludedAt: new Date(excludedAt).toISOString(),
  ...(excludedBy ? { excludedBy } : {}),
  ...(carriedFrom ? { carriedFrom } : {}),
});

const refusalOf = ({ refused_by: refusedBy, refused_at: refusedAt, refusal_reason: reason }: ClosingRow) =>
  refusedBy && refusedAt && reason ? { refusal: { refusedBy, refusedAt: refusedAt.toISOString(), reason } } : {};

function personDto(row: PersonRow): ClosingPersonDto {
  const figures = {
    openingBalanceMinutes: row.opening,
    creditedMinutes: row.credited,
    targetMinutes: row.target,
    cutMinutes: row.cut,
    closingBalanceMinutes: row.closing,
  };
  return {
    employeeId: row.employee_id,
    name: row.name,
    personnelNumber: row.personnel_number,
    unitName: row.unit_name ?? '',
    status: row.status,
    blockers: row.blockers,
    // Left out until the person was checked.
    ...(Object.fromEntries(
      Object.entries(figures).filter(([, minutes]) => minutes !== null),
    ) as Partial<ClosingPersonDto>),
  };
}
