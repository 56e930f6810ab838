import { type BookingKind, type WorkLocation } from '../generated';

/**
 * How a booking on this device stands: `waiting` for an answer, or answered and waiting for the person to read it.
 * `refused`: the server said no; `superseded`: what it wished holds already; `clarifying`: the server has kept it,
 * somebody will decide; `unkept`: this device could not keep it, so it is lost when the page closes.
 */
export type PendingState = 'waiting' | 'refused' | 'superseded' | 'clarifying' | 'unkept';

/** A booking on its way. Kept on the device until the server has answered for it and the person knows. */
export interface PendingBooking {
  readonly bookingId: string;
  readonly employeeId: string;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  /** When the button was pressed, by the server's clock as far as known. */
  readonly claimedAt: string;
  readonly state: PendingState;
  /** When the button was pressed by the clock of the device, in milliseconds since 1970. */
  readonly deviceMilliseconds: number;
  /** False while `claimedAt` is the time of a device whose clock no answer has checked. */
  readonly clockKnown: boolean;
  /** It was shown with its minute while it waited, so that minute counts and not the one of its arrival. */
  readonly wasHeldUp?: true;
  /** The stable code of what the server said. */
  readonly refusal?: string;
  /** What a person wrote about the decision. */
  readonly note?: string;
}

/** A booking as it is pressed. */
export type PressedBooking = Omit<PendingBooking, 'state' | 'wasHeldUp' | 'refusal' | 'note'>;

/** Order in which bookings are sent: by claimed time. Ids begin with the time, so they decide between equal ones. */
export function byClaimedTime(one: PendingBooking, other: PendingBooking): number {
  const difference = Date.parse(one.claimedAt) - Date.parse(other.claimedAt);
  return difference || (one.bookingId < other.bookingId ? -1 : 1);
}

/** The first in line among those that wait. */
export function firstWaiting(bookings: readonly PendingBooking[]): PendingBooking | undefined {
  return bookings.filter(({ state }) => state === 'waiting').sort(byClaimedTime)[0];
}

/**
 * Reads what another version of this program kept; null where it is no booking.
 * The version before this one kept no time of the device: its claimed time stands for it.
 */
export function pendingBookingOf(value: unknown): PendingBooking | null {
  const { bookingId, employeeId, kind, location, claimedAt, ...rest } = (value ?? {}) as Record<string, unknown>;
  if (![bookingId, employeeId, kind, location, claimedAt].every((text) => typeof text === 'string')) return null;
  const claimedMilliseconds = Date.parse(claimedAt as string);
  if (Number.isNaN(claimedMilliseconds)) return null;
  const { state, deviceMilliseconds, clockKnown, wasHeldUp, refusal, note } = rest;
  return {
    bookingId: bookingId as string,
    employeeId: employeeId as string,
    kind: kind as PendingBooking['kind'],
    location: location as PendingBooking['location'],
    claimedAt: claimedAt as string,
    state: ANSWERED.has(state as PendingState) ? (state as PendingState) : 'waiting',
    deviceMilliseconds: typeof deviceMilliseconds === 'number' ? deviceMilliseconds : claimedMilliseconds,
    clockKnown: clockKnown !== false,
    ...(wasHeldUp === true ? { wasHeldUp } : {}),
    ...(typeof refusal === 'string' ? { refusal } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  };
}

const ANSWERED = new Set<PendingState>(['refused', 'superseded', 'clarifying']);
