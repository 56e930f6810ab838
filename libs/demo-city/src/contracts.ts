import {
  type ContractSlice,
  type PersonnelGroup,
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type DemoIds } from './demo-ids';
import { type Random } from './random';
import { type UnitLife } from './units';

const FULL_DAY = 468;
const OFF = 0;
const week = (...mondayToSunday: number[]): number[] => mondayToSunday;
const everyDay = (minutes: number) => week(minutes, minutes, minutes, minutes, minutes, 0, 0);

interface Hours {
  readonly odd: readonly number[];
  readonly even: readonly number[];
}
const same = (pattern: readonly number[]): Hours => ({ odd: pattern, even: pattern });

const FULL_TIME = same(everyDay(FULL_DAY));
/** 29.25 h: 351 minutes a day, no rounding. */
const THREE_QUARTERS = same(everyDay(351));
const HALF = same(everyDay(234));
const THREE_DAYS = same(week(FULL_DAY, FULL_DAY, OFF, FULL_DAY, OFF, OFF, OFF));
/** 19.5 h as three days in odd and two in even weeks. */
const ALTERNATING: Hours = {
  odd: week(FULL_DAY, FULL_DAY, FULL_DAY, OFF, OFF, OFF, OFF),
  even: week(FULL_DAY, FULL_DAY, OFF, OFF, OFF, OFF, OFF),
};
const CIVIL_SERVANT = same(everyDay(480));

/** Shifts of the rota by weekday: F begins at 06:00, S at 13:45, N at 21:45, each 498 minutes with 30 of break. */
export type Shift = 'F' | 'S' | 'N' | '-';
export const SHIFT_STARTS: Readonly<Record<Exclude<Shift, '-'>, number>> = { F: 360, S: 825, N: 1305 };
const BUSY: readonly Shift[] = ['F', 'F', 'S', 'N', '-', 'F', 'S'];
const QUIET: readonly Shift[] = ['N', '-', '-', 'F', 'F', 'N', '-'];
/** Two shift groups relieve each other: what one works in odd weeks the other works in even ones. */
export const ROTAS: readonly { odd: readonly Shift[]; even: readonly Shift[] }[] = [
  { odd: BUSY, even: QUIET },
  { odd: QUIET, even: BUSY },
];
const due = (shifts: readonly Shift[]) => shifts.map((shift) => (shift === '-' ? 0 : FULL_DAY));
const BEFORE_MIDNIGHT = 1440 - SHIFT_STARTS.N;
/** The same by calendar day: of a night shift a part is due on the day after. No week ends with one. */
const dueByCalendarDay = (shifts: readonly Shift[]) =>
  due(shifts).map((minutes, day) => {
    const today = shifts[day] === 'N' ? BEFORE_MIDNIGHT : minutes;
    return shifts[day - 1] === 'N' ? today + FULL_DAY - BEFORE_MIDNIGHT : today;
  });

const ONE_SHIFT = { worksInShifts: false };

/** What is agreed with a person of the city. */
export interface Employment {
  readonly personnelGroup: PersonnelGroup;
  readonly payGroup: string;
  readonly hours: Hours;
  readonly worksInShifts: boolean;
  /** Another number of hours from this day on. */
  readonly change: { readonly from: LocalDate; readonly hours: Hours } | null;
}

export interface EmploymentWish {
  readonly life: UnitLife;
  /** Social work, paid by the scale of its own (TVöD S 2 to S 18). */
  readonly social: boolean;
  readonly rota: number | null;
  /** The annex of the unit counts each minute for its calendar day. */
  readonly byCalendarDay: boolean;
  readonly apprentice: boolean;
  readonly leader: boolean;
  /** Leaders and named people keep plain hours. */
  readonly plain: boolean;
  readonly firstDate: LocalDate;
  readonly asOf: LocalDate;
}

/** Throws the dice for somebody's employment. */
export function employmentOf(random: Random, wish: EmploymentWish): Employment {
  if (wish.apprentice)
    return { ...ONE_SHIFT, personnelGroup: 'TVAOED', payGroup: 'AZUBI', hours: FULL_TIME, change: null };
  const payGroup = wish.leader
    ? random.pick(['E11', 'E12', 'E13'])
    : random.pick(['E5', 'E6', 'E8', 'E9a', 'E9b', 'E9c']);
  const social = wish.leader ? 'S17' : 'S12';
  const tariff = { ...ONE_SHIFT, personnelGroup: 'TVOED_VKA' as const, payGroup: wish.social ? social : payGroup };
  if (wish.rota !== null) {
    const { odd, even } = ROTAS[wish.rota];
    const minutes = wish.byCalendarDay ? dueByCalendarDay : due;
    return { ...tariff, hours: { odd: minutes(odd), even: minutes(even) }, worksInShifts: true, change: null };
  }
  if (wish.life === 'yard' || wish.plain) return { ...tariff, hours: FULL_TIME, change: null };
  if (random.chance(1400))
    return {
      ...ONE_SHIFT,
      personnelGroup: 'BEAMTE_SN',
      payGroup: wish.leader ? 'A13' : random.pick(['A8', 'A9', 'A10', 'A11']),
      hours: CIVIL_SERVANT,
      change: null,
    };
  const hours = wish.leader ? FULL_TIME : partTime(random);
  return { ...tariff, hours, change: random.chance(700) ? changeOf(random, hours, wish) : null };
}

function partTime(random: Random): Hours {
  const throwOf100 = random.int(1, 100);
  if (throwOf100 <= 62) return FULL_TIME;
  if (throwOf100 <= 76) return THREE_QUARTERS;
  if (throwOf100 <= 84) return THREE_DAYS;
  return throwOf100 <= 92 ? HALF : ALTERNATING;
}

/** A change of hours in the middle of a month of the demo. */
function changeOf(random: Random, hours: Hours, { firstDate, asOf }: EmploymentWish): Employment['change'] {
  const month = addMonths(monthOf(firstDate), random.int(2, 9));
  const from = addDays(firstDayOf(month), random.int(8, 19));
  return from < asOf ? { from, hours: hours === FULL_TIME ? THREE_QUARTERS : FULL_TIME } : null;
}

/** The slices of a contract as the rules and the table know them. */
export function slicesOf(
  employment: Employment,
  hiredOn: LocalDate,
  leftOn: LocalDate | null,
  ids: DemoIds,
): ContractSlice[] {
  const slice = (hours: Hours, validFrom: LocalDate, validTo: LocalDate | null): ContractSlice => {
    const alternating = hours.odd !== hours.even;
    const minutes = [...hours.odd, ...hours.even].reduce((sum, day) => sum + day, 0);
    return {
      contractId: ids.next(0),
      validFrom,
      validTo,
      weeklyMinutes: minutes / 2,
      pattern: alternating
        ? { kind: 'oddEven', odd: hours.odd, even: hours.even }
        : { kind: 'weekly', minutes: hours.odd },
      personnelGroup: employment.personnelGroup,
      payGroup: employment.payGroup,
      ...(employment.worksInShifts ? { worksInShifts: true } : {}),
    };
  };
  const { change } = employment;
  if (!change || change.from <= hiredOn || (leftOn !== null && change.from > leftOn))
    return [slice(employment.hours, hiredOn, leftOn)];
  return [slice(employment.hours, hiredOn, addDays(change.from, -1)), slice(change.hours, change.from, leftOn)];
}
