import { Injectable } from '@nestjs/common';
import { type LocalDate, firstDayOf, lastDayOf, monthOf } from '@zeitbuch/working-time';
import { whatViewerMayKnow } from '../booking';
import { FactsLoader, PersonFacts, evaluateDate } from '../evaluation';
import { Clock, Db, type RequestContext } from '../platform';
import { type CorrectionRow, changeOf } from './correction-query';
import { type Change, type CorrectionFlag, applyChanges, correctionFlags } from './correction-rules';

/** What a correction would do to the credited minutes of its day. */
export interface CorrectionPreview {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly flags: CorrectionFlag[];
}

/**
 * Evaluates the day without and with the change.
 * @param facts as the reader may know them
 * @param times when the change was asked for, as a day, and now in epoch minutes
 */
export function previewCorrection(
  facts: PersonFacts,
  change: Change,
  { requestedOn, now }: { requestedOn: LocalDate; now: number },
): CorrectionPreview {
  const before = evaluateDate(facts, change.date, now)?.day.evaluation;
  const corrected = new PersonFacts({ ...facts.input, bookings: applyChanges(facts.input.bookings, [change]) });
  const after = evaluateDate(corrected, change.date, now)?.day.evaluation;
  const beforeMinutes = before?.creditedMinutes ?? 0;
  const afterMinutes = after?.creditedMinutes ?? 0;
  const reports = (after?.findings ?? []).filter(({ severity }) => severity === 'report').length;
  const flags = correctionFlags(facts, change.date, requestedOn, { beforeMinutes, afterMinutes, reports });
  return { beforeMinutes, afterMinutes, flags };
}

type ShownFigures = Pick<CorrectionRow, 'credited_before_minutes' | 'credited_after_minutes' | 'flags'>;

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
   * what an absence credits.
   */
  async read({ tenantId }: RequestContext, rows: readonly CorrectionRow[]): Promise<Map<string, ShownFigures>> {
    const now = this.clock.nowEpochMinute();
    const shown = new Map<string, ShownFigures>();
    for (const [month, ofMonth] of Map.groupBy(rows, ({ date }) => monthOf(date))) {
      const people = [...new Set(ofMonth.map((row) => row.employee_id))];
      const loaded = await this.loader.load(this.db.pool, tenantId, people, firstDayOf(month), lastDayOf(month));
      for (const row of ofMonth) {
        const all = loaded.get(row.employee_id);
        if (!all) continue;
        const facts = whatViewerMayKnow(all, false);
        const requestedOn = facts.zone.dateAt(Math.floor(row.requested_at.getTime() / 60_000));
        const { beforeMinutes, afterMinutes, flags } = previewCorrection(facts, changeOf(row), { requestedOn, now });
        shown.set(row.correction_id, {
          credited_before_minutes: beforeMinutes,
          credited_after_minutes: afterMinutes,
          flags,
        });
      }
    }
    return shown;
  }
}
