import { type Booking, type BookingKind, statusAfter } from '@zeitbuch/working-time';
import { wallClock } from '../booking';
import { type DayGapDto } from './correction.dto';

type Standing = ReturnType<typeof statusAfter>;

/**
 * The bookings that a day lacks, each told beside one that is there: a clock-out after 13:00, a clock-in before 16:30.
 * @param ordered the bookings of one day in their order
 * @param isOver nobody is at work any more: the last booking must be a clock-out
 */
export function gapsOf(ordered: readonly Booking[], isOver: boolean): DayGapDto[] {
  const gaps: DayGapDto[] = [];
  let standing: Standing = 'out';
  let last: Booking | undefined;
  for (const booking of ordered) {
    const kind = missingBefore(standing, booking.kind);
    // After a forgotten clock-out the last booking is what people remember; of all others the one that follows.
    if (kind === 'clockOut' && last) gaps.push(gap(kind, last, 'after'));
    else if (kind) gaps.push(gap(kind, booking, 'before'));
    standing = statusAfter(booking.kind);
    last = booking;
  }
  if (isOver && last && standing !== 'out') gaps.push(gap('clockOut', last, 'after'));
  return gaps;
}

/** The booking that must lie between where one stands and the next booking; undefined where none is missing. */
function missingBefore(standing: Standing, next: BookingKind): BookingKind | undefined {
  if (next === 'clockIn') return standing === 'out' ? undefined : 'clockOut';
  if (standing === 'out') return 'clockIn';
  if (next === 'breakEnd') return standing === 'onBreak' ? undefined : 'breakStart';
  if (next === 'breakStart' || next === 'locationChange') return standing === 'in' ? undefined : 'breakEnd';
  return undefined;
}

const gap = (kind: BookingKind, beside: Booking, side: DayGapDto['side']): DayGapDto => ({
  kind,
  localTime: wallClock(beside.epochMinute + beside.offsetMinutes),
  side,
});
