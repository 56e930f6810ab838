import { Injectable } from '@nestjs/common';
import { type PersonEvaluation, ReevaluateDays } from '../facts';
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

  /** Evaluates and stores every day of the people from `from` to `to`, today at the latest; see {@link lookAtDaysAgain}. */
  evaluate(
    tenantId: number,
    employeeIds: readonly string[],
    from: string,
    to: string,
  ): Promise<Map<string, PersonEvaluation>> {
    return this.db.transaction(async (client) => {
      await lockMonths(client, tenantId, employeeIds, { from, to });
      return (await lookAtDaysAgain(client, tenantId, this.days, employeeIds, { from, to })).evaluations;
    });
  }
}
