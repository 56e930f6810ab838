import { Injectable } from '@nestjs/common';
import { monthOf, absenceDecisionsOn, type LocalDate } from '@zeitbuch/working-time';
import { FactsLoader, undecidedAbsenceOn } from '../facts';
import { administersTime } from '../identity';
import { Clock, Db, type RequestContext, ViewLog } from '../platform';
import { DailyLooks } from './daily-looks';
import { type TaskDto } from './task.dto';
import { SELECT_DAYS_WORKED_ON_LEAVE, UNDECIDED, type UndecidedRow } from './undecided-work-sql';
import { DECIDED_BY_LEADERS, whatViewerMayKnow } from '../privacy';

const DECISIONS_OF_LEADERS = DECIDED_BY_LEADERS.flatMap(absenceDecisionsOn);

/** Work on days of absence that waits for the decision of somebody else than the person. */
@Injectable()
export class UndecidedWork {
  readonly #looks = new DailyLooks();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly views: ViewLog,
  ) {}

  /**
   * One task for each person and month, the oldest first, for who decides: on leave the leaders of the person, on all
   * that leaders must not know the time administration, also on the leave of those whom nobody leads. It names the
   * person, and the log says so.
   */
  async read(context: RequestContext): Promise<TaskDto[]> {
    const { employeeId: viewer, roles, zone } = context;
    const today = this.clock.todayIn(zone);
    // Who administers time decides as such, knowing everything, also on the leave of their own people.
    const reach = administersTime(context);
    const valued = reach === 'none' ? [] : await this.#asValued(context, today, reach);
    const asLeader =
      reach !== 'tenant' && roles.includes('supervisor') ? await this.#asLeadersKnow(context, today) : [];
    const waiting = [...valued, ...asLeader];
    const people = waiting.map((row) => row.employee_id).sort();
    const employeeIds = this.#looks.notYet(viewer, people, today);
    if (employeeIds.length > 0) {
      await this.views.record(context, { view: 'listTasks', employeeIds, outcome: 'shown' });
      this.#looks.add(viewer, employeeIds);
    }
    return waiting.flatMap(tasksOf).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  }

  #asValued(
    { tenantId, employeeId }: RequestContext,
    today: LocalDate,
    reach: 'tenant' | 'units',
  ): Promise<UndecidedRow[]> {
    const values = [tenantId, employeeId, today, DECIDED_BY_LEADERS];
    return this.db.prepared<UndecidedRow>({
      name: `tasks.undecidedWork.${reach}`,
      text: reach === 'tenant' ? UNDECIDED.tenant : UNDECIDED.units,
      values,
    });
  }

  /** Facts are loaded for nobody but those who worked on a leave without a decision on it. */
  async #asLeadersKnow({ tenantId, employeeId }: RequestContext, today: LocalDate): Promise<UndecidedRow[]> {
    const rows = await this.db.prepared<UndecidedRow>({
      name: 'tasks.workedOnLeave',
      text: SELECT_DAYS_WORKED_ON_LEAVE,
      values: [...[tenantId, employeeId, today], ...[DECIDED_BY_LEADERS, DECISIONS_OF_LEADERS]],
    });
    if (rows.length === 0) return [];
    const dates = rows.flatMap((row) => row.dates).sort();
    const ids = rows.map((row) => row.employee_id);
    const loaded = await this.loader.load(this.db.pool, {
      tenantId,
      employeeIds: ids,
      from: dates[0],
      to: dates[dates.length - 1],
    });
    const now = this.clock.nowEpochMinute();
    return rows.flatMap((row) => {
      const all = loaded.get(row.employee_id);
      if (!all) return [];
      const known = whatViewerMayKnow(all, false);
      const undecided = row.dates.filter((date) => undecidedAbsenceOn(known, date, now) !== null);
      return undecided.length > 0 ? [{ ...row, dates: undecided }] : [];
    });
  }
}

const tasksOf = ({ employee_id: employeeId, name, dates }: UndecidedRow): TaskDto[] =>
  [...Map.groupBy(dates, monthOf)].map(([month, ofMonth]) => ({
    kind: 'workOnAbsence',
    employeeId,
    subjectName: name,
    month,
    date: ofMonth[0],
    count: ofMonth.length,
  }));

const placeOf = ({ date, subjectName, employeeId }: TaskDto): string => [date, subjectName, employeeId].join(' ');
