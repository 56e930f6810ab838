import {
  type AbsenceFact,
  type AgreementParameters,
  type Booking,
  type BookingKind,
  type DayWindow,
  type LocalDate,
  STANDARD_PARAMETERS,
  datesBetween,
  holidayCalendar,
  weekdayOf,
  zone,
  PersonFacts,
  TenantAgreements,
  CircleAnnexes,
} from '@zeitbuch/working-time';

/** Past and closed: nothing of it depends on the day on which the benchmark runs. */
const YEAR = { first: '2026-01-01', last: '2026-12-31' } as const;
export const DATES = datesBetween(YEAR.first, YEAR.last);

const BERLIN = zone('Europe/Berlin');
const TARGET_MINUTES = 468;
/** Public holidays in Saxony. */
const HOLIDAYS = holidayCalendar({
  '2026-01-01': 'Neujahr',
  '2026-04-03': 'Karfreitag',
  '2026-04-06': 'Ostermontag',
  '2026-05-01': 'Tag der Arbeit',
  '2026-05-14': 'Christi Himmelfahrt',
  '2026-05-25': 'Pfingstmontag',
  '2026-10-03': 'Tag der Deutschen Einheit',
  '2026-10-31': 'Reformationstag',
  '2026-11-18': 'Buß- und Bettag',
  '2026-12-25': '1. Weihnachtstag',
  '2026-12-26': '2. Weihnachtstag',
});

const mondayToFriday = (window: DayWindow) => [window, window, window, window, window, null, null];

/** A full agreement: frame, core time with a window for breaks, breaks deducted, a daily limit, an account. */
const PARAMETERS: AgreementParameters = {
  ...STANDARD_PARAMETERS,
  frame: mondayToFriday({ fromMinute: 360, toMinute: 1200 }),
  core: mondayToFriday({ fromMinute: 540, toMinute: 840 }),
};
const AGREEMENT_ID = 'DV-BENCH';
const AGREEMENTS = new TenantAgreements({
  names: new Map(),
  versions: new Map([
    [
      AGREEMENT_ID,
      [{ agreementId: AGREEMENT_ID, version: 1, validFrom: '2020-01-01', validTo: null, parameters: PARAMETERS }],
    ],
  ]),
  overlays: new Map(),
  annexes: CircleAnnexes.NONE,
  resolved: new Map(),
});

/** A kind of day: its bookings by minute of the day, and what it is worth, worked out by hand. */
interface DayKind {
  readonly bookings: readonly (readonly [BookingKind, number])[];
  readonly absence?: AbsenceFact['kind'];
  readonly creditedMinutes: number;
}

const pieces = (...minutes: readonly [number, number][]): DayKind['bookings'] =>
  minutes.flatMap(([from, to], index) => [
    [index === 0 ? 'clockIn' : 'breakEnd', from] as const,
    [index === minutes.length - 1 ? 'clockOut' : 'breakStart', to] as const,
  ]);

/** 07:30 to 12:00 and 12:35 to 16:20: 270 + 225. */
export const PLAIN: DayKind = { bookings: pieces([450, 720], [755, 980]), creditedMinutes: 495 };
/** 07:00 to 18:00 in one piece: 660, less 45 minutes of break, capped at 600. */
const LONG: DayKind = { bookings: pieces([420, 1080]), creditedMinutes: 600 };
/** 05:00 to 11:30 and 12:00 to 15:00: 570, of which 60 before the frame. */
const EARLY: DayKind = { bookings: pieces([300, 690], [720, 900]), creditedMinutes: 510 };
/** 10:00 to 16:00, an hour of the core missed. */
const LATE: DayKind = { bookings: pieces([600, 960]), creditedMinutes: 360 };
const LEAVE: DayKind = { bookings: [], absence: 'leave', creditedMinutes: TARGET_MINUTES };
const FREE: DayKind = { bookings: [], creditedMinutes: 0 };

/** What a person does on a day: mostly a plain one, of twenty working days four are not. */
function kindOf(person: number, dayOfYear: number): DayKind {
  return [LONG, EARLY, LATE, LEAVE][(person * 7 + dayOfYear) % 20] ?? PLAIN;
}

const isFree = (date: LocalDate): boolean =>
  weekdayOf(date) > 5 || HOLIDAYS.isHoliday(date) || date === '2026-12-24' || date === '2026-12-31';

/** Bookings and absences of a person over some days, and the minutes these days must credit. */
export interface Life {
  readonly bookings: Booking[];
  readonly absences: AbsenceFact[];
  readonly creditedMinutes: number;
}

/** Lives through the dates. Everybody comes and goes some minutes apart, by the same time each day. */
export function live(person: number, dates: readonly LocalDate[], kind = kindOf): Life {
  const bookings: Booking[] = [];
  const absences: AbsenceFact[] = [];
  let creditedMinutes = 0;
  dates.forEach((date, dayOfYear) => {
    const day = isFree(date) ? FREE : kind(person, dayOfYear);
    const shift = day === PLAIN ? (person * 7) % 40 : 0;
    creditedMinutes += day.creditedMinutes;
    if (day.absence) absences.push({ absenceId: `${person} ${date}`, kind: day.absence, from: date, to: date });
    for (const [bookingKind, minute] of day.bookings) bookings.push(booking(bookingKind, date, minute + shift));
  });
  return { bookings, absences, creditedMinutes };
}

function booking(kind: BookingKind, date: LocalDate, minute: number): Booking {
  const epochMinute = BERLIN.at(date, minute);
  const bookingId = `01900000-0000-7000-8000-${epochMinute.toString(16).padStart(12, '0')}`;
  return { bookingId, kind, location: 'office', epochMinute, offsetMinutes: BERLIN.offsetAt(epochMinute) };
}

/** The facts of a life, by the class with which the server gathers them. */
export function factsOf(person: number, { bookings, absences }: Life): PersonFacts {
  return new PersonFacts({
    employeeId: `person ${person}`,
    birthDate: '1980-01-01',
    hiredOn: '2020-01-01',
    leftOn: null,
    zone: BERLIN,
    contracts: [
      {
        contractId: `contract ${person}`,
        validFrom: '2020-01-01',
        validTo: null,
        weeklyMinutes: 5 * TARGET_MINUTES,
        pattern: {
          kind: 'weekly',
          minutes: [TARGET_MINUTES, TARGET_MINUTES, TARGET_MINUTES, TARGET_MINUTES, TARGET_MINUTES, 0, 0],
        },
        personnelGroup: 'TVOED_VKA',
      },
    ],
    assignments: [{ id: AGREEMENT_ID, from: '2020-01-01', to: null }],
    agreements: AGREEMENTS,
    holidays: HOLIDAYS,
    bookings,
    absences,
    remoteWork: null,
    protections: [],
    particulars: [],
  });
}

/** The year is over. */
export const NOW = BERLIN.startOfDay('2027-02-01');
