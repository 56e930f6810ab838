import { type WorkLocation } from '../booking';
import {
  addDays,
  type Fold,
  type LocalDate,
  type MinuteOfDay,
  type Minutes,
  overlapMinutes,
  type Span,
  type Zone,
} from '../time';
import { type PeriodDay } from './period-day';

/** Work as a day keeps it: minutes of the shift day's wall clock, beyond 1440 after midnight. */
export interface RecordedSpan {
  readonly fromMinute: MinuteOfDay;
  /** null while it is running, or where its end was never booked. */
  readonly toMinute: MinuteOfDay | null;
  readonly location: WorkLocation;
}

type RecordedWork = Pick<PeriodDay, 'minutesByLocation' | 'nightMinutes' | 'workedDates'>;

const LAST_NIGHT_ENDS = 360;
const NIGHT_BEGINS = 1380;
const NIGHT_ENDS = 1800;

/**
 * Where, how long by night and on which calendar days somebody worked, from what a day keeps of it. A running span
 * has the minutes that the others leave of all work done. In the night when clocks go back two instants have the
 * same name: the one is taken with which the spans add up to the minutes of the day.
 *
 * @param workedMinutes all work of the day, as it was evaluated
 */
export function recordedWork(
  date: LocalDate,
  spans: readonly RecordedSpan[],
  workedMinutes: Minutes,
  zone: Zone,
): RecordedWork {
  const minutesByLocation = { office: 0, mobileWork: 0, telework: 0, businessTrip: 0 };
  const dates = new Set<LocalDate>();
  let nightMinutes = 0;
  let leftMinutes = workedMinutes;
  for (const { span, recorded } of onTheLine(date, spans, workedMinutes, zone)) {
    const minutes = span.endMinute - span.startMinute;
    minutesByLocation[recorded.location] += minutes;
    leftMinutes -= minutes;
    nightMinutes += nightWithin(date, span, zone);
  }
  for (const { fromMinute, toMinute, location } of spans) {
    // Just begun is begun: the day counts as one at home.
    if (toMinute === null) minutesByLocation[location] += Math.max(1, leftMinutes);
    if (fromMinute < 1440) dates.add(date);
    if ((toMinute ?? fromMinute + 1) > 1440) dates.add(addDays(date, 1));
  }
  return { minutesByLocation, nightMinutes, workedDates: [...dates] };
}

/** When somebody worked, in epoch minutes and in order; a running span ends where it begins. See {@link recordedWork}. */
export function placedWork(
  date: LocalDate,
  spans: readonly RecordedSpan[],
  workedMinutes: Minutes,
  zone: Zone,
): readonly Span[] {
  const running = spans
    .filter(({ toMinute }) => toMinute === null)
    .map(({ fromMinute }) => instant(date, fromMinute, undefined, zone))
    .map((minute) => ({ startMinute: minute, endMinute: minute }));
  const ended = onTheLine(date, spans, workedMinutes, zone).map(({ span }) => span);
  return [...ended, ...running].sort((a, b) => a.startMinute - b.startMinute);
}

interface PlacedSpan {
  readonly span: Span;
  readonly recorded: RecordedSpan;
}

/** The ended spans in epoch minutes; while one is running nobody knows yet what they must add up to. */
function onTheLine(
  date: LocalDate,
  spans: readonly RecordedSpan[],
  workedMinutes: Minutes,
  zone: Zone,
): readonly PlacedSpan[] {
  const place = (folds: { readonly start?: Fold; readonly end?: Fold }): PlacedSpan[] =>
    spans.flatMap((recorded) =>
      recorded.toMinute === null
        ? []
        : [
            {
              recorded,
              span: {
                startMinute: instant(date, recorded.fromMinute, folds.start, zone),
                endMinute: instant(date, recorded.toMinute, folds.end, zone),
              },
            },
          ],
    );
  const placed = place({});
  if (spans.some(({ toMinute }) => toMinute === null)) return placed;
  const missing = workedMinutes - placed.reduce((sum, { span }) => sum + span.endMinute - span.startMinute, 0);
  if (missing > 0) return place({ end: 'later' });
  return missing < 0 ? place({ start: 'later' }) : placed;
}

function instant(date: LocalDate, minute: MinuteOfDay, fold: Fold | undefined, zone: Zone): number {
  const local = zone.resolveLocal(date, minute, fold);
  return local.kind === 'skipped' ? zone.at(date, minute) : local.epochMinute;
}

function nightWithin(date: LocalDate, span: Span, zone: Zone): Minutes {
  return [
    [0, LAST_NIGHT_ENDS],
    [NIGHT_BEGINS, NIGHT_ENDS],
    [NIGHT_BEGINS + 1440, NIGHT_ENDS + 1440],
  ].reduce(
    (sum, [from, to]) => sum + overlapMinutes(span, { startMinute: zone.at(date, from), endMinute: zone.at(date, to) }),
    0,
  );
}
