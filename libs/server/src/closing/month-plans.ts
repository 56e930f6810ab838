import { Injectable } from '@nestjs/common';
import { firstDayOf, lastDayOf } from '@zeitbuch/working-time';
import { ReevaluateDays } from '../evaluation';
import { Clock, type Queryable } from '../platform';
import { planPerson } from './person-plan';
import { readStandings, type StampedStanding } from './standings';
import { type StampedPlan } from './stored-plans';

/** Evaluating this many people keeps the process busy for well below 100 ms. */
const SLICE = 50;

/** Works out the plans of many people: the preview and the closing itself both ask here. */
@Injectable()
export class MonthPlans {
  constructor(
    private readonly reevaluate: ReevaluateDays,
    private readonly clock: Clock,
  ) {}

  /**
   * Plans of `employeeIds` for a month, from facts as they are now; evaluations
   * that were out of date are stored anew. A `known` plan is taken over where its
   * stamp says that it would come out the same. Run it in a transaction that holds
   * the locks of the people's months.
   */
  async load(
    db: Queryable,
    tenantId: number,
    employeeIds: readonly string[],
    month: string,
    known: ReadonlyMap<string, StampedPlan> = new Map(),
  ): Promise<StampedPlan[]> {
    const standings = await readStandings(db, tenantId, employeeIds, month, this.clock.nowEpochMinute());
    const plans: StampedPlan[] = [];
    const changed: StampedStanding[] = [];
    for (const standing of standings) {
      const plan = known.get(standing.employeeId);
      if (plan?.factsStamp === standing.factsStamp) plans.push(plan);
      else changed.push(standing);
    }
    for (let at = 0; at < changed.length; at += SLICE)
      plans.push(...(await this.#plan(db, tenantId, changed.slice(at, at + SLICE), month)));
    return plans;
  }

  async #plan(
    db: Queryable,
    tenantId: number,
    standings: readonly StampedStanding[],
    month: string,
  ): Promise<StampedPlan[]> {
    const ids = standings.map(({ employeeId }) => employeeId);
    const evaluations = await this.reevaluate.execute(db, tenantId, ids, firstDayOf(month), lastDayOf(month));
    return standings.flatMap((standing) => {
      const evaluation = evaluations.get(standing.employeeId);
      return evaluation ? { ...planPerson(month, standing, evaluation), factsStamp: standing.factsStamp } : [];
    });
  }
}
