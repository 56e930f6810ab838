import {
  type AbsenceFact,
  type DayFacts,
  type Period,
  type PeriodDay,
  type RecordedSpan,
  type WorkLocation,
  type WorkedDay,
  datesBetween,
  isAwayKind,
  placedWork,
  recordedWork,
  ruleTermsOf,
  targetMinutesOn,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type EvaluatedDay, type StoredSpan } from '../facts';
import { type RecordedDay } from './limits-query';

export interface PeriodDaysInput {
  /** As the reader may know them. */
  facts: PersonFacts;
  recorded: readonly RecordedDay[];
  /** Today, evaluated up to now; null where it is not looked at. */
  live: EvaluatedDay | null;
  period: Period;
  window: { readonly from: LocalDate; readonly to: LocalDate };
}

/**
 * The days of employment that limits over several days look at. Past days without a
 * record are left out: nobody knows what was worked. Today and later days without one have what is due.
 */
export function periodDays({ facts, recorded, live, period, window }: PeriodDaysInput): PeriodDay[] {
  const stored = new Map<string, RecordedDay>(recorded.map((day) => [day[0], day]));
  if (live) stored.set(live.evaluation.date, recordedDay(live));
  return datesBetween(window.from, window.to).flatMap((date) => {
    const day = stored.get(date) ?? (date < period.today ? null : plannedDay(date, facts));
    const known = day && facts.isEmployedOn(date) ? facts.on(date) : null;
    return day && known ? [periodDay(known, day)] : [];
  });
}

/** When the person worked on the days of the record, for what is looked at across employers. */
export function workedDays({ facts, recorded, live }: PeriodDaysInput): WorkedDay[] {
  const days = live ? [...recorded.filter(([date]) => date !== live.evaluation.date), recordedDay(live)] : recorded;
  return days.flatMap(([date, , workedMinutes, , spans]) => {
    const known = facts.isEmployedOn(date) ? facts.on(date) : null;
    return known
      ? [{ date, workedMinutes, work: placedWork(date, spans.map(recordedSpan), workedMinutes, known.zone) }]
      : [];
  });
}

function periodDay(facts: DayFacts, [date, target, worked, credit, spans]: RecordedDay): PeriodDay {
  const absences = (facts.absences ?? []).filter(({ approved }) => approved !== false);
  return {
    date,
    terms: ruleTermsOf(facts),
    contractWeekMinutes: facts.contract?.weeklyMinutes ?? 0,
    targetMinutes: target,
    workedMinutes: worked,
    otherEmployerMinutes: facts.otherEmployerMinutes ?? 0,
    absenceCreditMinutes: credit,
    ...recordedWork(date, spans.map(recordedSpan), worked, facts.zone),
    isHoliday: facts.holidays.isHoliday(date),
    isAway: absences.some(({ kind }) => isAwayKind(kind)),
    flexHalfDays: target > 0 ? flexHalfDays(absences) : 0,
  };
}

function flexHalfDays(absences: readonly AbsenceFact[]): number {
  const flexDay = absences.find(({ kind }) => kind === 'flexDay');
  if (!flexDay) return 0;
  return flexDay.portion === 'half' ? 1 : 2;
}

const recordedSpan = ([fromMinute, toMinute, location]: StoredSpan): RecordedSpan => ({
  fromMinute,
  toMinute,
  location: location as WorkLocation,
});

/** An evaluation just made, in the form of a stored one. */
export function recordedDay({ evaluation, spans, provisional }: EvaluatedDay): RecordedDay {
  const { date, targetMinutes, workedMinutes, absenceCreditMinutes, balanceMinutes } = evaluation;
  return [date, targetMinutes, workedMinutes, absenceCreditMinutes, spans, provisional, balanceMinutes];
}

function plannedDay(date: LocalDate, { input }: PersonFacts): RecordedDay {
  return [date, targetMinutesOn(date, input.contracts, input.holidays), 0, 0, [], true, 0];
}
