import { Injectable } from '@nestjs/common';
import { type LeaveDay, type PersonLeave, type LocalDate } from '@zeitbuch/working-time';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { type LeaveDto, type LeaveNoticeDto, type LeaveNoticesDto, type LeavePeriodDto } from './leave.dto';
import { LeaveAccounts } from './leave-accounts';

/** Years that can be asked for: the one before the first month on record is nobody's. */
const FIRST_YEAR = 2000;
const YEARS_AHEAD = 1;

/** The leave account of the person who asks. */
@Injectable()
export class LeaveReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: LeaveAccounts,
    private readonly scope: TeamScope,
  ) {}

  /**
   * @param of an employment of the person before this one; left out for this one
   * @throws Problem `not-found` for a year that lies too far away, or before the one with which the account began, and for
   *   everybody else's record
   */
  async read(asking: RequestContext, year: number, of = asking.employeeId): Promise<LeaveDto> {
    if (!(await this.scope.isOwn(this.db.pool, asking, of))) throw new Problem('not-found');
    const context = { ...asking, employeeId: of };
    const today = this.clock.todayIn(context.zone);
    if (year < FIRST_YEAR || year > Number(today.slice(0, 4)) + YEARS_AHEAD) throw new Problem('not-found');
    const { tenantId, employeeId } = context;
    const firstYear = await this.#firstYear(context);
    // What was before belongs to the system that the city had before.
    if (firstYear !== null && year < firstYear) throw new Problem('not-found');
    const asOf: LocalDate = today < `${year}-12-31` ? today : `${year}-12-31`;
    const leave = (await this.accounts.load(this.db.pool, { tenantId, employeeIds: [employeeId], year, asOf })).get(
      employeeId,
    );
    if (!leave) throw new Problem('not-found');
    const { toCarry: _, carriedLeft, steps, ...figures } = leave.account;
    return {
      ...figures,
      asOf,
      ...(firstYear === null ? {} : { firstYear }),
      ...(carriedLeft ? { carriedLeft: { ...carriedLeft } } : {}),
      steps: steps.map(({ why, ...step }) => ({ ...step, params: { ...why } as Record<string, string | number> })),
      periods: periodsOf(leave, asOf),
      notices: await this.#notices(context, year),
    };
  }

  async #firstYear({ tenantId, employeeId }: RequestContext): Promise<number | null> {
    const [{ year }] = await this.db.query<{ year: number | null }>(
      'select min(year) as year from leave_opening where tenant_id = $1 and employee_id = $2',
      [tenantId, employeeId],
    );
    return year;
  }

  /** Notices that the person has not read yet, as long as reading them helps: in the year that they are about. */
  async unread({ tenantId, employeeId, zone }: RequestContext): Promise<LeaveNoticesDto> {
    const notices = await this.db.query<LeaveNoticeDto & Record<string, unknown>>(
      `select n.notice_id as "noticeId", n.year, n.left_hundredths as "leftHundredths", n.latest_start::text as "latestStart",
         n.given_on::text as "givenOn"
       from leave_notice n left join leave_notice_reading r using (tenant_id, notice_id)
       where n.tenant_id = $1 and n.employee_id = $2 and n.year = $3 and r.notice_id is null order by n.given_on desc`,
      [tenantId, employeeId, Number(this.clock.todayIn(zone).slice(0, 4))],
    );
    return { notices };
  }

  /** Notices on the leave of the year and of the one before, which may still be carried. */
  async #notices({ tenantId, employeeId }: RequestContext, year: number): Promise<LeaveNoticeDto[]> {
    const rows = await this.db.query<Omit<LeaveNoticeDto, 'readAt'> & { readAt: Date | null }>(
      `select n.notice_id as "noticeId", n.year, n.left_hundredths as "leftHundredths", n.latest_start::text as "latestStart",
         n.given_on::text as "givenOn", r.read_at as "readAt"
       from leave_notice n left join leave_notice_reading r using (tenant_id, notice_id)
       where n.tenant_id = $1 and n.employee_id = $2 and n.year between $3 - 1 and $3 order by n.given_on desc`,
      [tenantId, employeeId, year],
    );
    return rows.map(({ readAt, ...notice }) => ({ ...notice, ...(readAt ? { readAt: readAt.toISOString() } : {}) }));
  }
}

/** Days of one leave in a row; what began before today and goes on after it is taken so far and planned beyond. */
function periodsOf({ days, givenBack }: PersonLeave, asOf: LocalDate): LeavePeriodDto[] {
  const periods = [...inPieces(days, asOf, false), ...inPieces(givenBack, asOf, true)];
  return periods.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function inPieces(days: readonly LeaveDay[], asOf: LocalDate, isGivenBack: boolean): LeavePeriodDto[] {
  const pieces = Map.groupBy(days, ({ date, leaveFrom }) => `${leaveFrom} ${date > asOf}`);
  return [...pieces.values()].map((piece) => ({
    from: piece[0].date,
    to: piece[piece.length - 1].date,
    hundredths: piece.reduce((sum, { hundredths }) => sum + hundredths, 0),
    isPlanned: piece[0].date > asOf,
    isGivenBack,
  }));
}
