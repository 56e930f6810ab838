import { Injectable } from '@nestjs/common';
import { addDays, packFacts } from '@zeitbuch/working-time';
import { Clock, type RequestContext } from '../platform';
import { type TodayDto, type TodayFactsDto } from './booking.dto';
import { type ClockContext, valuedDays } from './clock-context';
import { ClockContextReader } from './clock-context-reader';
import { dateOfToday, runningSession, todayView } from './today-view';
import { OpenDays } from '../month';

/** Where the person stands right now. */
@Injectable()
export class TodayReader {
  constructor(
    private readonly clock: Clock,
    private readonly contexts: ClockContextReader,
    private readonly openDays: OpenDays,
  ) {}

  /** Reads with one statement; with a few more on the first visit of a day, which evaluates the days since the last one. */
  async read(context: RequestContext): Promise<TodayDto> {
    const now = this.clock.nowEpochMinute();
    const known = await this.contexts.read(context, now);
    const { from } = known.account;
    if (this.isComplete(known) || from === null) return todayView(known);
    await this.openDays.evaluate({
      tenantId: context.tenantId,
      employeeIds: [context.employeeId],
      from,
      to: addDays(known.localDate, -1),
    });
    return todayView(await this.contexts.read(context, now));
  }

  /** The facts of the same day as {@link read} shows. */
  async readFacts(context: RequestContext): Promise<TodayFactsDto> {
    const known = await this.contexts.read(context, this.clock.nowEpochMinute());
    const date = dateOfToday(known);
    const facts = known.facts.isEmployedOn(date) ? known.facts.on(date) : null;
    return { date, ...(facts ? { facts: packFacts(facts) } : {}) };
  }

  /** Whether every finished day since the last closing is evaluated, so that the account is right. */
  isComplete(known: ClockContext): boolean {
    const { from, evaluatedDays } = known.account;
    if (from === null) return true;
    const running = runningSession(known);
    const isNightShift = running !== undefined && running.shiftDate < known.localDate;
    return evaluatedDays >= valuedDays(known.facts, from, known.localDate) - (isNightShift ? 1 : 0);
  }
}
