import { Injectable } from '@nestjs/common';
import {
  type DayBalances,
  type Period,
  type Standing,
  addDays,
  datesBetween,
  firstDayOf,
  lastDayOf,
  standings,
  standingsWindow,
  togetherStandings,
  withOtherEmployers,
  zone,
  type PersonFacts,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, FactsLoader, evaluateDate } from '../facts';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { type LimitsDto } from './limits.dto';
import { type RecordedRow, readRecorded } from './limits-query';
import { otherEmployments } from './other-employments';
import { type PeriodDaysInput, periodDays, recordedDay, workedDays } from './period-days';
import { whatViewerMayKnow } from '../privacy';
import { OpenDays } from '../month';
import { ClockContextReader } from '../booking';

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
   * Five statements for a past month, six for the running one, however many days are looked at; a few more where
   * days have not been evaluated yet. Leaders are shown nothing stored: their days are worked out from what they may know,
   * see {@link whatViewerMayKnow}. A month that has not begun has no limits. What somebody works for other employers they
   * are told themselves, and nobody else (ADR 0054).
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, month: YearMonth, employeeId?: string): Promise<LimitsDto> {
    const { person, all } = await this.scope.readable(this.db.pool, context, employeeId);
    const now = this.clock.nowEpochMinute();
    const period: Period = { first: firstDayOf(month), last: lastDayOf(month), today: zone(context.zone).dateAt(now) };
    if (period.today < period.first) return { month, limits: [] };
    const looked = { ...context, employeeId: person };
    const input = await (all ? this.#stored(looked, period, now) : this.#known(looked, period, now));
    const others = person === context.employeeId ? await this.#others(context, period, now) : [];
    const limits = standingsOf(input, others);
    return { month, limits: limits.map((standing) => ({ ...standing, params: { ...standing.params } })) };
  }

  /** What the person recorded with other employers, whom they joined to this sign-in. */
  async #others(context: RequestContext, period: Period, now: number): Promise<LimitsInput[]> {
    const inputs: LimitsInput[] = [];
    for (const { tenantId, employeeId, zone: name } of await otherEmployments(this.db, context))
      inputs.push(await this.#stored({ ...context, tenantId, employeeId, zone: name }, period, now));
    return inputs;
  }

  async #stored(context: RequestContext, period: Period, now: number): Promise<LimitsInput> {
    const { tenantId, employeeId } = context;
    const window = standingsWindow(period);
    const loaded = await this.loader.loadWithoutBookings(this.db.pool, {
      tenantId,
      employeeIds: [employeeId],
      ...window,
    });
    const facts = loaded.get(employeeId);
    if (!facts) throw new Problem('not-found');
    const row = await this.#recorded(tenantId, facts, period, window);
    const live = await this.#live(context, row, period, now);
    return { facts, recorded: row.days ?? [], live, period, window, balances: balancesOf(row, period) };
  }

  /** From the first month on record up to now, no matter who has looked at which day before. */
  async #known({ tenantId, employeeId }: RequestContext, period: Period, now: number): Promise<LimitsInput> {
    const window = standingsWindow(period);
    const loaded = await this.loader.load(this.db.pool, { tenantId, employeeIds: [employeeId], ...window });
    const row = await readRecorded(this.db, tenantId, employeeId, { first: period.first, ...window });
    const all = loaded.get(employeeId);
    if (!all || !row) throw new Problem('not-found');
    const facts = whatViewerMayKnow(all, false);
    const { first_month: begun } = row;
    const to = window.to < period.today ? window.to : period.today;
    const dates = begun === null ? [] : datesBetween(begun > window.from ? begun : window.from, to);
    const days = dates.flatMap((date) => evaluateDate(facts, date, now)?.day ?? []);
    // The account is no matter of the leader's.
    return { facts, recorded: days.map(recordedDay), live: null, period, window, balances: new Map() };
  }

  /** The stored days; those that nobody looked at yet are evaluated first. */
  async #recorded(
    tenantId: number,
    facts: PersonFacts,
    period: Period,
    window: { from: LocalDate; to: LocalDate },
  ): Promise<RecordedRow> {
    const { employeeId } = facts;
    const range = { first: period.first, ...window };
    const read = async (): Promise<RecordedRow> => {
      const row = await readRecorded(this.db, tenantId, employeeId, range);
      if (!row) throw new Problem('not-found');
      return row;
    };
    const row = await read();
    const unevaluated = firstUnevaluated(row, facts, window.from, period);
    if (unevaluated === null) return row;
    const yesterday = addDays(period.today, -1);
    await this.openDays.evaluate({
      tenantId,
      employeeIds: [employeeId],
      from: unevaluated,
      to: period.last < yesterday ? period.last : yesterday,
    });
    return read();
  }

  /** Today is not stored minute by minute: it is evaluated when looked at. */
  async #live(context: RequestContext, row: RecordedRow, period: Period, now: number): Promise<EvaluatedDay | null> {
    if (period.last < period.today || row.status === 'closed') return null;
    const { facts } = await this.contexts.read(context, now);
    return evaluateDate(facts, period.today, now)?.day ?? null;
  }
}

interface LimitsInput extends PeriodDaysInput {
  balances: DayBalances;
}

/** Legal limits add all employers (ArbZG § 2 (1)); without another one it is what this one alone says. */
function standingsOf(input: LimitsInput, others: readonly LimitsInput[]): Standing[] {
  const days = periodDays(input);
  if (others.length === 0) return standings(days, input.period, input.balances);
  const all = withOtherEmployers(days, others.flatMap(periodDays));
  const work = { own: workedDays(input), others: others.flatMap(workedDays) };
  const together = togetherStandings(all, work, input.period);
  return [...together, ...standings(all, input.period, input.balances)];
}

/** The account at the end of each day of the month that is evaluated for good. */
function balancesOf({ account_from, balance_before, days }: RecordedRow, { first, last }: Period): DayBalances {
  const balances = new Map<LocalDate, number>();
  let balance = balance_before;
  for (const [date, , , , , provisional, balanceMinutes] of days ?? []) {
    if (account_from === null || date < account_from || date < first || date > last || provisional) continue;
    balance += balanceMinutes;
    balances.set(date, balance);
  }
  return balances;
}

/** The first day of the open months in sight that is over and not evaluated for good; null if all are. */
function firstUnevaluated(
  row: RecordedRow,
  facts: PersonFacts,
  from: LocalDate,
  { last, today }: Period,
): LocalDate | null {
  if (row.status === 'closed' || row.account_from === null) return null;
  const done = new Set((row.days ?? []).filter(([, , , , , provisional]) => !provisional).map(([date]) => date));
  const yesterday = addDays(today, -1);
  const first = row.account_from > from ? row.account_from : from;
  const isUnvalued = (date: LocalDate) =>
    facts.isEmployedOn(date) && facts.agreementOn(date) !== null && !done.has(date);
  return datesBetween(first, last < yesterday ? last : yesterday).find(isUnvalued) ?? null;
}
