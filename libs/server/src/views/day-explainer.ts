import { Injectable } from '@nestjs/common';
import {
  type DayFacts,
  addDays,
  drivenOn,
  foremostAbsence,
  type TraceStep,
  type Zone,
  type PersonFacts,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type DatedEvaluation, FactsLoader, evaluateDate, isRunning } from '../facts';
import { TeamScope } from '../identity';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { decidedWork } from './decided-work';
import { explainedSource } from './explained-source';
import {
  type DayExplanationDto,
  type ExplainedIntervalDto,
  type ExplainedOrderDto,
  type ExplanationStepDto,
} from './explanation.dto';
import { maskAbsence, maskStep, whatViewerMayKnow } from '../privacy';
import {
  DAYS_OF_A_DUTY,
  END_OF_DAY,
  bookingView,
  daysAfterView,
  wallClock,
  bookingsVersion,
  type RecordedBooking,
} from '../booking';

interface StoredFigures {
  target_minutes: number;
  credited_minutes: number;
  worked_minutes: number;
}

interface BookingRow {
  booking_id: string;
  kind: RecordedBooking['kind'];
  location: RecordedBooking['location'];
  epoch_minute: number;
  offset_minutes: number;
  shift_date: LocalDate;
  source: RecordedBooking['source'];
  voided: boolean;
  correction_id: string | null;
}

/** How the figures of a day came about: the same rules once more, this time told step by step. */
@Injectable()
export class DayExplainer {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
    private readonly scope: TeamScope,
  ) {}

  /** @throws Problem `not-found` where the reader may not see the person */
  async explain(context: RequestContext, date: LocalDate, employeeId?: string): Promise<DayExplanationDto> {
    const { tenantId } = context;
    const { person, all } = await this.scope.readable(this.db.pool, context, employeeId);
    const loaded = (
      await this.loader.load(this.db.pool, { tenantId, employeeIds: [person], from: date, to: date })
    ).get(person);
    if (!loaded) throw new Problem('not-found');
    const facts = whatViewerMayKnow(loaded, all);
    const bookings = await this.#bookings(tenantId, person, date);
    const stored = await this.#stored(tenantId, person, date);
    const now = this.clock.nowEpochMinute();
    const evaluated = evaluateDate(facts, date, now);
    const evaluation = evaluated?.day.evaluation;
    return {
      date,
      bookings: bookings.map((booking) => bookingView(booking, facts.zone)),
      ...(all ? { bookingsVersion: versionOf(bookings) } : {}),
      intervals: intervals(facts, date, now),
      ...dayBeforeUntil(facts, date, now),
      drivenMinutes: drivenOn(evaluated?.facts.absences ?? []),
      recordedMinutes: evaluation?.workedMinutes ?? 0,
      absences: evaluated ? absences(evaluated.facts, all) : [],
      decisions: all
        ? await decidedWork(this.db, {
            ...{ tenantId, employeeId: person, date },
            ...{ absences: loaded.input.absences, zone: facts.zone },
          })
        : [],
      orders: evaluated ? orders(evaluated.facts) : [],
      supplements: (evaluation?.supplements ?? []).map(({ code, percent, minutes }) => ({ code, percent, minutes })),
      steps: evaluated ? steps(evaluated, facts, all) : [],
      targetMinutes: evaluation?.targetMinutes ?? 0,
      creditedMinutes: evaluation?.creditedMinutes ?? 0,
      balanceMinutes: evaluation?.balanceMinutes ?? 0,
      findings: (evaluation?.findings ?? []).map((finding) => ({ ...finding, params: { ...finding.params } })),
      ...(evaluated ? { agreement: agreement(evaluated, facts) } : {}),
      storedMatches:
        // Today goes on, and of a day to come nothing is stored, nor is what leaders read: none can differ from before.
        !all ||
        stored === undefined ||
        date >= this.clock.todayIn(context.zone) ||
        (stored.target_minutes === evaluation?.targetMinutes &&
          stored.credited_minutes === evaluation.creditedMinutes &&
          stored.worked_minutes === evaluation.workedMinutes),
    };
  }

  async #bookings(tenantId: number, employeeId: string, date: LocalDate): Promise<RecordedBooking[]> {
    const rows = await this.db.query<BookingRow>(
      `select b.booking_id, b.kind, b.location, b.epoch_minute, b.offset_minutes, b.shift_date::text, b.source,
         v.booking_id is not null as voided, coalesce(b.correction_id, v.correction_id) as correction_id
       from booking b left join booking_void v using (tenant_id, booking_id)
       where b.tenant_id = $1 and b.employee_id = $2 and b.shift_date = $3
       order by b.epoch_minute, b.received_at, b.booking_id`,
      [tenantId, employeeId, date],
    );
    return rows.map((row) => ({
      bookingId: row.booking_id,
      kind: row.kind,
      location: row.location,
      epochMinute: row.epoch_minute,
      offsetMinutes: row.offset_minutes,
      shiftDate: row.shift_date,
      source: row.source,
      voided: row.voided,
      correctionId: row.correction_id,
    }));
  }

  async #stored(tenantId: number, employeeId: string, date: LocalDate): Promise<StoredFigures | undefined> {
    const [row] = await this.db.query<StoredFigures>(
      'select target_minutes, credited_minutes, worked_minutes from day_evaluation where tenant_id = $1 and employee_id = $2 and date = $3',
      [tenantId, employeeId, date],
    );
    return row;
  }
}

const versionOf = (bookings: readonly RecordedBooking[]): string =>
  bookingsVersion(bookings.filter(({ voided }) => !voided).map(({ bookingId }) => bookingId));

function intervals(facts: PersonFacts, date: LocalDate, now: number): ExplainedIntervalDto[] {
  const later = (name: 'fromDaysAfter' | 'toDaysAfter', minute: number) => {
    const { daysAfter } = daysAfterView(date, minute, facts.zone);
    return daysAfter === undefined ? {} : { [name]: daysAfter };
  };
  return facts.sessionsOn(date).flatMap((session) => {
    const isAtWork = isRunning(facts, session, now);
    return session.intervals.map(({ startMinute, startOffsetMinutes, endMinute, endOffsetMinutes, location }) => {
      const running = isAtWork && endMinute === null;
      const until = running ? Math.max(now, startMinute) : (endMinute ?? startMinute);
      return {
        from: wallClock(startMinute + startOffsetMinutes),
        to: endMinute === null ? null : wallClock(endMinute + (endOffsetMinutes ?? startOffsetMinutes)),
        ...later('fromDaysAfter', startMinute),
        ...(endMinute === null ? {} : later('toDaysAfter', endMinute)),
        location,
        minutes: until - startMinute,
        running,
      };
    });
  });
}

function dayBeforeUntil(facts: PersonFacts, date: LocalDate, now: number): Pick<DayExplanationDto, 'dayBeforeUntil'> {
  const { zone } = facts;
  for (const back of DAYS_OF_A_DUTY) {
    const session = facts.sessionsOn(addDays(date, -back)).at(-1);
    const last = session?.intervals.at(-1);
    if (!session || !last) continue;
    const { endMinute, endOffsetMinutes, startOffsetMinutes } = last;
    if (endMinute === null) {
      if (isRunning(facts, session, now) && date === zone.dateAt(now)) return { dayBeforeUntil: null };
    } else if (endMinute >= zone.startOfDay(addDays(date, 1))) {
      return { dayBeforeUntil: END_OF_DAY };
    } else if (endMinute > zone.startOfDay(date)) {
      return { dayBeforeUntil: wallClock(endMinute + (endOffsetMinutes ?? startOffsetMinutes)) };
    }
  }
  return {};
}

function absences({ absences: recorded = [] }: DayFacts, all: boolean): string[] {
  const foremost = foremostAbsence(recorded);
  if (!foremost) return [];
  const others = recorded.filter((absence) => absence !== foremost);
  return [...new Set([foremost, ...others].map(({ kind }) => maskAbsence(kind, all)))];
}

/** Orders that begin on the day, and those of the days around it in which its shift lies. */
function orders({ date, zone, sessions, overtimeOrders = [] }: DayFacts): ExplainedOrderDto[] {
  const work = sessions.flatMap(({ intervals }) => intervals);
  const ofDay = overtimeOrders.filter(
    (order) =>
      zone.dateAt(order.startMinute) === date ||
      work.some(({ startMinute, endMinute }) => startMinute < order.endMinute && (endMinute ?? 0) > order.startMinute),
  );
  return ofDay.map(({ startMinute, endMinute }) => ({
    from: wallClock(zone.minuteOfDayAt(startMinute)),
    to: wallClock(zone.minuteOfDayAt(endMinute)),
  }));
}

function steps({ facts, day }: DatedEvaluation, person: PersonFacts, all: boolean): ExplanationStepDto[] {
  const local = (minute: number, zone: Zone) => wallClock(zone.minuteOfDayAt(minute));
  return day.evaluation.trace.map((original): ExplanationStepDto => {
    const step: TraceStep = maskStep(original, all);
    const { interval, source } = step;
    return {
      clock: step.clock,
      rule: step.rule,
      nameKey: `rule.${step.rule}`,
      paragraph: step.paragraph,
      beforeMinutes: step.beforeMinutes,
      afterMinutes: step.afterMinutes,
      deltaMinutes: step.afterMinutes - step.beforeMinutes,
      ...(interval ? { from: local(interval.startMinute, facts.zone), to: local(interval.endMinute, facts.zone) } : {}),
      ...(source ? { source: explainedSource(source, person) } : {}),
      why: { ...step.why },
    };
  });
}

function agreement({ facts }: DatedEvaluation, { input: { agreements } }: PersonFacts) {
  const { agreementId, version } = facts.agreement;
  return { name: agreements.nameOf(agreementId), version, overlays: agreements.overlayTitles(facts.agreement) };
}
