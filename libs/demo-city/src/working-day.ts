import { type BookingKind, type WorkLocation } from '@zeitbuch/working-time';
import { ROTAS, SHIFT_STARTS } from './contracts';
import { type Habits } from './habits';
import { type Random } from './random';
import { type UnitLife } from './units';

/** A stamp by the wall clock of its shift day; minutes beyond 1440 lie after midnight. */
export interface Stamp {
  readonly kind: BookingKind;
  readonly minute: number;
  readonly location: WorkLocation;
}

export interface DayPlan {
  readonly habits: Habits;
  readonly life: UnitLife;
  /** 1 to 7. */
  readonly weekday: number;
  readonly oddWeek: boolean;
  readonly targetMinutes: number;
  /** About where the account stands. */
  readonly balanceMinutes: number;
  readonly minor: boolean;
}

const LONGEST_USUAL_DAY = 585;
const SHORTEST_USUAL_DAY = 180;
const EARLIEST_EVENING = 1215;
/** A day that the protection of young people finds: too much work, in a shift of more than ten hours. */
const TOO_LONG_FOR_MINORS = 520;
const LONG_LUNCH = 95;

/** The stamps of one ordinary working day. */
export function stampsOf(random: Random, plan: DayPlan): Stamp[] {
  if (plan.habits.rota !== null) return shiftOf(random, plan, plan.habits.rota);
  const { habits } = plan;
  const netMinutes = wishOf(random, plan);
  const start = random.around(habits.startMinute, habits.startSpread);
  const location = locationOf(random, plan);
  const stamps = dayOf(random, plan, { start, netMinutes, location });
  const free = stamps[stamps.length - 1].minute < EARLIEST_EVENING - 30;
  if (random.chance(habits.lateNightChance) && free && !plan.minor) stamps.push(...eveningOf(random));
  return stamps;
}

/** Minutes of work somebody wants to do: a little more when short of them, a little less when rich. */
function wishOf(random: Random, { habits, targetMinutes, balanceMinutes, minor, life, weekday }: DayPlan): number {
  if (minor) return random.chance(400) ? TOO_LONG_FOR_MINORS : random.around(targetMinutes, 10);
  const pull = Math.trunc((habits.goalMinutes - balanceMinutes) / 8);
  const longThursday = life === 'counter' && weekday === 4 ? 75 : 0;
  const wish = targetMinutes + Math.max(-75, Math.min(75, pull)) + random.around(longThursday, 38);
  return Math.max(SHORTEST_USUAL_DAY, Math.min(LONGEST_USUAL_DAY, wish));
}

function locationOf(random: Random, { habits, weekday }: DayPlan): WorkLocation {
  if (habits.teleworkWeekdays.includes(weekday)) return 'telework';
  if (habits.mobileWeekdays.includes(weekday) || random.chance(habits.mobileChance)) return 'mobileWork';
  return random.chance(120) ? 'businessTrip' : 'office';
}

interface Day {
  readonly start: number;
  readonly netMinutes: number;
  readonly location: WorkLocation;
}

function dayOf(random: Random, { habits, minor }: DayPlan, { start, netMinutes, location }: Day): Stamp[] {
  const lunchAt = Math.max(start + 90, random.around(habits.lunchAtMinute, 18));
  const morning = lunchAt - start;
  // Hurried days happen: then the rest of the break is deducted.
  const lunch = minor
    ? netMinutes === TOO_LONG_FOR_MINORS
      ? LONG_LUNCH
      : 60
    : Math.max(random.chance(300) ? 18 : 30, random.around(habits.lunchMinutes, 9));
  const booked = minor || random.chance(habits.booksBreakChance);
  if (netMinutes <= 330 || netMinutes - morning < 60 || !booked) {
    const end = start + netMinutes + (netMinutes > 360 && !booked ? 30 : 0);
    return [stamp('clockIn', start, location), stamp('clockOut', end, location)];
  }
  const rest = netMinutes - morning;
  if (random.chance(habits.splitDayChance)) {
    const secondHalf = habits.atHome ? 'mobileWork' : location;
    return splitDay(random, { start, netMinutes, location }, lunchAt, secondHalf);
  }
  // Some go on elsewhere after lunch: home in the morning, office in the afternoon.
  const afterwards: WorkLocation = location === 'mobileWork' && random.chance(1500) ? 'office' : location;
  return [
    stamp('clockIn', start, location),
    stamp('breakStart', lunchAt, location),
    stamp('breakEnd', lunchAt + lunch, afterwards),
    stamp('clockOut', lunchAt + lunch + rest, afterwards),
  ];
}

/** Away in the middle of the day, and a second half from home where the job allows it. */
function splitDay(
  random: Random,
  { start, netMinutes, location }: Day,
  leaveAt: number,
  secondHalf: WorkLocation,
): Stamp[] {
  const back = leaveAt + random.int(60, 130);
  return [
    stamp('clockIn', start, location),
    stamp('clockOut', leaveAt, location),
    stamp('clockIn', back, secondHalf),
    stamp('clockOut', back + netMinutes - (leaveAt - start), secondHalf),
  ];
}

/** Once more at the desk at home, late: partly outside the frame, and the rest until the morning gets short. */
function eveningOf(random: Random): Stamp[] {
  const start = random.int(EARLIEST_EVENING, EARLIEST_EVENING + 45);
  return [stamp('clockIn', start, 'mobileWork'), stamp('clockOut', start + random.int(35, 110), 'mobileWork')];
}

/** The shift of the rota on this weekday; none on a free day. */
function shiftOf(random: Random, { weekday, oddWeek }: DayPlan, rota: number): Stamp[] {
  const shift = ROTAS[rota][oddWeek ? 'odd' : 'even'][weekday - 1];
  if (shift === '-') return [];
  const start = SHIFT_STARTS[shift] + random.int(-8, 2);
  const breakAt = start + random.int(200, 290);
  return [
    stamp('clockIn', start, 'office'),
    stamp('breakStart', breakAt, 'office'),
    stamp('breakEnd', breakAt + 30, 'office'),
    stamp('clockOut', start + 498 + random.int(-3, 12), 'office'),
  ];
}

const stamp = (kind: BookingKind, minute: number, location: WorkLocation): Stamp => ({ kind, minute, location });

/** About what the stamps are worth, near enough to steer the next days by. */
export function roughMinutesOf(stamps: readonly Stamp[]): number {
  let worked = 0;
  let breaks = 0;
  for (let i = 1; i < stamps.length; i += 1) {
    const minutes = stamps[i].minute - stamps[i - 1].minute;
    if (stamps[i].kind === 'clockOut' || stamps[i].kind === 'breakStart') worked += minutes;
    else breaks += minutes;
  }
  const dueBreak = worked > 540 ? 45 : worked > 360 ? 30 : 0;
  return Math.min(600, worked - Math.max(0, dueBreak - breaks));
}
