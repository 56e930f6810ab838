import {
  type DayFacts,
  type Session,
  contractOn,
  evaluateDay,
  isPresumedRunning,
  scheduledMinutesOn,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { inputsHash } from './inputs-hash';
import { type EvaluatedDay, evaluatedDay } from './stored-evaluation';

/** A day as it is worth right now, ready to be stored, with the facts it was made of. */
export interface DatedEvaluation {
  facts: DayFacts;
  day: EvaluatedDay;
}

/**
 * Evaluates one day of employment; null where no agreement holds it.
 * @param now a day that is not over is worth what was done up to here
 */
export function evaluateDate(person: PersonFacts, date: LocalDate, now: number): DatedEvaluation | null {
  if (!person.isEmployedOn(date)) return null;
  const over = isOver(person, date, now);
  const facts = person.on(date, over ? undefined : now);
  if (!facts) return null;
  const day = evaluatedDay(person.employeeId, facts, evaluateDay(facts), inputsHash(facts, over), !over);
  return { facts, day };
}

/** Whether nothing can happen on the day any more: a night shift that began yesterday may still be running. */
function isOver(person: PersonFacts, date: LocalDate, now: number): boolean {
  return date < person.zone.dateAt(now) && !person.sessionsOn(date).some((session) => isRunning(person, session, now));
}

/** Not yet ended and young enough, by the roster, to be still at work; an older one is presumed to lack its clock-out. */
export function isRunning({ input }: PersonFacts, session: Session, now: number): boolean {
  const { state, shiftDate, startMinute } = session;
  if (state !== 'open' && state !== 'onBreak') return false;
  const rostered = scheduledMinutesOn(shiftDate, contractOn(shiftDate, input.contracts));
  return isPresumedRunning(now - startMinute, rostered);
}
