import { evaluateDay } from '../evaluation';
import { type DateSpan, type LocalDate, datesBetween } from '../time';
import { type PersonFacts } from './person-facts';
import { withAbsences } from './wanted-absence';

/** Why less than a whole day of work is due: a public holiday, half a day off at the site, or no work on that day anyway. */
export type FreeDayKind = 'holiday' | 'halfHoliday' | 'dayOff';

/** A day on which somebody would not have to work, or only half as long, whatever they ask for. */
export interface FreeDay {
  readonly date: LocalDate;
  readonly kind: FreeDayKind;
}

/**
 * The days of a span on which no work is due, or half of it, absences left aside. Days outside the employment are none.
 * A public holiday is one on a day off too.
 */
export function freeDaysOf(facts: PersonFacts, { from, to }: DateSpan): FreeDay[] {
  const removedIds = facts.absences.map(({ absenceId }) => absenceId);
  const present = withAbsences(facts, { added: [], removedIds });
  return datesBetween(from, to).flatMap((date) => {
    const kind = freeDayKindOf(present, date);
    return kind ? [{ date, kind }] : [];
  });
}

function freeDayKindOf(facts: PersonFacts, date: LocalDate): FreeDayKind | null {
  const day = facts.isEmployedOn(date) ? facts.on(date) : null;
  if (!day) return null;
  const { holidays } = facts.input;
  if (holidays.isHoliday(date)) return 'holiday';
  if (evaluateDay(day, { trace: false }).targetMinutes === 0) return 'dayOff';
  return holidays.halfDayOn(date) ? 'halfHoliday' : null;
}
