import { Injectable } from '@nestjs/common';
import { type DaysOfPeople, type PersonEvaluation, ReevaluateDays } from '../facts';
import { Db } from '../platform';
import { lockMonths } from './month-locks';
import { lookAtDaysAgain } from './reopen-changed-months';

/** Evaluates the days nobody has looked at yet: weekends, absences, days whose clock-out never came. */
@Injectable()
export class OpenDays {
  constructor(
    private readonly db: Db,
    private readonly days: ReevaluateDays,
  ) {}

  /** Evaluates and stores every one of the days, today at the latest; see {@link lookAtDaysAgain}. */
  evaluate(wanted: DaysOfPeople): Promise<Map<string, PersonEvaluation>> {
    const { tenantId, employeeIds } = wanted;
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, employeeIds, wanted);
      return (await lookAtDaysAgain(client, this.days, wanted)).evaluations;
    });
  }
}
