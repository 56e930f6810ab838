import { Injectable } from '@nestjs/common';
import {
  addDays,
  datesBetween,
  daysOf,
  firstDayOf,
  lastDayOf,
  zone,
  type YearMonth,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, evaluateDate, FactsLoader } from '../facts';
import { type Readable, TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { KnownMonths, whatViewerMayKnow } from '../privacy';
import { type MonthDto } from './month.dto';
import { type MonthRow, readMonthRow } from './month-query';
import { monthView } from './month-view';
import { OpenDays } from '../month';
import { ClockContextReader } from '../booking';

/** A month of a person with every day. */
@Injectable()
export class MonthReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly contexts: ClockContextReader,
    private readonly openDays: OpenDays,
    private readonly scope: TeamScope,
    private readonly known: KnownMonths,
  ) {}

  /**
   * One statement for a past month, two for the running one; a few more where days have not been evaluated yet, or for a
   * leader, to whom nothing stored is shown, and for a month that has not begun, whose target is worked out.
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, month: YearMonth, employeeId?: string): Promise<MonthDto> {
    const { person, all } = await this.scope.readable(this.db.pool, context, employeeId);
    const now = this.clock.nowEpochMinute();
    const place = zone(context.zone);
    const today = place.dateAt(now);
    const range = { first: firstDayOf(month), last: lastDayOf(month), today };
    let row = await this.#row(context, person, range);
    const isOwn = person === context.employeeId;
    const plannedTargetMinutes = await this.#planned(context, { person, all, month }, now);
    const { employeeId: viewerId } = context;
    const view = { month, employeeId: person, plannedTargetMinutes, today, zone: place, isOwn, viewerId };
    if (!all) {
      const accountFrom = row.account_from;
      const known = await this.known.read(context.tenantId, month, [{ employeeId: person, accountFrom }]);
      return monthView({ ...view, row, live: null, known: known.get(person) ?? null });
    }
    const unevaluated = firstUnevaluated(row, range);
    if (unevaluated !== null) {
      const last = range.last < today ? range.last : addDays(today, -1);
      await this.openDays.evaluate({ tenantId: context.tenantId, employeeIds: [person], from: unevaluated, to: last });
      row = await this.#row(context, person, range);
    }
    const live = await this.#live({ ...context, employeeId: person }, row, range, now);
    return monthView({ ...view, row, live, known: null });
  }

  async #row(context: RequestContext, person: string, range: MonthRange): Promise<MonthRow> {
    const row = await readMonthRow(this.db, context.tenantId, person, range);
    if (!row) throw new Problem('not-found');
    return row;
  }

  /** The target of a month that has not begun, as the reader may know it; null of others. */
  async #planned(
    context: RequestContext,
    { person, all, month }: Readable & { readonly month: YearMonth },
    now: number,
  ): Promise<number | null> {
    const { tenantId } = context;
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    if (first <= zone(context.zone).dateAt(now)) return null;
    const loaded = await this.loader.loadWithoutBookings(this.db.pool, {
      tenantId,
      employeeIds: [person],
      from: first,
      to: last,
    });
    const facts = loaded.get(person);
    if (!facts) throw new Problem('not-found');
    const known = whatViewerMayKnow(facts, all);
    return daysOf(month).reduce(
      (total, date) => total + (evaluateDate(known, date, now)?.day.evaluation.targetMinutes ?? 0),
      0,
    );
  }

  /** Today is not stored minute by minute: it is evaluated when looked at. */
  async #live(context: RequestContext, row: MonthRow, range: MonthRange, now: number): Promise<EvaluatedDay | null> {
    const { today } = range;
    if (today > range.last || row.status === 'closed') return null;
    const { facts } = await this.contexts.read(context, now);
    return evaluateDate(facts, today, now)?.day ?? null;
  }
}

interface MonthRange {
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
}

/** The first finished day of the month, or of the open months before it, that is not evaluated for good; null if all are. */
function firstUnevaluated(row: MonthRow, { first, last, today }: MonthRange): LocalDate | null {
  if (row.status === 'closed' || row.account_from === null) return null;
  const isValued = (date: LocalDate) =>
    date >= row.hired_on &&
    (row.left_on === null || date <= row.left_on) &&
    (row.assignments ?? []).some(({ from, to }) => from <= date && (to === null || date <= to));
  const start = row.account_from;
  const before = addDays(first < today ? first : today, -1);
  if (start <= before && datesBetween(start, before).filter(isValued).length > row.before_days) return start;
  const done = new Set((row.days ?? []).filter((day) => !day[11]).map(([date]) => date));
  const from = start > first ? start : first;
  const to = last < today ? last : addDays(today, -1);
  return datesBetween(from, to).find((date) => isValued(date) && !done.has(date)) ?? null;
}
