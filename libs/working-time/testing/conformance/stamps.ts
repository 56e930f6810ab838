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

/** All worked examples happen in one zone. */
export const BERLIN: Zone = zone('Europe/Berlin');

const KINDS: Readonly<Record<Stamp['type'], BookingKind>> = {
  in: 'clockIn',
  out: 'clockOut',
  break_start: 'breakStart',
  break_end: 'breakEnd',
};
const LOCATIONS: Readonly<Record<string, WorkLocation>> = {
  office: 'office',
  mobile: 'mobileWork',
  telework: 'telework',
  travel: 'businessTrip',
};

export function bookingsOf(stamps: readonly Stamp[]): Booking[] {
  return stamps.map((stamp, index) => {
    const { epochMinute, offsetMinutes } = instant(stamp.at);
    const kind = KINDS[stamp.type];
    if (!kind) throw new RangeError(`unknown booking: ${stamp.type}`);
    const location = LOCATIONS[stamp.location ?? 'office'] ?? 'office';
    return { bookingId: String(index).padStart(5, '0'), kind, epochMinute, offsetMinutes, location };
  });
}

export function instant(text: string): ParsedInstant {
  const parsed = parseInstant(text);
  if (!parsed) throw new RangeError(`not an instant with offset: ${text}`);
  return parsed;
}
