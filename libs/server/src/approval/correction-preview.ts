import { Injectable } from '@nestjs/common';
import { type LocalDate, firstDayOf, lastDayOf, monthOf, PersonFacts } from '@zeitbuch/working-time';
import { FactsLoader, evaluateDate } from '../facts';
import { Clock, Db, type RequestContext } from '../platform';
import { type CorrectionRow, changeOf, idsOfDays } from './correction-query';
import { type Change, type CorrectionFlag, applyChanges, correctionFlags } from './correction-rules';
import { isOutdated } from './outdated';
import { whatViewerMayKnow } from '../privacy';

/** What a correction would do to its day. */
export interface CorrectionPreview {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly flags: CorrectionFlag[];
}

/** When the change was asked for, as a day, and now in epoch minutes. */
export interface PreviewTimes {
  readonly requestedOn: LocalDate;
  readonly now: number;
}

/** Evaluates a day without and with changes of its bookings. */
export function daysWithAndWithout(facts: PersonFacts, date: LocalDate, changes: readonly Change[], now: number) {
  const bookings = applyChanges(facts.input.bookings, changes);
  const corrected = new PersonFacts({ ...facts.input, bookings });
  return { before: evaluateDate(facts, date, now)?.day, after: evaluateDate(corrected, date, now)?.day, corrected };
}

/**
 * What a correction does to the credited minutes of its day, and why somebody should look at it.
 * @param facts as the reader may know them
 * @param others waiting corrections of the same day: what four of them make together makes each conspicuous
 */
export function previewCorrection(
  facts: PersonFacts,
  change: Change,
  { requestedOn, now }: PreviewTimes,
  others: readonly Change[] = [],
): CorrectionPreview {
  const figures = (changes: readonly Change[]) => {
    const { before, after } = daysWithAndWithout(facts, change.date, changes, now);
    const findings = after?.evaluation.findings ?? [];
    return {
      beforeMinutes: before?.evaluation.creditedMinutes ?? 0,
      afterMinutes: after?.evaluation.creditedMinutes ?? 0,
      reports: findings.filter(({ severity }) => severity === 'report').length,
      incomplete: findings.some(({ code }) => code === 'MISSING_BOOKING'),
    };
  };
  const alone = figures([change]);
  const together = others.length > 0 ? figures([...others, change]) : alone;
  const asked = { date: change.date, today: requestedOn };
  const flags = new Set(correctionFlags(facts, asked, together));
  // One of several requests may leave the day incomplete for the next to complete: that is seen by what all of them make.
  for (const flag of correctionFlags(facts, asked, { ...alone, incomplete: false })) flags.add(flag);
  return { beforeMinutes: alone.beforeMinutes, afterMinutes: alone.afterMinutes, flags: [...flags] };
}

type ShownFigures = Pick<CorrectionRow, 'credited_before_minutes' | 'credited_after_minutes' | 'flags' | 'known'>;

/** Corrections as leaders may know them. */
@Injectable()
export class CorrectionPreviews {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /**
   * Effect and flags of each request by its id. Those that were stored with it are the person's own: they would tell
   * what an absence credits. A request that its day has left behind has no effect any more; it shows the day of now.
   */
  async read({ tenantId }: RequestContext, rows: readonly CorrectionRow[]): Promise<Map<string, ShownFigures>> {
    const now = this.clock.nowEpochMinute();
    const shown = new Map<string, ShownFigures>();
    const ids = await idsOfDays(this.db.pool, tenantId, rows);
    for (const [month, ofMonth] of Map.groupBy(rows, ({ date }) => monthOf(date))) {
      const people = [...new Set(ofMonth.map((row) => row.employee_id))];
      const loaded = await this.loader.load(this.db.pool, {
        tenantId,
        employeeIds: people,
        from: firstDayOf(month),
        to: lastDayOf(month),
      });
      for (const row of ofMonth) {
        const all = loaded.get(row.employee_id);
        if (!all) continue;
        const ofDay = new Set(ids.get(`${row.employee_id} ${row.date}`));
        const current = all.input.bookings.filter(({ bookingId }) => ofDay.has(bookingId));
        if (isOutdated(row, { ofDay: current, around: all.input.bookings }, all.zone)) {
          const none = { credited_before_minutes: null, credited_after_minutes: null };
          shown.set(row.correction_id, { ...none, known: current, flags: ['correction.outdated'] });
          continue;
        }
        const facts = whatViewerMayKnow(all, false);
        const requestedOn = facts.zone.dateAt(Math.floor(row.requested_at.getTime() / 60_000));
        const others = ofMonth.filter((other) => other !== row && isSameDay(other, row)).map(changeOf);
        const times = { requestedOn, now };
        const { beforeMinutes, afterMinutes, flags } = previewCorrection(facts, changeOf(row), times, others);
        shown.set(row.correction_id, {
          credited_before_minutes: beforeMinutes,
          credited_after_minutes: afterMinutes,
          known: row.known,
          flags,
        });
      }
    }
    return shown;
  }
}

const isSameDay = (one: CorrectionRow, other: CorrectionRow): boolean =>
  one.employee_id === other.employee_id && one.date === other.date;
