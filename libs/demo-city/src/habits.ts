import { type DemoStory } from './demo-people';
import { type Random } from './random';
import { type DemoUnit } from './units';

/** How somebody spends working days. Chances are in 10,000. */
export interface Habits {
  readonly startMinute: number;
  readonly startSpread: number;
  readonly lunchAtMinute: number;
  readonly lunchMinutes: number;
  readonly booksBreakChance: number;
  /** The job can be done away from the office, at least in part. */
  readonly atHome: boolean;
  readonly mobileChance: number;
  /** Weekdays (1 to 5) at the telework place at home. */
  readonly teleworkWeekdays: readonly number[];
  /** Weekdays agreed for mobile work; other days come by chance. */
  readonly mobileWeekdays: readonly number[];
  readonly splitDayChance: number;
  readonly lateNightChance: number;
  readonly forgetChance: number;
  /** The balance the person tends to. */
  readonly goalMinutes: number;
  /** Which of the two shift groups, or null. */
  readonly rota: number | null;
  /** Weekdays at vocational school. */
  readonly schoolWeekdays: readonly number[];
}

export interface HabitsWish {
  readonly unit: DemoUnit;
  readonly rota: number | null;
  readonly apprentice: boolean;
  readonly story: DemoStory | null;
}

/** Throws the dice for somebody's habits. */
export function habitsOf(random: Random, { unit, rota, apprentice, story }: HabitsWish): Habits {
  const atHome = unit.life === 'office' && !apprentice;
  const telework = atHome && random.chance(1500) ? [random.pick([1, 2]), random.pick([4, 5])] : [];
  const habits: Habits = {
    startMinute:
      unit.life === 'yard'
        ? random.int(345, 375)
        : unit.life === 'counter'
          ? random.int(430, 470)
          : random.int(390, 515),
    startSpread: random.int(8, 35),
    lunchAtMinute: random.int(690, 760),
    lunchMinutes: random.int(30, 48),
    booksBreakChance: random.pick([9950, 9900, 9700, 8800]),
    atHome,
    mobileChance: atHome ? random.pick([0, 0, 800, 2000, 3500, 4500]) : 0,
    teleworkWeekdays: telework,
    mobileWeekdays: [],
    splitDayChance: atHome ? random.pick([50, 150, 500]) : 20,
    lateNightChance: atHome && !apprentice ? random.pick([0, 40, 120, 250]) : 0,
    forgetChance: random.pick([30, 60, 120, 200]),
    goalMinutes: random.pick([-300, 120, 420, 780, 1200, 1800, 2500]),
    rota,
    schoolWeekdays: apprentice ? [2, 3] : [],
  };
  if (story?.role !== 'employee') return habits;
  return {
    ...habits,
    startMinute: 462,
    mobileChance: 0,
    teleworkWeekdays: [],
    mobileWeekdays: [2, 4],
    booksBreakChance: 9500,
    splitDayChance: 300,
    goalMinutes: 780,
  };
}
