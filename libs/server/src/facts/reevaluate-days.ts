import { Injectable } from '@nestjs/common';
import {
  type DateSpan,
  type DayEvaluation,
  datesBetween,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { Clock, type Queryable } from '../platform';
import { type DaysOfPeople } from './days-of-people';
import { evaluateDate } from './evaluate-date';
import { FactsLoader } from './facts-loader';
import { type EvaluatedDay, storeEvaluations } from './stored-evaluation';

/** What came out for one person: every evaluated day, and which of them were not stored so before. */
export interface PersonEvaluation {
  facts: PersonFacts;
  days: Map<LocalDate, DayEvaluation>;
  changedDates: LocalDate[];
}

/**
 * The one way from facts to stored evaluations: after a correction, an import, a
 * change of rules, and once more before a month is closed.
 */
@Injectable()
export class ReevaluateDays {
  constructor(
    readonly loader: FactsLoader,
    private readonly clock: Clock,
  ) {}

  /** The current minute, up to which days are evaluated. */
  get nowEpochMinute(): number {
    return this.clock.nowEpochMinute();
  }

  /**
   * Evaluates every one of the days of employment, today at the latest, and
   * stores those whose inputs changed. Days without an agreement are left out.
   * Run it in the transaction that changed the facts; a closed month is refused by
   * the database as soon as one of its days would change.
   */
  async execute(db: Queryable, wanted: DaysOfPeople): Promise<Map<string, PersonEvaluation>> {
    const people = await this.loader.load(db, wanted);
    const stored = await storedHashes(db, wanted);
    const now = this.clock.nowEpochMinute();
    const changed: EvaluatedDay[] = [];
    const result = new Map<string, PersonEvaluation>();
    for (const [employeeId, facts] of people) {
      const { changed: ofPerson, ...evaluation } = evaluatePerson(facts, { ...wanted, now }, stored.get(employeeId));
      changed.push(...ofPerson);
      result.set(employeeId, evaluation);
    }
    await storeEvaluations(db, wanted.tenantId, changed);
    return result;
  }
}

/** The person's days up to now; `changed` are those whose inputs are not the `stored` ones. */
function evaluatePerson(
  facts: PersonFacts,
  { from, to, now }: DateSpan & { readonly now: number },
  stored: ReadonlyMap<string, string> | undefined,
): PersonEvaluation & { readonly changed: EvaluatedDay[] } {
  const today = facts.zone.dateAt(now);
  const days = new Map<LocalDate, DayEvaluation>();
  const changed: EvaluatedDay[] = [];
  for (const date of datesBetween(from, to < today ? to : today)) {
    const evaluated = evaluateDate(facts, date, now);
    if (!evaluated) continue;
    days.set(date, evaluated.day.evaluation);
    if (stored?.get(date) !== evaluated.day.inputsHash) changed.push(evaluated.day);
  }
  return { facts, days, changedDates: changed.map(({ evaluation }) => evaluation.date), changed };
}

/** Fingerprints by person, then by date. */
async function storedHashes(
  db: Queryable,
  { tenantId, employeeIds, from, to }: DaysOfPeople,
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await db.query<{ employee_id: string; date: LocalDate; inputs_hash: string }>(
    `select employee_id, date::text, inputs_hash from day_evaluation where tenant_id = $1 and employee_id = any($2::uuid[]) and date between $3 and $4`,
    [tenantId, employeeIds, from, to],
  );
  const hashes = new Map<string, Map<string, string>>();
  for (const { employee_id, date, inputs_hash } of rows) {
    const ofPerson = hashes.get(employee_id);
    if (ofPerson) ofPerson.set(date, inputs_hash);
    else hashes.set(employee_id, new Map([[date, inputs_hash]]));
  }
  return hashes;
}
