import {
  type BookingDto,
  type BookingKind,
  type CorrectionDto,
  type Fold,
  type ProposedBookingDto,
  type WantedBookingDto,
  type WorkLocation,
} from '@zeitbuch/web-data-access';
import { TOWN_ZONE } from '@zeitbuch/web-ui';
import { parseInstant, zone, type LocalDate } from '@zeitbuch/working-time';
import { candidatesOf, readLocalTime } from './local-time';

/** A time of the draft as it was typed, or as it was booked. */
export interface DraftTime {
  readonly text: string;
  /** Days after the date, as booked or chosen; null: it follows from the times before. */
  readonly daysAfter: number | null;
  /** As it was booked or chosen; null: the first that comes after the time before. */
  readonly fold: Fold | null;
  readonly typed: boolean;
  /** The booking it comes from. */
  readonly bookingId: string | null;
}

/** An unbroken stretch of work at one place. An empty time is a booking that is missing. */
export interface Stretch {
  /** Stays with the stretch while others come and go. */
  readonly id: number;
  readonly start: 'clockIn' | 'breakEnd' | 'locationChange';
  /** null where the next stretch begins at once, at another place. */
  readonly end: 'clockOut' | 'breakStart' | null;
  readonly from: DraftTime;
  readonly to: DraftTime;
  readonly location: WorkLocation;
  /** Of the booking that ends it, where nobody chose another place. */
  readonly endLocation: WorkLocation;
}

const NO_TIME: DraftTime = { text: '', daysAfter: null, fold: null, typed: false, bookingId: null };

const emptyStretch = (id: number, location: WorkLocation): Stretch => ({
  id,
  start: 'clockIn',
  end: 'clockOut',
  from: NO_TIME,
  to: NO_TIME,
  location,
  endLocation: location,
});

/** The kind of end that belongs before each kind of start. */
const END_BEFORE = { clockIn: 'clockOut', breakEnd: 'breakStart', locationChange: null } as const;

/**
 * The bookings of a day as stretches to edit; a day without any begins with one empty stretch. Whatever is missing or
 * out of order is kept: {@link wantedOf} makes the same bookings of them again.
 * @param bookings those that count, in their order
 */
export function stretchesOf(bookings: readonly BookingDto[], date: LocalDate): Stretch[] {
  return stretchesFrom(bookings.map((booking) => ({ ...booking, time: timeOf(booking, date) })));
}

/**
 * The day that somebody asked for, to be edited once more, as if it had been typed again.
 * @param asked bookings of the request, in their order
 * @param booked those that count now: of what stands for one of them it is known, so that it finds its place again
 */
export function stretchesAskedFor(asked: readonly ProposedBookingDto[], booked: readonly BookingDto[]): Stretch[] {
  const unused = [...booked];
  let before = { days: 0, localTime: '00:00' };
  return stretchesFrom(
    asked.map(({ kind, location, localTime, daysAfter: days = 0 }) => {
      const index = unused.findIndex((one) => one.kind === kind);
      const [same] = index < 0 ? [] : unused.splice(index, 1);
      // Its day is chosen only where it is not the first time of its name after the one before.
      const isSameDay = days === before.days;
      const follows = isSameDay
        ? localTime >= before.localTime
        : days === before.days + 1 && localTime < before.localTime;
      before = { days, localTime };
      const daysAfter = follows ? null : days;
      return {
        ...{ kind, location },
        time: { text: localTime, daysAfter, fold: null, typed: true, bookingId: same?.bookingId ?? null },
      };
    }),
  );
}

/**
 * The day as a request for one booking wanted it, to be asked for once more: the bookings that count now, with the one
 * that was wanted in the place of the one that it was about.
 * @param booked those that count now, in their order
 */
export function stretchesWith(
  { original, proposed }: Pick<CorrectionDto, 'original' | 'proposed'>,
  booked: readonly BookingDto[],
  date: LocalDate,
): Stretch[] {
  const bookingId = booked.find((one) => one.bookingId === original?.bookingId)?.bookingId ?? null;
  const placed: PlacedTime[] = booked
    .filter((one) => one.bookingId !== bookingId)
    .map((booking) => ({ ...booking, time: timeOf(booking, date) }));
  if (proposed) {
    const { kind, location, localTime: text, daysAfter = 0 } = proposed;
    placed.push({ kind, location, time: { text, daysAfter, fold: null, typed: true, bookingId } });
  }
  const order = ({ time }: PlacedTime): string => `${time.daysAfter ?? 0} ${time.text}`;
  return stretchesFrom(placed.sort((one, other) => order(one).localeCompare(order(other))));
}

interface PlacedTime {
  readonly kind: BookingKind;
  readonly location: WorkLocation;
  readonly time: DraftTime;
}

function stretchesFrom(bookings: readonly PlacedTime[]): Stretch[] {
  const stretches: Stretch[] = [];
  let open: Stretch | null = null;
  for (const { kind, location, time } of bookings) {
    if (kind === 'clockOut' || kind === 'breakStart') {
      const start = stretches.at(-1)?.end === 'breakStart' ? 'breakEnd' : 'clockIn';
      const begun: Stretch = open ?? { ...emptyStretch(stretches.length, location), start };
      stretches.push({ ...begun, end: kind, to: time, endLocation: location });
      open = null;
    } else {
      if (open) stretches.push({ ...open, end: END_BEFORE[kind] });
      open = { ...emptyStretch(stretches.length, location), start: kind, from: time };
    }
  }
  if (open) stretches.push(open);
  return stretches.length > 0 ? stretches : [emptyStretch(0, 'office')];
}

function timeOf(booking: BookingDto, date: LocalDate): DraftTime {
  const known = candidateOf(booking, date);
  const { localTime: text, bookingId } = booking;
  return { text, daysAfter: known?.daysAfter ?? 0, fold: known?.fold ?? null, typed: false, bookingId };
}

function candidateOf({ localTime, at, daysAfter = 0 }: BookingDto, date: LocalDate) {
  const epochMinute = parseInstant(at)?.epochMinute;
  return candidatesOf(date, localTime, Math.max(1, daysAfter)).find(
    (candidate) => candidate.epochMinute === epochMinute,
  );
}

/** Which of two equal times a booking of a shift of `date` is; null where its time exists once. */
export const foldOf = (booking: BookingDto, date: LocalDate): Fold | null => candidateOf(booking, date)?.fold ?? null;

/** A time of the draft as it is understood. */
interface ReadTime {
  readonly state: 'empty' | 'wrong' | 'read';
  readonly localTime: string;
  /** Days after the date. */
  readonly daysAfter: number;
  readonly fold: Fold | null;
}
/** Most days after the date that the editor offers: a duty of 48 hours lies on three days. */
export const LAST_DAY_OFFERED = 3;
export type ReadStretch = Stretch & { readonly readFrom: ReadTime; readonly readTo: ReadTime };

/**
 * Understands the times one after the other: a typed one is the first that lies after the one before, on the day
 * after it where it must be, the later of two equal ones where only that fits; unless somebody chose its day.
 */
export function readStretches(stretches: readonly Stretch[], date: LocalDate): ReadStretch[] {
  let last = zone(TOWN_ZONE).startOfDay(date);
  let lastDay = 0;
  const read = (time: DraftTime): ReadTime => {
    if (time.text.trim() === '') return { state: 'empty', localTime: '', daysAfter: 0, fold: null };
    const localTime = readLocalTime(time.text);
    if (localTime === null) return { state: 'wrong', localTime: '', daysAfter: 0, fold: null };
    const all = candidatesOf(date, localTime, Math.max(lastDay + 1, time.daysAfter ?? 0));
    const fitting = all.filter(
      ({ daysAfter, fold }) =>
        (time.daysAfter === null || daysAfter === time.daysAfter) &&
        (time.typed ? !time.fold || !fold || fold === time.fold : fold === time.fold),
    );
    const found = fitting.find(({ epochMinute }) => epochMinute >= last) ?? fitting.at(0);
    // A time that does not exist is said by the server.
    if (!found) return { state: 'read', localTime, daysAfter: time.daysAfter ?? 0, fold: time.fold };
    last = found.epochMinute;
    lastDay = found.daysAfter;
    return { state: 'read', localTime, daysAfter: found.daysAfter, fold: found.fold };
  };
  return stretches.map((stretch) => {
    const readFrom = read(stretch.from);
    return { ...stretch, readFrom, readTo: read(stretch.end === null ? NO_TIME : stretch.to) };
  });
}

/** The bookings that make these stretches. What is empty is no booking. */
export function wantedOf(stretches: readonly ReadStretch[]): WantedBookingDto[] {
  const booking = (kind: BookingKind, location: WorkLocation, time: ReadTime): WantedBookingDto[] => {
    const { state, localTime, daysAfter, fold } = time;
    if (state !== 'read') return [];
    return [{ kind, location, localTime, ...(daysAfter > 0 ? { daysAfter } : {}), ...(fold ? { fold } : {}) }];
  };
  return stretches.flatMap(({ start, end, location, endLocation, readFrom, readTo }) => [
    ...booking(start, location, readFrom),
    ...(end === null ? [] : booking(end, endLocation, readTo)),
  ]);
}

/** A time of the draft that nobody has typed, and what it would be the time of. */
export interface LackingTime {
  readonly id: number;
  readonly side: 'from' | 'to';
  readonly kind: BookingKind;
}

/**
 * Times that were made room for and not typed, so that {@link wantedOf} would leave their bookings out without a word:
 * two in a row, which is a whole break or stretch, or that of a change of place. One alone is a missing booking, which
 * the server names; a draft of one empty stretch is a day without bookings.
 */
export function lackingTimes(stretches: readonly ReadStretch[]): LackingTime[] {
  const times = stretches.flatMap(({ id, start, end, readFrom, readTo }) => [
    { id, side: 'from' as const, kind: start, isEmpty: readFrom.state === 'empty' },
    ...(end === null ? [] : [{ id, side: 'to' as const, kind: end, isEmpty: readTo.state === 'empty' }]),
  ]);
  if (stretches.length === 1 && times.every(({ isEmpty }) => isEmpty)) return [];
  return times
    .filter(({ isEmpty, kind }, at) => {
      const isBesideEmpty = [times.at(at + 1), at > 0 ? times[at - 1] : undefined].some((other) => other?.isEmpty);
      return isEmpty && (kind === 'locationChange' || isBesideEmpty);
    })
    .map(({ id, side, kind }) => ({ id, side, kind }));
}

/** A draft with a break, a change of place or an interruption in the stretch `id`: it ends there, and another one begins. */
export function split(stretches: readonly Stretch[], id: number, start: Stretch['start']): Stretch[] {
  const next = nextId(stretches);
  return stretches.flatMap((stretch) => {
    if (stretch.id !== id) return [stretch];
    const { location, endLocation, end, to } = stretch;
    const rest: Stretch = { ...emptyStretch(next, location), start, end, to, endLocation };
    return [{ ...stretch, end: END_BEFORE[start], to: NO_TIME, endLocation: location }, rest];
  });
}

/** A draft with one more stretch at its end. */
export const append = (stretches: readonly Stretch[]): Stretch[] => [
  ...stretches,
  emptyStretch(nextId(stretches), stretches.at(-1)?.location ?? 'office'),
];

/** A draft in which the stretch `id` and the one before are one: what lay between them is gone. */
export function joinToPrevious(stretches: readonly Stretch[], id: number): Stretch[] {
  const index = stretches.findIndex((stretch) => stretch.id === id);
  const { end, to, endLocation } = stretches[index];
  const joined: Stretch = { ...stretches[index - 1], end, to, endLocation };
  return [...stretches.slice(0, index - 1), joined, ...stretches.slice(index + 1)];
}

/** A draft without the stretch `id`; those beside it begin and end as they must. */
export function without(stretches: readonly Stretch[], id: number): Stretch[] {
  const index = stretches.findIndex((stretch) => stretch.id === id);
  const left = stretches.filter((stretch) => stretch.id !== id);
  if (left.length === 0) return [emptyStretch(nextId(stretches), stretches[index].location)];
  const isFirst = index === 0;
  const beside = isFirst ? 0 : index - 1;
  return left.map((stretch, at) => {
    if (at !== beside) return stretch;
    if (isFirst) return { ...stretch, start: 'clockIn' };
    return { ...stretch, end: left[at + 1] ? END_BEFORE[left[at + 1].start] : 'clockOut' };
  });
}

/** A time that somebody typed, for which the day as it is now has no place. */
export interface TimeLeft {
  readonly kind: BookingKind;
  readonly text: string;
}

/**
 * What somebody made of the day, carried over to the day as it is booked now: what was typed for a booking stays with
 * it, as does another place; what was typed for a missing one goes to the first that is still missing.
 * @returns the stretches, and what was typed without a place in them
 */
export function carryOver(
  draft: readonly Stretch[],
  booked: readonly Stretch[],
): { stretches: Stretch[]; left: TimeLeft[] } {
  const typed = timesOf(draft).filter(({ time }) => time.typed && (time.text.trim() !== '' || time.bookingId !== null));
  const carried = new Map<string, DraftTime>();
  const left: TimeLeft[] = [];
  const places = timesOf(booked);
  for (const { kind, time } of typed) {
    const place = places.find(
      (one) =>
        !carried.has(one.key) &&
        (time.bookingId === null
          ? one.time.bookingId === null && one.kind === kind
          : one.time.bookingId === time.bookingId),
    );
    if (place) carried.set(place.key, time);
    else if (time.text.trim() !== '') left.push({ kind, text: time.text.trim() });
  }
  const stretches = booked.map((stretch): Stretch => {
    const { id, from, to } = stretch;
    const before = (bookingId: string | null, side: 'from' | 'to') =>
      bookingId === null ? undefined : draft.find((one) => one[side].bookingId === bookingId);
    return {
      ...stretch,
      from: carried.get(`from ${id}`) ?? from,
      to: carried.get(`to ${id}`) ?? to,
      location: before(from.bookingId, 'from')?.location ?? stretch.location,
      endLocation: before(to.bookingId, 'to')?.endLocation ?? stretch.endLocation,
    };
  });
  return { stretches, left };
}

const timesOf = (stretches: readonly Stretch[]) =>
  stretches.flatMap(({ id, start, end, from, to }) => [
    { key: `from ${id}`, kind: start as BookingKind, time: from },
    ...(end === null ? [] : [{ key: `to ${id}`, kind: end as BookingKind, time: to }]),
  ]);

const nextId = (stretches: readonly Stretch[]): number => Math.max(...stretches.map(({ id }) => id)) + 1;
