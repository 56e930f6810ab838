import { Injectable } from '@nestjs/common';
import {
  type Period,
  addDays,
  datesBetween,
  firstDayOf,
  lastDayOf,
  standings,
  standingsWindow,
  zone,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, FactsLoader, type PersonFacts, evaluateDate } from '../evaluation';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { ClockContextReader } from './clock-context-reader';
import { type LimitsDto } from './limits.dto';
import { type RecordedRow, readRecorded } from './limits-query';
import { OpenDays } from './open-days';
import { periodDays } from './period-days';
import { maskFindings } from './privacy';

/** How somebody stands in a month towards limits that look beyond one day. */
@Injectable()
export class LimitsReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly contexts: ClockContextReader,
    private readonly openDays: OpenDays,
    private readonly scope: TeamScope,
  ) {}

  /**
   * Four statements for a past month, five for the running one, however many days are looked at; a few more where
   * days have not been valued yet. A month that has not begun has no limits.
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, month: string, employeeId?: string): Promise<LimitsDto> {
    const { tenantId } = context;
    const person = await this.scope.readable(this.db.pool, context, employeeId);
    const now = this.clock.nowEpochMinute();
    const period: Period = { first: firstDayOf(month), last: lastDayOf(month), today: zone(context.zone).dateAt(now) };
    if (period.today < period.first) return { month, limits: [] };
    const window = standingsWindow(period);
    const loaded = await this.loader.loadWithoutBookings(this.db.pool, tenantId, [person], window.from, window.to);
    const facts = loaded.get(person);
    if (!facts) throw new Problem('not-found');
    const row = await this.#recorded(tenantId, facts, period, window);
    const seesReasons = person === context.employeeId || context.roles.includes('timeAdministrator');
    const days = periodDays({
      facts,
      recorded: row.days ?? [],
      live: await this.#live({ ...context, employeeId: person }, row, period, now),
      period,
      window,
      seesReasons,
    });
    // Masked terms leave nothing to hide; a limit to come may look at something else.
    const limits = maskFindings(standings(days, period), seesReasons);
    return { month, limits: limits.map((standing) => ({ ...standing, params: { ...standing.params } })) };
  }

  /** The stored days; those that nobody looked at yet are valued first. */
  async #recorded(
    tenantId: number,
    facts: PersonFacts,
    period: Period,
    window: { from: string; to: string },
  ): Promise<RecordedRow> {
    const { employeeId } = facts;
    const range = { first: period.first, ...window };
    const read = async (): Promise<RecordedRow> => {
      const row = await readRecorded(this.db, tenantId, employeeId, range);
      if (!row) throw new Problem('not-found');
      return row;
    };
    const row = await read();
    const unvalued = firstUnvalued(row, facts, window.from, period);
    if (unvalued === null) return row;
    const yesterday = addDays(period.today, -1);
    await this.openDays.evaluate(tenantId, [employeeId], unvalued, period.last < yesterday ? period.last : yesterday);
    return read();
  }

  /** Today is not stored minute by minute: it is valued when looked at. */
  async #live(context: RequestContext, row: RecordedRow, period: Period, now: number): Promise<EvaluatedDay | null> {
    if (period.last < period.today || row.status === 'closed') return null;
    const { facts } = await this.contexts.read(context, now);
    return evaluateDate(facts, period.today, now)?.day ?? null;
  }
}

/** The first day of the open months in sight that is over and not valued for good; null if all are. */
function firstUnvalued(row: RecordedRow, facts: PersonFacts, from: string, { last, today }: Period): string | null {
  if (row.status === 'closed' || row.account_from === null) return null;
  const done = new Set((row.days ?? []).filter(([, , , , , provisional]) => !provisional).map(([date]) => date));
  const yesterday = addDays(today, -1);
  const first = row.account_from > from ? row.account_from : from;
  const isUnvalued = (date: string) => facts.isEmployedOn(date) && facts.agreementOn(date) !== null && !done.has(date);
  return datesBetween(first, last < yesterday ? last : yesterday).find(isUnvalued) ?? null;
}
