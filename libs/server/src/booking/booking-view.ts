import { type BookingRefusal, type Zone, daysBetween, formatInstant, type LocalDate } from '@zeitbuch/working-time';
import { Problem, type ProblemParams } from '../platform';
import { type BookingDto } from './booking.dto';
import { type RecordedBooking } from './clock-context';

/** How many days before a day a duty may have begun that goes on into it: one of 48 hours lies on three days. */
export const DAYS_OF_A_DUTY = [1, 2] as const;
/** Until when work goes on that lasts all day. */
export const END_OF_DAY = '24:00';

/** A time of the wall clock, HH:mm; minutes beyond 1440 belong to the day after. */
export function wallClock(minuteOfDay: number): string {
  const minute = ((minuteOfDay % 1440) + 1440) % 1440;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** How many days after the date of its shift a minute lies; nothing where it lies on it. */
export function daysAfterView(shiftDate: LocalDate, epochMinute: number, zone: Zone): { daysAfter?: number } {
  const days = daysBetween(shiftDate, zone.dateAt(epochMinute));
  return days > 0 ? { daysAfter: days } : {};
}

/** A booking as the client shows it. */
export function bookingView(booking: RecordedBooking, zone: Zone): BookingDto {
  return {
    bookingId: booking.bookingId,
    kind: booking.kind,
    at: formatInstant(booking.epochMinute, zone),
    localTime: wallClock(booking.epochMinute + booking.offsetMinutes),
    location: booking.location,
    ...daysAfterView(booking.shiftDate, booking.epochMinute, zone),
    source: booking.source,
    voided: booking.voided,
    ...(booking.correctionId ? { correctionId: booking.correctionId } : {}),
  };
}

const instants: Readonly<Record<string, string>> = {
  openSince: 'openSince',
  since: 'since',
  lastEpochMinute: 'lastAt',
};

/** The domain's refusal as a problem of the API; instants are shown as ISO 8601. */
export function problemOfRefusal(refusal: BookingRefusal, zone: Zone): Problem {
  const params: ProblemParams = {};
  for (const [key, value] of Object.entries(refusal.params)) {
    const isInstant = key in instants && typeof value === 'number';
    params[isInstant ? instants[key] : key] = isInstant ? formatInstant(value, zone) : value;
  }
  return new Problem(refusal.code, params);
}
