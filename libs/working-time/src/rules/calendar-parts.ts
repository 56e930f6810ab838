import { type DayFacts, type CalendarPart, type DayWork } from '../day';
import {
  addDays,
  isDecember24Or31,
  type Minutes,
  type MinuteOfDay,
  overlapMinutes,
  type Span,
  weekdayOf,
} from '../time';

/** The day's work cut at every midnight; worked out once and only if a rule asks. */
export function calendarParts(day: DayWork): readonly CalendarPart[] {
  return (day.parts ??= partsOf(day.facts, day.work));
}

/** The same of the work that counts for the account of the day. */
export function accountedParts(day: DayWork): readonly CalendarPart[] {
  return day.accountedWork === day.work ? calendarParts(day) : partsOf(day.facts, day.accountedWork);
}

/** Stretches, ascending and none before the day, cut at every midnight. */
export function partsOf({ zone, holidays, date: shiftDate }: DayFacts, work: readonly Span[]): CalendarPart[] {
  const parts: CalendarPart[] = [];
  let date = shiftDate;
  for (const piece of work) {
    let startMinute = piece.startMinute;
    while (startMinute < piece.endMinute) {
      while (startMinute >= zone.day(date).endMinute) date = addDays(date, 1);
      const endMinute = Math.min(piece.endMinute, zone.day(date).endMinute);
      parts.push({
        date,
        startMinute,
        endMinute,
        weekday: weekdayOf(date),
        isHoliday: holidays.isHoliday(date),
        isDecember24Or31: isDecember24Or31(date),
      });
      startMinute = endMinute;
    }
  }
  return parts;
}

/** Times of a day by its wall clock. */
interface ClockSpan {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** Minutes of a part between two times of its own day's wall clock; an hour that happens twice counts twice. */
export function minutesWithin(day: DayWork, part: CalendarPart, clock: ClockSpan): Minutes {
  const { zone } = day.facts;
  return overlapMinutes(part, { startMinute: zone.at(part.date, clock.from), endMinute: zone.at(part.date, clock.to) });
}
