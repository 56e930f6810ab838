import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type FindingCode,
  type LocalDate,
  addDays,
  datesBetween,
  firstDayOf,
  lastDayOf,
  type MonthStatus,
  blockingFindings,
  type PersonFacts,
  type DateSpan,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, FactsLoader, evaluateDate } from '../facts';
import { Clock, Db } from '../platform';
import { whatViewerMayKnow } from './privacy';

/** Whose month, and since when days count: null before the person's first fact. */
export interface MonthOfPerson {
  readonly employeeId: string;
  readonly accountFrom: LocalDate | null;
}

/** A month of a person as leaders may know it. */
export interface KnownMonth {
  readonly facts: PersonFacts;
  /** Days of employment under an agreement up to today, in order; today as far as it has gone. */
  readonly days: readonly EvaluatedDay[];
  /** The two days before the month, from which a shift may come; those that do not count are left out. */
  readonly daysBefore: readonly EvaluatedDay[];
}

/** Sums of a month as leaders may know them, in minutes. */
export interface KnownTotals {
  readonly targetMinutes: number;
  readonly creditedMinutes: number;
  readonly balanceMinutes: number;
  readonly findingsCount: number;
  readonly blockersCount: number;
  /** Findings of which somebody else has to be told. */
  readonly reportsCount: number;
  /** Findings that name minutes which nobody credits or pays as it stands. */
  readonly uncreditedCount: number;
}

/** What somebody did or took that is credited less than it lasts, though nobody chose so: an order or nothing decides it. */
const UNCREDITED: ReadonlySet<FindingCode> = new Set(['ABOVE_CAP_NOT_CREDITED', 'TIME_OFF_NOT_COVERED']);

/**
 * Months as leaders may know them: worked out from {@link whatViewerMayKnow} whenever somebody looks, never stored.
 * What is stored follows from everything, and a leader would read the rest out of the difference.
 */
@Injectable()
export class KnownMonths {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /** The month of each of the people: always the same statements, however many. Unknown people are left out. */
  async read(tenantId: number, month: YearMonth, people: readonly MonthOfPerson[]): Promise<Map<string, KnownMonth>> {
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    const ids = people.map(({ employeeId }) => employeeId);
    const loaded =
      ids.length > 0
        ? await this.loader.load(this.db.pool, { tenantId, employeeIds: ids, from: first, to: last })
        : new Map();
    const now = this.clock.nowEpochMinute();
    return new Map(
      people.flatMap(({ employeeId, accountFrom }): [string, KnownMonth][] => {
        const all: PersonFacts | undefined = loaded.get(employeeId);
        if (!all) return [];
        const facts = whatViewerMayKnow(all, false);
        const today = facts.zone.dateAt(now);
        const from = accountFrom === null ? null : accountFrom > first ? accountFrom : first;
        const days = from ? daysOf(facts, { from, to: last < today ? last : today }, now) : [];
        const [eve, dayBeforeIt] = [addDays(first, -1), addDays(first, -2)];
        const daysBefore =
          accountFrom !== null && accountFrom <= eve
            ? daysOf(facts, { from: accountFrom > dayBeforeIt ? accountFrom : dayBeforeIt, to: eve }, now)
            : [];
        return [[employeeId, { facts, days, daysBefore }]];
      }),
    );
  }
}

const daysOf = (facts: PersonFacts, { from, to }: DateSpan, now: number): EvaluatedDay[] =>
  datesBetween(from, to).flatMap((date) => evaluateDate(facts, date, now)?.day ?? []);

/** Sums over the days that are over. */
export function knownTotals({ days }: KnownMonth): KnownTotals {
  const over = days.filter(({ provisional }) => !provisional).map(({ evaluation }) => evaluation);
  const findings = over.flatMap((day) => day.findings);
  const sum = (key: 'targetMinutes' | 'creditedMinutes' | 'balanceMinutes') =>
    over.reduce((total, day) => total + day[key], 0);
  return {
    targetMinutes: sum('targetMinutes'),
    creditedMinutes: sum('creditedMinutes'),
    balanceMinutes: sum('balanceMinutes'),
    findingsCount: findings.length,
    blockersCount: over.filter((day) => blockingFindings(day).length > 0).length,
    uncreditedCount: findings.filter(({ code }) => UNCREDITED.has(code)).length,
    reportsCount: findings.filter(({ severity }) => severity === 'report' || severity === 'block').length,
  };
}

/**
 * A number that stands for what a leader saw of a month: the same as long as nothing changes that leaders may know.
 * The month's own version counts every change, and that it has grown would reveal a second job.
 */
export function knownVersion(month: {
  readonly employeeId: string;
  readonly month: YearMonth;
  readonly status: MonthStatus;
  readonly submittedAt: Date | null;
  readonly known: KnownMonth;
}): number {
  const { employeeId, status, submittedAt, known } = month;
  const days = known.days.map(({ evaluation, spans, absenceKind }) => {
    const { date, targetMinutes, workedMinutes, creditedMinutes, findings } = evaluation;
    return [date, targetMinutes, workedMinutes, creditedMinutes, absenceKind, spans, findings];
  });
  const seen = JSON.stringify([employeeId, month.month, status, submittedAt?.getTime() ?? null, days]);
  // 31 bits: what comes back with the decision must be an integer of the database.
  return createHash('sha256').update(seen).digest().readUInt32BE(0) >>> 1;
}

/**
 * What the days of a month are worth to leaders, as a fingerprint: the same as long as no credit, no target and no
 * absence from work changes that leaders may know. It is kept with a month that is handed in, and compared after
 * whatever comes later.
 * @param facts everything known of the person on the days of the month
 * @param now the current minute; the month is over
 */
export function knownWorth(facts: PersonFacts, month: YearMonth, now: number): string {
  const days = daysOf(whatViewerMayKnow(facts, false), { from: firstDayOf(month), to: lastDayOf(month) }, now);
  const worth = days.flatMap(({ absenceKind, evaluation: { date, creditedMinutes, targetMinutes } }) => {
    // A day that is worth nothing says the same as one on which nobody was employed.
    if (creditedMinutes === 0 && targetMinutes === 0) return [];
    return [[date, creditedMinutes, targetMinutes, targetMinutes === 0 ? null : absenceKind]];
  });
  return createHash('sha256').update(JSON.stringify(worth)).digest('base64url');
}
