import {
  type Booking,
  evaluateDay,
  foresight,
  formatInstant,
  isPresumedRunning,
  pairBookings,
  parseInstant,
  type PortableFacts,
  scheduledMinutesOn,
  type Session,
  unpackFacts,
  type Zone,
  zone,
} from '@zeitbuch/working-time';
import { type BookingKind, type TodayDto, type WorkLocation } from './generated';
import { type PendingBooking } from './outbox/pending-booking';

/**
 * The day as the engine of the server would value it now, with the bookings on their way: the same library, the
 * same facts. Null where the facts are of another day, or the day is over and the server has to tell of the next.
 */
export function previewDay(
  day: TodayDto,
  portable: PortableFacts,
  waiting: readonly PendingBooking[],
  nowMinute: number,
): TodayDto | null {
  const place = zone(portable.zoneId);
  const bookings = [
    ...day.bookings.filter(({ voided }) => !voided),
    ...waiting.map(({ claimedAt, ...booking }) => ({ ...booking, at: claimedAt })),
  ].map((booking) => stamp(booking, place));
  const sessions = pairBookings(bookings, place).filter(({ shiftDate }) => shiftDate === day.date);
  if (portable.date !== day.date || !isStillRunning(portable, sessions, place, nowMinute)) return null;
  const facts = unpackFacts(portable, sessions, nowMinute);
  const evaluation = evaluateDay(facts, { trace: false });
  const { balanceMinutes, creditedMinutes, findings, targetMinutes, workedMinutes } = evaluation;
  const ahead = foresight(facts, nowMinute);
  const instant = (minute: number | null) => (minute === null ? undefined : formatInstant(minute, place));
  const restIsAhead = ahead.restUntilMinute !== null && ahead.restUntilMinute > nowMinute;
  return {
    ...day,
    workedMinutes,
    creditedMinutes,
    targetMinutes,
    balanceTodayMinutes: balanceMinutes,
    accountBalanceMinutes: day.accountBalanceMinutes - day.balanceTodayMinutes + balanceMinutes,
    workedAsOf: formatInstant(nowMinute, place),
    earliestLeaveAt: instant(ahead.earliestLeaveMinute),
    latestEndAt: instant(ahead.latestEndMinute),
    latestEndLimit: ahead.latestEndLimit,
    dailyMaxMinutes: ahead.dailyMaxMinutes,
    breakDueAt: instant(ahead.breakDueMinute),
    nothingCounts: ahead.nothingCounts ?? undefined,
    restUntil: restIsAhead ? instant(ahead.restUntilMinute) : undefined,
    findings: findings.map(({ code, severity, params }) => ({ code, severity, params: { ...params } })),
  };
}

interface Stamped {
  readonly bookingId: string;
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  readonly at: string;
}

/** A booking by the clock of the town hall, wherever the device is and however it writes instants. */
function stamp({ bookingId, kind, location, at }: Stamped, place: Zone): Booking {
  const epochMinute = parseInstant(at)?.epochMinute ?? 0;
  return { bookingId, kind, location, epochMinute, offsetMinutes: place.offsetAt(epochMinute) };
}

function isStillRunning(
  { date, contract }: PortableFacts,
  sessions: readonly Session[],
  place: Zone,
  nowMinute: number,
): boolean {
  if (place.dateAt(nowMinute) === date) return true;
  const last = sessions.at(-1);
  if (!last || (last.state !== 'open' && last.state !== 'onBreak')) return false;
  return isPresumedRunning(nowMinute - last.startMinute, scheduledMinutesOn(date, contract));
}
