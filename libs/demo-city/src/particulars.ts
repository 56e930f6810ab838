import { isDecember24Or31, type DayFactKind, type DayParticular, type LocalDate } from '@zeitbuch/working-time';
import { type DemoBooking, type DemoWorld } from './demo-world';
import { type DemoPerson } from './demo-person';

export interface DemoParticular extends DayParticular {
  readonly factId: string;
  readonly kind: DayFactKind;
}

/** From 20:00 to 22:00: a window in which the servers may stand still. */
const ORDERED_FROM = 1200;
const ORDERED_TO = 1320;
/** One in this many. */
const ORDERED = 3;
const WITH_SECOND_JOB = 40;
const SECOND_JOB_MINUTES = 150;
const TUESDAY = 2;

/**
 * What was ordered or declared for a day on which somebody worked: late work of the IT service, a service that
 * cannot stand still at Christmas, a holiday that is made up by a free day, a second job on Tuesdays. Follows from
 * person and date alone, so that it costs no throw of the dice.
 */
export function particularsOf(
  person: DemoPerson,
  date: LocalDate,
  weekday: number,
  bookings: readonly DemoBooking[],
  { zone, holidays }: DemoWorld,
): DemoParticular[] {
  const particulars: DemoParticular[] = [];
  const add = (kind: DayFactKind, more: Partial<Omit<DayParticular, 'kind'>> = {}) =>
    particulars.push({
      ...{ date, kind, from: null, to: null, minutes: null, ...more },
      factId: person.ids.next(bookings[0].epochMinute),
    });
  if (bookings.length === 0) return particulars;
  const lot = Number(person.personnelNumber) + Number(date.slice(8));
  const orderedFrom = zone.at(date, ORDERED_FROM);
  const isLate = bookings[bookings.length - 1].epochMinute > orderedFrom;
  if (person.habits.rota !== null) {
    if (isDecember24Or31(date)) add('releaseImpossible');
    if (holidays.isHoliday(date) && lot % 2 === 0) add('holidayTimeOff');
  } else if (isLate && lot % ORDERED === 0) {
    add('overtimeOrder', { from: orderedFrom, to: zone.at(date, ORDERED_TO) });
  }
  if (weekday === TUESDAY && Number(person.personnelNumber) % WITH_SECOND_JOB === 0)
    add('otherEmployer', { minutes: SECOND_JOB_MINUTES });
  return particulars;
}
