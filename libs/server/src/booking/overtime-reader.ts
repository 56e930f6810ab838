import { Injectable } from '@nestjs/common';
import {
  type OvertimeWeek,
  addDays,
  balanceUntilOf,
  firstDayOf,
  firstPayableDay,
  lastDayOf,
  sourceOf,
  payableMonthOf,
  PERIOD_RULES,
  zone,
} from '@zeitbuch/working-time';
import { OrderedWork, type PersonFacts } from '../evaluation';
import { TeamScope } from '../identity';
import { Clock, Db, type RequestContext } from '../platform';
import { explainedSource } from './explained-source';
import { type OvertimeDto, type OvertimeSettlementDto, type OvertimeWeekDto } from './overtime.dto';

/** What was ordered of somebody, week by week, and what it comes to. */
@Injectable()
export class OvertimeReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly orderedWork: OrderedWork,
    private readonly scope: TeamScope,
  ) {}

  /**
   * Weeks that touch the month or are paid with it, as known now; one statement where nothing was ordered.
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, month: string, employeeId?: string): Promise<OvertimeDto> {
    const person = await this.scope.readable(this.db.pool, context, employeeId);
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    // Time off that is already planned counts: with it the week will be balanced.
    const to = balanceUntilOf(last);
    const people = await this.orderedWork.load(this.db.pool, context.tenantId, [person], firstPayableDay(first), to);
    const ordered = people.get(person);
    if (!ordered) return { month, weeks: [] };
    const { facts, weeks } = ordered;
    const today = zone(context.zone).dateAt(this.clock.nowEpochMinute());
    const seesReasons = person === context.employeeId || context.roles.includes('timeAdministrator');
    return {
      month,
      weeks: weeks
        .map((week) => weekDto(week, facts, today, seesReasons))
        .filter((week) => week.payableMonth === month || (week.from <= last && week.to >= first)),
    };
  }
}

function weekDto(week: OvertimeWeek, facts: PersonFacts, today: string, seesReasons: boolean): OvertimeWeekDto {
  const { leftOn } = facts.input;
  const balanceUntil = leftOn !== null && leftOn < week.balanceUntil ? leftOn : week.balanceUntil;
  return {
    from: week.from,
    to: addDays(week.from, 6),
    balanceUntil,
    isOpen: balanceUntil >= today,
    payableMonth: payableMonthOf(week.from, leftOn),
    orderedMinutes: week.orderedMinutes,
    ...(seesReasons ? { settlement: settlement(week, facts) } : {}),
  };
}

/** The agreement of the last day with ordered work names the reading. */
function settlement(week: OvertimeWeek, facts: PersonFacts): OvertimeSettlementDto {
  const { date } = week.days[week.days.length - 1];
  const agreement = facts.agreementOn(date);
  if (!agreement) throw new Error(`ordered work without an agreement: ${date}`);
  const rule = week.additionalMinutes > 0 ? 'TVOED-7-6' : 'TVOED-7-7';
  return {
    balancedMinutes: week.plainTimeOffMinutes,
    additionalMinutes: week.additionalMinutes,
    overtimeMinutes: week.overtimeMinutes,
    supplementMinutes: week.supplementMinutes,
    otherSupplementMinutes: week.otherSupplementMinutes,
    partTimeOvertime: agreement.parameters.partTimeOvertime,
    rule,
    paragraph: PERIOD_RULES.find(({ id }) => id === rule)?.paragraph ?? '',
    source: explainedSource(sourceOf(agreement, 'partTimeOvertime'), facts),
  };
}
