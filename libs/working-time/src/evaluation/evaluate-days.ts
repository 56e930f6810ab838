import { type DayEvaluation, type DayFacts } from '../day';
import { SHORT_DAY_BELOW_MINUTES } from '../rules';
import { addDays, type EpochMinute, type LocalDate, mondayOf } from '../time';
import { evaluateDay, type EvaluateOptions, workLeftToNextDay } from './evaluate-day';
import { gatherWork } from './gather-work';

/**
 * Gives consecutive days what they need to know of each other: the end of the
 * last work before each (rest), whether the week holds a shorter day (minors),
 * and what a shift leaves to the next day where accounts go by calendar day.
 * Whatever the caller put into these three fields is replaced, but for what is
 * left to the first day.
 *
 * @param days ascending by date, each date once
 * @param previousEndMinute end of the last work before the first day, if known
 */
export function linkDays(days: readonly DayFacts[], previousEndMinute: EpochMinute | null = null): DayFacts[] {
  const works = days.map((facts) => gatherWork(facts).work);
  const minutes = works.map((work) => work.reduce((sum, piece) => sum + piece.endMinute - piece.startMinute, 0));
  const shortDays = new Map<LocalDate, number>();
  const isShort = (index: number): boolean => minutes[index] > 0 && minutes[index] < SHORT_DAY_BELOW_MINUTES;
  days.forEach((facts, index) => {
    if (!facts.person?.minor || !isShort(index)) return;
    const monday = mondayOf(facts.date);
    shortDays.set(monday, (shortDays.get(monday) ?? 0) + 1);
  });
  let end = previousEndMinute;
  return days.map((facts, index) => {
    const others = facts.person?.minor ? (shortDays.get(mondayOf(facts.date)) ?? 0) - (isShort(index) ? 1 : 0) : 0;
    const before = index > 0 && addDays(days[index - 1].date, 1) === facts.date ? days[index - 1] : null;
    const carriedIn = index === 0 ? facts.carriedIn : ((before && workLeftToNextDay(before)) ?? undefined);
    const linked: DayFacts = { ...facts, previousEndMinute: end, weekHasShorterDay: others > 0, carriedIn };
    const last = works[index][works[index].length - 1];
    if (last) end = last.endMinute;
    return linked;
  });
}

/** Evaluates consecutive days that know of each other; see {@link linkDays}. */
export function evaluateDays(
  days: readonly DayFacts[],
  options: EvaluateOptions & { readonly previousEndMinute?: EpochMinute | null } = {},
): DayEvaluation[] {
  return linkDays(days, options.previousEndMinute ?? null).map((facts) => evaluateDay(facts, options));
}
