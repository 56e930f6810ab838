import {
  type AbsenceFact,
  type Zone,
  ageOn,
  contractOn,
  datesBetween,
  addDays,
  isReleased,
  isoWeekOf,
  mondayOf,
  scheduledMinutesOn,
  weekdayOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { AbsencePlanner } from './absences';
import { CorrectionDesk, type DemoCorrection, type DemoVoid } from './corrections';
import { type Habits } from './habits';
import { type DemoParticular, particularsOf } from './particulars';
import { type DemoStandby, onCallOf } from './on-call';
import { type DemoPerson } from './demo-person';
import { type DemoBooking, type DemoWorld } from './demo-world';
import { type Stamp, roughMinutesOf, stampsOf } from './working-day';

/** Everything that happened to one person, as the product would have recorded it. */
export interface DemoLife {
  /** In the order of their times; those that were voided too. */
  readonly bookings: DemoBooking[];
  readonly voids: DemoVoid[];
  readonly corrections: DemoCorrection[];
  readonly absences: AbsenceFact[];
  readonly particulars: DemoParticular[];
  readonly standbys: DemoStandby[];
}

/** Lives a person through the days of the demo, up to yesterday. */
export function liveThrough(person: DemoPerson, world: DemoWorld): DemoLife {
  const { zone } = world;
  const yesterday = addDays(world.asOf, -1);
  const from = person.hiredOn > world.firstDate ? person.hiredOn : world.firstDate;
  const to = person.leftOn !== null && person.leftOn < yesterday ? person.leftOn : yesterday;
  const planner = new AbsencePlanner(person.random, person.ids, person.leftOn);
  const desk = new CorrectionDesk(person, world);
  const bookings: DemoBooking[] = [];
  const particulars: DemoParticular[] = [];
  const calm = person.story?.role === 'employee' ? addDays(world.asOf, -14) : world.asOf;
  let balance = person.openingBalanceMinutes;
  let owed: TimeOff | null = null;
  for (const date of datesBetween(from, to)) {
    const day = dayOf(person, world, date);
    if (day.scheduledMinutes === 0 && !day.extraShift) continue;
    // Somebody who came home from the night shift this morning begins no absence with the day.
    const atHome = (bookings.at(-1)?.epochMinute ?? 0) < zone.startOfDay(date);
    const absence =
      date < calm && day.targetMinutes > 0 && atHome
        ? planner.on({
            date,
            weekday: day.weekday,
            balanceMinutes: balance,
            schoolToday: day.school,
            at: zone.at(date, 480),
          })
        : null;
    if (absence) {
      if (absence.kind === 'flexDay') balance -= day.targetMinutes;
      continue;
    }
    if (planner.isAwayOn(date)) continue;
    if (isAwayFrom(person, day, date === yesterday)) continue;
    const early: number = owed && owed.from <= date && day.targetMinutes > owed.minutes ? owed.minutes : 0;
    const stamps = stampsOf(person.random, {
      habits: day.extraShift ? onSaturday(person.habits) : person.habits,
      life: person.unit.life,
      weekday: day.weekday,
      oddWeek: day.oddWeek,
      targetMinutes: (day.targetMinutes || 300) - early,
      balanceMinutes: balance,
      minor: ageOn(person.birthDate, date) < 18,
    });
    balance += roughMinutesOf(stamps) - day.targetMinutes + early;
    const stamped = record(person, zone, date, stamps);
    const ofDay = particularsOf(person, date, day.weekday, stamped, world);
    particulars.push(...ofDay);
    if (early > 0) {
      planner.timeOff(date, zone.at(date, 480));
      owed = null;
    } else owed ??= timeOffFor(ofDay);
    bookings.push(...desk.record(date, stamped));
  }
  const standbys = onCallOf(person, { from, to }, world);
  if (planned(person)) planner.plan(addDays(mondayOf(world.asOf), PLANNED_AFTER_DAYS), zone.at(yesterday, 480));
  return {
    bookings,
    voids: desk.voids,
    corrections: desk.corrections,
    absences: planner.absences,
    particulars,
    standbys,
  };
}

/** Time off for work on order, to be taken on the first day of work from `from` on. */
interface TimeOff {
  readonly from: LocalDate;
  readonly minutes: number;
}

/** Every other order is balanced in the week after it; the rest is paid. */
function timeOffFor(particulars: readonly DemoParticular[]): TimeOff | null {
  const order = particulars.find(({ kind }) => kind === 'overtimeOrder');
  if (!order || order.from === null || order.to === null || Number(order.date.slice(8)) % 2 === 1) return null;
  return { from: addDays(mondayOf(order.date), 7), minutes: order.to - order.from };
}

/** One in three has planned a week of leave already. */
const PLANNED_AFTER_DAYS = 21;
const planned = ({ leftOn, habits, personnelNumber }: DemoPerson): boolean =>
  leftOn === null && habits.rota === null && Number(personnelNumber) % 3 === 0;

function dayOf(person: DemoPerson, { holidays }: DemoWorld, date: LocalDate) {
  const scheduledMinutes = scheduledMinutesOn(date, contractOn(date, person.contracts));
  const weekday = weekdayOf(date);
  const month = date.slice(5, 7);
  const winter = month <= '03' || month >= '11';
  return {
    weekday,
    oddWeek: isoWeekOf(date).week % 2 === 1,
    scheduledMinutes,
    targetMinutes: isReleased(date, holidays) ? 0 : scheduledMinutes,
    school: person.habits.schoolWeekdays.includes(weekday) && month !== '07' && month !== '08',
    /** Winter service of the yard on Saturdays. */
    extraShift: person.unit.life === 'yard' && weekday === 6 && winter && person.random.chance(1200),
  };
}

/** The winter service of a Saturday begins later and reaches into the afternoon, which payroll pays more for. */
const onSaturday = (habits: Habits): Habits => ({ ...habits, startMinute: habits.startMinute + 240 });

/** Holidays are free except for the rota; a night shift of yesterday would reach into today. */
function isAwayFrom(person: DemoPerson, day: ReturnType<typeof dayOf>, isYesterday: boolean): boolean {
  if (person.habits.rota !== null) return isYesterday;
  return day.targetMinutes === 0 && !day.extraShift;
}

/** Stamps of a day as bookings with instants. A night shift lasts its minutes, also where the clocks change during it. */
function record(person: DemoPerson, zone: Zone, date: LocalDate, stamps: readonly Stamp[]): DemoBooking[] {
  const first = stamps[0]?.minute ?? 0;
  const began = zone.at(date, first);
  return stamps.map(({ kind, minute, location }) => {
    const epochMinute = began + minute - first;
    return {
      bookingId: person.ids.next(epochMinute),
      kind,
      location,
      epochMinute,
      offsetMinutes: zone.offsetAt(epochMinute),
      shiftDate: date,
      source: person.unit.life === 'yard' ? 'terminal' : 'web',
      correctionId: null,
      receivedAt: epochMinute,
    };
  });
}
