import {
  type Booking,
  type Session,
  type Zone,
  addDays,
  datesBetween,
  daysBetween,
  isReleased,
  pairBookings,
  weekdayOf,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { Problem, type FieldError } from '../platform';
import { type CorrectionAction, type CreateCorrectionDto, type WantedBookingDto } from './correction.dto';

/** Larger ones are looked at one by one. */
const LARGE_EFFECT_MINUTES = 60;
/** Older ones too: memory fades. */
const OLD_AFTER_WORKDAYS = 5;

export type CorrectionFlag =
  'correction.large' | 'correction.old' | 'correction.findings' | 'correction.incomplete' | 'correction.outdated';

/** A wish about the bookings of a day: what goes and what comes. */
export interface Change {
  readonly date: LocalDate;
  readonly removedIds: readonly string[];
  readonly added: readonly Booking[];
}

/** Fields that an action needs beside its name. */
const needed: Readonly<Record<CorrectionAction, readonly (keyof CreateCorrectionDto)[]>> = {
  add: ['kind', 'location', 'localTime'],
  change: ['bookingId', 'localTime'],
  remove: ['bookingId'],
  day: ['bookings', 'dayVersion'],
};
/** Fields that only a wish about one booking has, and those that only a wanted day has. */
const OF_ONE_BOOKING = ['bookingId', 'kind', 'location', 'localTime', 'daysAfter', 'fold'] as const;
const OF_A_DAY = ['bookings', 'dayVersion'] as const;

/** @throws Problem `request.invalid` naming every field that the action lacks or does not know */
export function assertComplete(command: CreateCorrectionDto): void {
  const errors: FieldError[] = needed[command.action]
    .filter((field) => command[field] === undefined)
    .map((field) => ({ field, code: 'isDefined', message: `${field} is needed to ${command.action} a booking` }));
  if (command.action === 'add' && command.bookingId !== undefined) {
    errors.push({ field: 'bookingId', code: 'isEmpty', message: 'a new booking replaces none' });
  }
  for (const field of command.action === 'day' ? OF_ONE_BOOKING : OF_A_DAY) {
    if (command[field] !== undefined) errors.push({ field, code: 'isEmpty', message: `no part of ${command.action}` });
  }
  if (errors.length > 0) throw new Problem('request.invalid', {}, errors);
}

/**
 * The booking that is wished for, at its instant.
 * @param original the booking to be changed; its kind and place are kept where the wish names no others
 * @throws Problem `correction.local-time-skipped`, `correction.local-time-ambiguous` {options}
 */
export function wishedBooking(command: CreateCorrectionDto, original: Booking | null, zone: Zone): Booking {
  const before = original === null ? 0 : daysBetween(command.date, zone.dateAt(original.epochMinute));
  const { localTime = '', fold } = command;
  return {
    bookingId: command.correctionId.toLowerCase(),
    kind: command.kind ?? original?.kind ?? 'clockIn',
    location: command.location ?? original?.location ?? 'office',
    ...instantOf(command.date, { localTime, daysAfter: command.daysAfter ?? before, fold }, zone),
  };
}

/**
 * The instant of a time of the wall clock on a day, or some days after it.
 * @throws Problem `correction.local-time-skipped`, `correction.local-time-ambiguous` {localTime, options}
 */
export function instantOf(
  shiftDate: LocalDate,
  { localTime, daysAfter = 0, fold }: Pick<WantedBookingDto, 'localTime' | 'daysAfter' | 'fold'>,
  zone: Zone,
): Pick<Booking, 'epochMinute' | 'offsetMinutes'> {
  const [hour, minute] = localTime.split(':').map(Number);
  const date = addDays(shiftDate, daysAfter);
  const local = zone.resolveLocal(date, hour * 60 + minute, fold);
  if (local.kind === 'skipped') throw new Problem('correction.local-time-skipped', { date, localTime });
  if (local.kind === 'doubled' && !fold) {
    throw new Problem('correction.local-time-ambiguous', { date, localTime, options: ['earlier', 'later'] });
  }
  return { epochMinute: local.epochMinute, offsetMinutes: local.offsetMinutes };
}

/** The bookings after some changes. */
export function applyChanges(bookings: readonly Booking[], changes: readonly Change[]): Booking[] {
  const removed = new Set(changes.flatMap(({ removedIds }) => removedIds));
  return [...bookings.filter(({ bookingId }) => !removed.has(bookingId)), ...changes.flatMap(({ added }) => added)];
}

/**
 * Whether the bookings still make sense with the change. A missing clock-out may remain, because a
 * forgotten pair is asked for one by one; what must not appear is a booking that
 * follows nothing, two claims to the same minutes, or a booking of another day
 * that changes its day.
 * @throws Problem `correction.overlap`, `correction.sequence`
 */
export function assertSequence(bookings: readonly Booking[], change: Change, zone: Zone): void {
  const flaw = sequenceFlaw(bookings, change, zone);
  if (flaw) throw new Problem(flaw);
}

/** What {@link assertSequence} refuses the change for; null where the bookings make sense with it. */
export function sequenceFlaw(
  before: readonly Booking[],
  change: Change,
  zone: Zone,
): 'correction.overlap' | 'correction.sequence' | null {
  const { date, added } = change;
  const after = applyChanges(before, [change]);
  const sessionsBefore = pairBookings(before, zone);
  const sessionsAfter = pairBookings(after, zone);
  const overlaps = (sessions: readonly Session[]) => sessions.filter(({ state }) => state === 'overlapping').length;
  if (overlaps(sessionsAfter) > overlaps(sessionsBefore)) return 'correction.overlap';
  if (brokenSessions(sessionsAfter, after) > brokenSessions(sessionsBefore, before)) return 'correction.sequence';
  const dayBefore = shiftDates(before, sessionsBefore);
  const dayAfter = shiftDates(after, sessionsAfter);
  const moved = before.some(
    ({ bookingId }) => dayAfter.has(bookingId) && dayAfter.get(bookingId) !== dayBefore.get(bookingId),
  );
  return moved || added.some(({ bookingId }) => dayAfter.get(bookingId) !== date) ? 'correction.sequence' : null;
}

/** Sessions that began without a clock-in or were broken inside; one that only lacks its end is not among them. */
function brokenSessions(sessions: readonly Session[], bookings: readonly Booking[]): number {
  const kinds = new Map(bookings.map(({ bookingId, kind }) => [bookingId, kind]));
  return sessions.filter(
    ({ state, firstBookingId, lastBookingId }) =>
      state === 'incomplete' && (kinds.get(firstBookingId) !== 'clockIn' || kinds.get(lastBookingId) === 'clockOut'),
  ).length;
}

/** The day of each booking by the session that holds it. */
function shiftDates(bookings: readonly Booking[], sessions: readonly Session[]): Map<string, string> {
  const ordered = [...bookings].sort((a, b) => a.epochMinute - b.epochMinute);
  const byId = new Map(bookings.map((booking) => [booking.bookingId, booking]));
  const dates = new Map<string, string>();
  for (const session of sessions) {
    const from = byId.get(session.firstBookingId)?.epochMinute ?? 0;
    const to = byId.get(session.lastBookingId)?.epochMinute ?? 0;
    for (const { bookingId, epochMinute } of ordered) {
      if (epochMinute >= from && epochMinute <= to && !dates.has(bookingId)) dates.set(bookingId, session.shiftDate);
    }
    dates.set(session.firstBookingId, session.shiftDate);
    dates.set(session.lastBookingId, session.shiftDate);
  }
  return dates;
}

/** Why a correction should be looked at one by one. */
export function correctionFlags(
  person: PersonFacts,
  { date, today }: { readonly date: LocalDate; readonly today: LocalDate },
  effect: { beforeMinutes: number; afterMinutes: number; reports: number; incomplete: boolean },
): CorrectionFlag[] {
  const flags: CorrectionFlag[] = [];
  if (Math.abs(effect.afterMinutes - effect.beforeMinutes) > LARGE_EFFECT_MINUTES) flags.push('correction.large');
  const workdays = datesBetween(addDays(date, 1), today).filter(
    (day) => weekdayOf(day) <= 5 && !isReleased(day, person.input.holidays),
  );
  if (workdays.length > OLD_AFTER_WORKDAYS) flags.push('correction.old');
  if (effect.reports > 0) flags.push('correction.findings');
  if (effect.incomplete) flags.push('correction.incomplete');
  return flags;
}
