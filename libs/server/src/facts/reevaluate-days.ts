import { Injectable } from '@nestjs/common';
import { type DayEvaluation, datesBetween, type PersonFacts } from '@zeitbuch/working-time';
import { Clock, type Queryable } from '../platform';
import { evaluateDate } from './evaluate-date';
import { FactsLoader } from './facts-loader';
import { type EvaluatedDay, storeEvaluations } from './stored-evaluation';

/** What came out for one person: every evaluated day, and which of them were not stored so before. */
export interface PersonEvaluation {
  facts: PersonFacts;
  days: Map<string, DayEvaluation>;
  changedDates: string[];
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
   * Evaluates every day of employment from `from` to `to`, today at the latest,
   * and stores those whose inputs changed. Days without an agreement are left out.
   * Run it in the transaction that changed the facts; a closed month is refused by
   * the database as soon as one of its days would change.
   */
  async execute(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, PersonEvaluation>> {
    const people = await this.loader.load(db, tenantId, employeeIds, from, to);
    const stored = await storedHashes(db, tenantId, employeeIds, from, to);
    const now = this.clock.nowEpochMinute();
    const changed: EvaluatedDay[] = [];
    const result = new Map<string, PersonEvaluation>();
    for (const [employeeId, facts] of people) {
      const evaluation = this.#evaluatePerson(facts, from, to, now, stored.get(employeeId), changed);
      result.set(employeeId, evaluation);
    }
    await storeEvaluations(db, tenantId, changed);
    return result;
  }

  #evaluatePerson(
    facts: PersonFacts,
    from: string,
    to: string,
    now: number,
    stored: Map<string, string> | undefined,
    changed: EvaluatedDay[],
  ): PersonEvaluation {
    const today = facts.zone.dateAt(now);
    const days = new Map<string, DayEvaluation>();
    const changedDates: string[] = [];
    for (const date of datesBetween(from, to < today ? to : today)) {
      const evaluated = evaluateDate(facts, date, now);
      if (!evaluated) continue;
      days.set(date, evaluated.day.evaluation);
      if (stored?.get(date) !== evaluated.day.inputsHash) {
        changedDates.push(date);
        changed.push(evaluated.day);
      }
    }
    return { facts, days, changedDates };
  }
}

/** Fingerprints by person, then by date. */
async function storedHashes(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await db.query<{ employee_id: string; date: string; inputs_hash: string }>(
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
