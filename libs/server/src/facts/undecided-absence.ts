import {
  type AbsenceKind,
  type DayEvaluation,
  type Minutes,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { evaluateDate } from './evaluate-date';

/** Work on a whole day of absence that nobody has decided on yet. */
export interface UndecidedAbsence {
  readonly kind: AbsenceKind;
  /** Worked on the day, minutes of the night shift before included. */
  readonly minutes: Minutes;
}

/** What waits for a decision on a day as it was evaluated; null where nothing does. */
function undecidedOf({ findings }: Pick<DayEvaluation, 'findings'>): UndecidedAbsence | null {
  const finding = findings.find(({ code }) => code === 'WORK_ON_ABSENCE');
  return finding ? { kind: finding.params.absence as AbsenceKind, minutes: finding.params.minutes as Minutes } : null;
}

/**
 * What waits for a decision on a day of a person.
 * @param facts as the reader may know them
 * @param now in epoch minutes
 */
export function undecidedAbsenceOn(facts: PersonFacts, date: LocalDate, now: number): UndecidedAbsence | null {
  const day = evaluateDate(facts, date, now)?.day;
  return day ? undecidedOf(day.evaluation) : null;
}
