/**
 * Arbitrary working days for property tests: everything that may be told of a
 * day, with the borders of the rules (6:00 h, 15 minutes, midnight, the nights
 * in which clocks change) far more often than chance would name them.
 */
import fc from 'fast-check';
import {
  ABSENCE_KINDS,
  type AbsenceFact,
  addDays,
  type DayFacts,
  dateOfEpochDay,
  epochDayOf,
  holidayCalendar,
  type LocalDate,
  type Minutes,
  type PersonStatus,
  type RemoteWork,
  type Session,
  type Span,
  WORK_LOCATIONS,
  type WorkLocation,
  zone,
} from '../src';
import { anyContract, anyParameters } from './arbitrary-terms';
import { agreement } from './builders';

const berlin = zone('Europe/Berlin');

/** Days on which something is different: clocks change, days before it, holidays, month and year ends, a leap day. */
export const SPECIAL_DATES: readonly LocalDate[] = [
  '2026-03-28',
  '2026-03-29',
  '2026-10-24',
  '2026-10-25',
  '2026-12-24',
  '2026-12-31',
  '2026-03-31',
  '2028-02-29',
];

/** Any day of 2024 to 2028; one in three is a special one. */
const anyDate: fc.Arbitrary<LocalDate> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL_DATES) },
  { weight: 2, arbitrary: dates('2024-01-01', '2028-12-31') },
);

/** Any day between two, both inclusive. */
export function dates(from: LocalDate, to: LocalDate): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: epochDayOf(from), max: epochDayOf(to) }).map(dateOfEpochDay);
}

const workLength = fc.oneof(
  fc.integer({ min: 1, max: 720 }),
  fc.constantFrom(1, 240, 270, 271, 330, 360, 361, 480, 510, 540, 541, 570, 600, 601),
);
const gapLength = fc.oneof(fc.integer({ min: 1, max: 180 }), fc.constantFrom(10, 14, 15, 16, 29, 30, 44, 45, 46));
const firstMinute = fc.oneof(
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 330, max: 600 }),
  fc.integer({ min: 1080, max: 1439 }),
);

/** One to four stretches of work that begin on the date, apart by at least a minute, over midnight if they last that long. */
export function anyStretches(date: LocalDate): fc.Arbitrary<Span[]> {
  const pieces = fc.array(fc.tuple(workLength, gapLength), { minLength: 1, maxLength: 4 });
  return fc.tuple(firstMinute, pieces).map(([minuteOfDay, list]) => {
    let at = berlin.at(date, minuteOfDay);
    return list.map(([work, gap]) => {
      const span = { startMinute: at, endMinute: at + work };
      at = span.endMinute + gap;
      return span;
    });
  });
}

/** A complete session of these stretches; ids and offsets as bookings would have given them. */
function sessionOf(date: LocalDate, spans: readonly Span[], location: WorkLocation = 'office'): Session {
  return {
    shiftDate: date,
    startMinute: spans[0].startMinute,
    state: 'complete',
    firstBookingId: 's0',
    lastBookingId: `e${spans.length - 1}`,
    intervals: spans.map(({ startMinute, endMinute }, index) => ({
      startMinute,
      endMinute,
      location,
      startOffsetMinutes: berlin.offsetAt(startMinute),
      endOffsetMinutes: berlin.offsetAt(endMinute),
      startBookingId: `s${index}`,
      endBookingId: `e${index}`,
    })),
  };
}

/** The stretches of a told day. */
export function spansOf(facts: DayFacts): Span[] {
  return facts.sessions.flatMap(({ intervals }) =>
    intervals.map(({ startMinute, endMinute }) => ({ startMinute, endMinute: endMinute ?? startMinute })),
  );
}

/** The same day with other work. */
export function withSpans(facts: DayFacts, spans: readonly Span[]): DayFacts {
  return { ...facts, sessions: [sessionOf(facts.date, spans, facts.sessions[0]?.intervals[0]?.location)] };
}

/** Protection of a person: none most of the time, under 18, expecting (with or without evening permit), nursing. */
const anyPerson: fc.Arbitrary<PersonStatus | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constant({ minor: true }) },
  { weight: 1, arbitrary: fc.constantFrom({ pregnant: true }, { nursing: true }, { minor: true, pregnant: true }) },
  {
    weight: 1,
    arbitrary: fc.constant({ pregnant: true, eveningPermit: { validFrom: '2026-01-01', validTo: '2026-12-24' } }),
  },
);

const details = fc.record(
  {
    minutes: fc.integer({ min: 0, max: 600 }),
    lessons: fc.integer({ min: 1, max: 8 }),
    fromMinute: fc.integer({ min: 0, max: 900 }),
    toMinute: fc.integer({ min: 901, max: 1440 }),
    creditPolicy: fc.constantFrom('coreOnly' as const, 'full' as const),
    strikePolicy: fc.constantFrom('payDeduction' as const, 'flexitimeDebit' as const),
    approved: fc.boolean(),
    certified: fc.boolean(),
    reportedPromptly: fc.boolean(),
  },
  { requiredKeys: [] },
);
const tripDetails = fc.record(
  {
    travelMinutes: fc.integer({ min: 0, max: 720 }),
    drivingMinutes: fc.integer({ min: 0, max: 240 }),
    travelCreditRequested: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** An absence of any kind that holds the date, or ends the day before it. */
function anyAbsence(date: LocalDate, absenceId = 'a'): fc.Arbitrary<AbsenceFact> {
  return fc
    .tuple(fc.constantFrom(...ABSENCE_KINDS), fc.integer({ min: -1, max: 3 }), details, tripDetails)
    .map(([kind, days, more, trip]) => {
      const from = addDays(date, -2);
      return { absenceId, kind, from, to: addDays(date, days), ...more, ...(kind === 'businessTripDay' ? trip : {}) };
    });
}

/** Up to two absences, none most of the time. */
function anyAbsences(date: LocalDate): fc.Arbitrary<readonly AbsenceFact[]> {
  const some = fc.tuple(anyAbsence(date, 'a'), anyAbsence(date, 'b'));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly AbsenceFact[]>([]) },
    { weight: 2, arbitrary: some.map(([first]): readonly AbsenceFact[] => [first]) },
    { weight: 1, arbitrary: some },
  );
}

/** Windows of ordered overtime around the work of a day. */
function anyOrders(spans: readonly Span[]): fc.Arbitrary<Span[]> {
  const window = fc
    .tuple(fc.integer({ min: -120, max: 600 }), fc.integer({ min: 1, max: 300 }))
    .map(([after, length]) => ({
      startMinute: spans[0].startMinute + after,
      endMinute: spans[0].startMinute + after + length,
    }));
  return fc.array(window, { maxLength: 2 });
}

/** What is known of work away from the office: nothing, as often as an agreement of some days with or without equipment. */
function anyRemoteWork(date: LocalDate): fc.Arbitrary<RemoteWork | undefined> {
  const telework = fc.record({
    validFrom: fc.integer({ min: -2, max: 1 }).map((days) => addDays(date, days)),
    validTo: fc.constantFrom(null, date, addDays(date, -1)),
    isEquipmentInstalled: fc.boolean(),
  });
  const known = fc.record({ telework: fc.option(telework), isMobileApproved: fc.boolean() });
  return fc.oneof(fc.constant(undefined), known);
}

/** Any working day of one person, told completely and already over. */
export function anyDay(dateOf: fc.Arbitrary<LocalDate> = anyDate): fc.Arbitrary<DayFacts> {
  return dateOf.chain((date) =>
    anyStretches(date).chain((spans) =>
      fc
        .record({
          parameters: anyParameters,
          contract: fc.oneof({ weight: 6, arbitrary: anyContract }, { weight: 1, arbitrary: fc.constant(null) }),
          person: anyPerson,
          absences: anyAbsences(date),
          overtimeOrders: anyOrders(spans),
          location: fc.constantFrom(...WORK_LOCATIONS),
          isHoliday: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
          otherEmployerMinutes: fc.constantFrom<Minutes>(0, 0, 60),
          previousEndMinute: fc.constantFrom(null, spans[0].startMinute - 600, spans[0].startMinute - 700),
          holidaysMadeUp: fc.subarray([date, addDays(date, 1)]),
          shiftWork: fc.boolean(),
          releasesImpossible: fc.subarray([date, addDays(date, 1)]),
          remoteWork: anyRemoteWork(date),
        })
        .map(({ parameters, isHoliday, location, ...rest }): DayFacts => ({
          ...rest,
          date,
          zone: berlin,
          sessions: [sessionOf(date, spans, location)],
          holidays: holidayCalendar(isHoliday ? [date] : []),
          agreement: agreement(parameters),
        })),
    ),
  );
}

/** Consecutive days of one person under one agreement and contract; some without work. */
export function anyRunOfDays(length: number, from: LocalDate = '2026-03-23'): fc.Arbitrary<DayFacts[]> {
  const days = Array.from({ length }, (_, index) => addDays(from, index));
  const each = fc.tuple(...days.map((date) => fc.tuple(anyDay(fc.constant(date)), fc.integer({ min: 0, max: 3 }))));
  return fc.tuple(each, anyParameters, anyContract, anyPerson).map(([list, parameters, contract, person]) =>
    list.map(([facts, chance]) => ({
      ...facts,
      sessions: chance === 0 ? [] : facts.sessions,
      agreement: agreement(parameters),
      contract,
      person,
    })),
  );
}
