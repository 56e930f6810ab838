/**
 * The rules alone, on one core and from memory: how many person-days a second, and
 * how long a year of the whole city takes. Tells its figures to the process that
 * started it. Processor time of the whole process counts (garbage collector and
 * compiler included), because it is steadier than the clock on the wall.
 */
import { type EvaluatedDay, evaluateDate, evaluationValues } from '@zeitbuch/server';
import { type DayFacts, evaluateDay, type PersonFacts, type LocalDate } from '@zeitbuch/working-time';
import { DATES, type Life, NOW, PLAIN, factsOf, live } from './people';

const people = Number(process.env.BENCH_PEOPLE);
const rounds = Number(process.env.BENCH_ROUNDS);

/** Lives that are made at a time, so that the bookings of a year of everybody need not lie in memory. */
const BATCH_PEOPLE = 50;
const MONTH = DATES.filter((date) => date.startsWith('2026-03'));

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function expectMinutes(what: string, minutes: number, expected: number): void {
  if (minutes !== expected) throw new Error(`${what}: ${minutes} minutes were credited instead of ${expected}`);
}

const sum = (lives: readonly Life[]): number => lives.reduce((minutes, life) => minutes + life.creditedMinutes, 0);

/** Person-days a second, by `work` on the plain days of a month of some people, over and over for about a second each round. */
function perSecond(
  what: string,
  work: (lives: readonly Life[]) => { days: number; creditedMinutes: number },
): number[] {
  const lives = Array.from({ length: BATCH_PEOPLE }, (_, person) => live(person, MONTH, () => PLAIN));
  const once = (): number => {
    const { days, creditedMinutes } = work(lives);
    expectMinutes(what, creditedMinutes, sum(lives));
    return days;
  };
  const round = (): number => {
    let days = 0;
    let seconds = 0;
    while (seconds < 1) seconds += cpuSeconds(() => (days += once()));
    return days / seconds;
  };
  round(); // warm-up
  return Array.from({ length: rounds }, round);
}

const plainDates = MONTH.filter((date) => live(0, [date], () => PLAIN).bookings.length > 0);
const dayFacts = (facts: PersonFacts): DayFacts[] => plainDates.flatMap((date) => facts.on(date) ?? []);

/** The rules of the product, with every step written down; the facts are there. */
function measureRules(): number[] {
  let facts: DayFacts[] | undefined;
  return perSecond('plain days', (lives) => {
    facts ??= lives.flatMap((life, person) => dayFacts(factsOf(person, life)));
    let creditedMinutes = 0;
    for (const day of facts) creditedMinutes += evaluateDay(day).creditedMinutes;
    return { days: facts.length, creditedMinutes };
  });
}

/** The same with pairing the bookings of the month and gathering the facts of each day. */
function measureFactsAndRules(): number[] {
  return perSecond('plain days from bookings', (lives) => {
    let creditedMinutes = 0;
    lives.forEach((life, person) => {
      for (const day of dayFacts(factsOf(person, life))) creditedMinutes += evaluateDay(day).creditedMinutes;
    });
    return { days: lives.length * plainDates.length, creditedMinutes };
  });
}

/** All that the server does for a day but for the database: facts, rules, fingerprint, and the values of the row. */
function measureRows(): number[] {
  return perSecond('plain days to rows', (lives) => {
    let creditedMinutes = 0;
    lives.forEach((life, person) => {
      const facts = factsOf(person, life);
      for (const date of plainDates) {
        const { day } = evaluated(facts, date);
        evaluationValues(day);
        creditedMinutes += day.evaluation.creditedMinutes;
      }
    });
    return { days: lives.length * plainDates.length, creditedMinutes };
  });
}

function evaluated(facts: PersonFacts, date: LocalDate): { day: EvaluatedDay } {
  const evaluation = evaluateDate(facts, date, NOW);
  if (!evaluation) throw new Error(`no agreement on ${date}`);
  return evaluation;
}

/** Every day of a year of everybody, from bookings to evaluations with trace and fingerprint. */
function measureYear(): { cpuSeconds: number; creditedMinutes: number; days: number; peakMiB: number } {
  let seconds = 0;
  let creditedMinutes = 0;
  for (let first = 0; first < people; first += BATCH_PEOPLE) {
    const count = Math.min(BATCH_PEOPLE, people - first);
    const lives = Array.from({ length: count }, (_, index) => live(first + index, DATES));
    let credited = 0;
    seconds += cpuSeconds(() =>
      lives.forEach((life, index) => {
        const facts = factsOf(first + index, life);
        for (const date of DATES) credited += evaluated(facts, date).day.evaluation.creditedMinutes;
      }),
    );
    expectMinutes(`year of ${count} people from ${first}`, credited, sum(lives));
    creditedMinutes += credited;
  }
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  return { cpuSeconds: seconds, creditedMinutes, days: people * DATES.length, peakMiB };
}

const figures = {
  rules: measureRules(),
  factsAndRules: measureFactsAndRules(),
  rows: measureRows(),
  year: measureYear(),
};
process.send?.(figures);
