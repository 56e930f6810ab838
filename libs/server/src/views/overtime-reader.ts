import { Injectable } from '@nestjs/common';
import {
  type OvertimeWeek,
  BASE_PAY_MONTHS,
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthOf,
  overtimeWeeks,
  settlementWindowFrom,
  sourceOf,
  zone,
  type PersonFacts,
  overtimeDaysOf,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { PERIOD_RULES } from '@zeitbuch/working-time/rulebook';
import { FactsLoader, readOrdered } from '../facts';
import { TeamScope } from '../identity';
import { Clock, Db, type RequestContext } from '../platform';
import { explainedSource } from './explained-source';
import {
  type OvertimeDto,
  type OvertimeSettlementDto,
  type OvertimeTakenLaterDto,
  type OvertimeWeekDto,
} from './overtime.dto';
import { whatViewerMayKnow } from '../privacy';

/** What was ordered of somebody, week by week, and what it comes to. */
@Injectable()
export class OvertimeReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly scope: TeamScope,
  ) {}

  /**
   * Weeks that touch the month or are paid with it, and those whose pay time off of the month replaces, as known now;
   * one statement where nothing was ordered.
   * @throws Problem `not-found` where the reader may not see the person
   */
  async read(context: RequestContext, month: YearMonth, employeeId?: string): Promise<OvertimeDto> {
    const { tenantId } = context;
    const { person, all } = await this.scope.readable(this.db.pool, context, employeeId);
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    // As far as time off still replaces pay, in both directions: what is already planned counts.
    const [from, to] = [settlementWindowFrom(first), lastDayOf(addMonths(month, BASE_PAY_MONTHS))];
    if ((await readOrdered(this.db.pool, { tenantId, employeeIds: [person], from, to })).length === 0)
      return { month, weeks: [] };
    const loaded = (await this.loader.load(this.db.pool, { tenantId, employeeIds: [person], from, to })).get(person);
    if (!loaded) return { month, weeks: [] };
    const facts = whatViewerMayKnow(loaded, all);
    const today = zone(context.zone).dateAt(this.clock.nowEpochMinute());
    const weeks = overtimeWeeks(overtimeDaysOf(facts, from, to), facts.input.leftOn);
    return {
      month,
      weeks: weeks
        .map((week) => weekDto(week, facts, today, all))
        .filter(
          ({ payableMonth, from: monday, to: sunday, settlement: told }) =>
            payableMonth === month ||
            (monday <= last && sunday >= first) ||
            told?.takenLater.some((taken) => taken.month === month),
        ),
    };
  }
}

function weekDto(week: OvertimeWeek, facts: PersonFacts, today: LocalDate, all: boolean): OvertimeWeekDto {
  return {
    from: week.monday,
    to: addDays(week.monday, 6),
    balanceUntil: week.balanceBy,
    isOpen: week.balanceBy >= today,
    payableMonth: monthOf(week.balanceBy),
    orderedMinutes: week.orderedMinutes,
    ...(all ? { settlement: settlement(week, facts) } : {}),
  };
}

function settlement(week: OvertimeWeek, facts: PersonFacts): OvertimeSettlementDto {
  const rule = week.additionalMinutes > 0 ? 'TVOED-7-6' : 'TVOED-7-7';
  return {
    balancedMinutes: week.balancedMinutes,
    additionalMinutes: week.additionalMinutes,
    overtimeMinutes: week.overtimeMinutes,
    supplementMinutes: week.supplementMinutes,
    otherSupplementMinutes: week.otherReadingMinutes,
    partTimeOvertime: week.partTimePolicy,
    takenLater: takenByMonth(week),
    rule,
    paragraph: PERIOD_RULES.find(({ id }) => id === rule)?.paragraph ?? '',
    source: explainedSource(sourceOf(agreementOf(week, facts), 'partTimeOvertime'), facts),
  };
}

/** Of several days one entry for each month in which time off was taken and each month of the work. */
function takenByMonth({ takenLater }: OvertimeWeek): OvertimeTakenLaterDto[] {
  const byMonth = Map.groupBy(takenLater, ({ month, originMonth }) => `${month} ${originMonth}`);
  return [...byMonth.values()].map((taken) => ({
    month: taken[0].month,
    originMonth: taken[0].originMonth,
    additionalMinutes: taken.reduce((sum, { additionalMinutes }) => sum + additionalMinutes, 0),
    overtimeMinutes: taken.reduce((sum, { overtimeMinutes }) => sum + overtimeMinutes, 0),
  }));
}

/** The agreement of the last day with ordered work names the reading. */
function agreementOf({ lastOrderedOn }: OvertimeWeek, facts: PersonFacts) {
  const agreement = facts.agreementOn(lastOrderedOn);
  if (!agreement) throw new Error(`ordered work without an agreement: ${lastOrderedOn}`);
  return agreement;
}
