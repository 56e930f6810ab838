import {
  type BookingDto,
  type BookingKind,
  type ClockState,
  type PendingBooking,
  type PendingState,
  type WorkLocation,
} from '@zeitbuch/web-data-access';
import { type DialSegment, formatTime, minuteOfDay } from '@zeitbuch/web-ui';

/** One line of today's list: a booking of the server, or one that is on its way. */
export interface CourseEntry {
  readonly bookingId: string;
  readonly kind: BookingKind;
  readonly localTime: string;
  readonly location: WorkLocation;
  readonly state: 'confirmed' | PendingState;
  readonly refusal?: string;
}

/** A stretch of the day at one place, or of a break. */
export interface CourseSegment extends DialSegment {
  readonly location: WorkLocation;
  readonly open: boolean;
}

/** Bookings of the day with those on their way at their end. Voided ones do not count and are left out. */
export function courseEntries(bookings: readonly BookingDto[], pending: readonly PendingBooking[]): CourseEntry[] {
  const known = new Set(bookings.map((booking) => booking.bookingId));
  return [
    ...bookings
      .filter((booking) => !booking.voided)
      .map(({ bookingId, kind, localTime, location }) => ({
        bookingId,
        kind,
        localTime,
        location,
        state: 'confirmed' as const,
      })),
    ...pending
      .filter((item) => !known.has(item.bookingId) && item.state !== 'superseded')
      .map(({ bookingId, kind, location, claimedAt, state, refusal }) => ({
        bookingId,
        kind,
        localTime: formatTime(claimedAt),
        location,
        state,
        refusal,
      })),
  ];
}

/**
 * Work and breaks as stretches of the day. A stretch goes on after midnight with
 * minutes above 1440; the last one reaches to `nowMinute` while it is open.
 */
export function courseSegments(entries: readonly CourseEntry[], nowMinute: number): CourseSegment[] {
  const segments: CourseSegment[] = [];
  let open: { minute: number; kind: 'work' | 'break'; location: WorkLocation; pending: boolean } | null = null;
  let before = 0;
  for (const entry of entries) {
    if (!counts(entry)) continue;
    const minute = notBefore(before, minuteOfDay(entry.localTime));
    before = minute;
    const pending = entry.state === 'waiting';
    if (open)
      segments.push({
        fromMinute: open.minute,
        toMinute: minute,
        kind: open.kind,
        location: open.location,
        open: false,
        pending: open.pending,
      });
    if (entry.kind === 'clockOut') open = null;
    else open = { minute, kind: entry.kind === 'breakStart' ? 'break' : 'work', location: entry.location, pending };
  }
  if (open) {
    const { minute, kind, location, pending } = open;
    segments.push({ fromMinute: minute, toMinute: notBefore(minute, nowMinute), kind, location, open: true, pending });
  }
  return segments.filter((segment) => segment.open || segment.toMinute > segment.fromMinute);
}

/** Only what the server has, or will have once it is sent, moves the clock on. */
const counts = ({ state }: CourseEntry): boolean => state === 'confirmed' || state === 'waiting';

/** A time of day that is earlier than the one before it lies after midnight. */
const notBefore = (earlier: number, minute: number): number =>
  (minute < earlier % 1440 ? minute + 1440 : minute) + Math.floor(earlier / 1440) * 1440;

/** Local time of the booking that made the state: being here since the clock-in, not since a change of place. */
export function sinceOf(entries: readonly CourseEntry[], state: ClockState): string | null {
  const kind = ({ in: 'clockIn', onBreak: 'breakStart', out: 'clockOut' } as const)[state];
  return entries.findLast((entry) => entry.kind === kind && counts(entry))?.localTime ?? null;
}
