import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  type LocalDate,
  monthOf,
  type YearMonth,
} from '@zeitbuch/working-time';
import { type Entry, type Fact } from './record-words';

/** A value of a kind, where it lies on the line. */
export interface Bar {
  readonly entry: Entry;
  /** Both in percent of the line. */
  readonly left: number;
  readonly width: number;
  /** It held before the line begins, or goes on behind its end. */
  readonly beginsBefore: boolean;
  readonly goesOn: boolean;
}

/** What held of a kind: in one row, or in several where values hold at the same time. */
interface Lane {
  readonly fact: Fact;
  readonly rows: readonly (readonly Bar[])[];
}

export interface Timeline {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly month: YearMonth; readonly left: number; readonly isYear: boolean }[];
}

/** What was before the first change and will be after the last one is shown for so long. */
const MONTHS_BEFORE = 6;
const MONTHS_AFTER = 6;
/** What lies further ahead, as the end of a permission in the year 2099, would make the line too long to read. */
const MONTHS_AHEAD = 36;
/** Steps of the scale in months, and how many of them there may be. */
const STEPS = [1, 3, 6, 12, 24, 60, 120];
const MOST_TICKS = 7;

/**
 * Everything that is known of somebody beside each other, from a little before the first change to a little after the
 * last one or today: who is in the same place for twenty years sees the year in which something changes.
 * @param hiredOn nothing is shown before
 * @returns null where nothing ever changed or will change
 */
export function timelineOf(
  facts: readonly { readonly fact: Fact; readonly entries: readonly Entry[] }[],
  { hiredOn, today }: { hiredOn: LocalDate; today: LocalDate },
): Timeline | null {
  const changes = facts
    .flatMap(({ entries }) => entries.flatMap(({ from, to }) => [from, ...(to === null ? [] : [addDays(to, 1)])]))
    .filter((date) => date > hiredOn && date <= monthBeside(today, MONTHS_AHEAD))
    .toSorted();
  if (changes.length === 0) return null;
  const begins = monthBeside(changes[0], -MONTHS_BEFORE);
  const from = begins < hiredOn ? hiredOn : begins;
  const last = [changes.at(-1) ?? today, today].toSorted()[1];
  const to = monthBeside(last, MONTHS_AFTER);
  const days = daysBetween(from, to);
  const place = (date: LocalDate): number => (100 * daysBetween(from, date)) / days;

  const barOf = (entry: Entry): Bar => {
    const ends = entry.to === null ? to : addDays(entry.to, 1);
    const left = place(entry.from < from ? from : entry.from);
    return {
      ...{ entry, left, width: place(ends > to ? to : ends) - left },
      ...{ beginsBefore: entry.from < from, goesOn: ends >= to },
    };
  };
  const lanes = facts
    .map(({ fact, entries }) => {
      const shown = entries.filter((entry) => entry.from < to && (entry.to === null || entry.to >= from));
      return { fact, rows: rowsOf(shown.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map(barOf)) };
    })
    .filter(({ rows }) => rows.length > 0);
  return { from, to, lanes, ticks: ticksOf(from, to, place) };
}

/** The first day of the month so many months away. */
const monthBeside = (date: LocalDate, months: number): LocalDate => firstDayOf(addMonths(monthOf(date), months));

/** Bars in the order of their beginning; each goes into the first row that is free. */
function rowsOf(bars: readonly Bar[]): Bar[][] {
  const rows: Bar[][] = [];
  for (const bar of bars) {
    const row = rows.find((taken) => {
      const { entry } = taken[taken.length - 1];
      return entry.to !== null && entry.to < bar.entry.from;
    });
    if (row) row.push(bar);
    else rows.push([bar]);
  }
  return rows;
}

/** Firsts of months in steps that leave room for their words. */
function ticksOf(from: LocalDate, to: LocalDate, place: (date: LocalDate) => number): Timeline['ticks'] {
  const first = monthOf(from);
  const count =
    12 * (Number(to.slice(0, 4)) - Number(first.slice(0, 4))) + Number(to.slice(5, 7)) - Number(first.slice(5));
  const step = STEPS.find((months) => count / months <= MOST_TICKS) ?? STEPS[STEPS.length - 1];
  return Array.from({ length: count + 1 }, (_, at) => addMonths(first, at))
    .filter((month) => (12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1) % step === 0)
    .filter((month) => firstDayOf(month) >= from && firstDayOf(month) < to)
    .map((month) => ({ month, left: place(firstDayOf(month)), isYear: step >= 12 }));
}
