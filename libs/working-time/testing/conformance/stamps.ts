import {
  type Booking,
  type BookingKind,
  parseInstant,
  type ParsedInstant,
  type WorkLocation,
  zone,
  type Zone,
} from '../../src';
import { type Stamp } from './case';
import { choiceOf, within } from './given';

/** All worked examples happen in one zone. */
export const BERLIN: Zone = zone('Europe/Berlin');

const KINDS: Readonly<Record<Stamp['type'], BookingKind>> = {
  in: 'clockIn',
  out: 'clockOut',
  break_start: 'breakStart',
  break_end: 'breakEnd',
};
/** Places of work as the worked examples name them. */
export const LOCATIONS: Readonly<Record<string, WorkLocation>> = {
  office: 'office',
  mobile: 'mobileWork',
  telework: 'telework',
  travel: 'businessTrip',
};

export function bookingsOf(stamps: readonly Stamp[]): Booking[] {
  return stamps.map((stamp, index) => within(`booking ${index + 1}`, () => bookingOf(stamp, index)));
}

function bookingOf(stamp: Stamp, index: number): Booking {
  const { epochMinute, offsetMinutes } = instant(stamp.at);
  return {
    bookingId: String(index).padStart(5, '0'),
    kind: choiceOf(KINDS, stamp.type, 'booking'),
    epochMinute,
    offsetMinutes,
    location: choiceOf(LOCATIONS, stamp.location ?? 'office', 'location'),
  };
}

export function instant(text: unknown): ParsedInstant {
  const parsed = typeof text === 'string' ? parseInstant(text) : null;
  if (!parsed) throw new RangeError(`not an instant with offset: ${String(text)}`);
  return parsed;
}
