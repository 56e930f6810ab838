import { type EpochMinute, type LocalDate, type Minutes } from '../time';

export type BookingKind = 'clockIn' | 'clockOut' | 'breakStart' | 'breakEnd' | 'locationChange';
export const BOOKING_KINDS: readonly BookingKind[] = [
  'clockIn',
  'clockOut',
  'breakStart',
  'breakEnd',
  'locationChange',
];

export type WorkLocation = 'office' | 'mobileWork' | 'telework' | 'businessTrip';
export const WORK_LOCATIONS: readonly WorkLocation[] = ['office', 'mobileWork', 'telework', 'businessTrip'];

/** One raw, immutable stamp. The instant is cut to the minute: nobody is rounded to their cost. */
export interface Booking {
  readonly bookingId: string;
  readonly kind: BookingKind;
  readonly epochMinute: EpochMinute;
  /** UTC offset of the place at that instant: tells the two 02:30 of an autumn night apart. */
  readonly offsetMinutes: Minutes;
  /** Where work goes on from here; of no meaning on clockOut and breakStart. */
  readonly location: WorkLocation;
}

/** An unbroken stretch of real work at one place. Start inclusive, end exclusive, in epoch minutes. */
export interface WorkInterval {
  readonly startMinute: EpochMinute;
  /** null while the person is working, or if the end was never booked. */
  readonly endMinute: EpochMinute | null;
  readonly location: WorkLocation;
  readonly startOffsetMinutes: Minutes;
  readonly endOffsetMinutes: Minutes | null;
  readonly startBookingId: string;
  readonly endBookingId: string | null;
}

/**
 * - `complete`: from clock-in to clock-out
 * - `open`, `onBreak`: the last booking is not a clock-out
 * - `incomplete`: a booking is missing; nobody invents it
 * - `overlapping`: two runs of work claim the same minutes (terminal and app); each minute counts once
 */
export type SessionState = 'complete' | 'open' | 'onBreak' | 'incomplete' | 'overlapping';

/** A run of bookings from clock-in to clock-out. Belongs wholly to its shift date, also the part after midnight. */
export interface Session {
  /** Local date of the first clock-in. */
  readonly shiftDate: LocalDate;
  /** Instant of the first booking; work that lasted no whole minute leaves no interval, but the session began. */
  readonly startMinute: EpochMinute;
  readonly intervals: readonly WorkInterval[];
  readonly state: SessionState;
  /** First and last booking of the session. */
  readonly firstBookingId: string;
  readonly lastBookingId: string;
}

/** Where a person stands after their bookings. */
export interface BookingState {
  readonly status: 'out' | 'in' | 'onBreak';
  /** Instant of the booking that led here; null without any booking. */
  readonly since: EpochMinute | null;
  readonly location: WorkLocation | null;
}
