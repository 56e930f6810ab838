import {
  type DayFacts,
  type NextZone,
  type Session,
  MINUTES_PER_DAY,
  employmentRatio,
  formatInstant,
  foresight,
  fulltimeWeekMinutesOf,
  monthOf,
  trafficLightDistance,
  weekdayOf,
  isCivilServant,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type DatedEvaluation, evaluateDate, isRunning } from '../facts';
import { type NextZoneDto, type ProtectionLaw, type TodayDto } from './booking.dto';
import { bookingView } from './booking-view';
import { type ClockContext } from './clock-context';

/** The session in which the person is at work right now, if any; a forgotten one does not count. */
export function runningSession({ facts, now }: ClockContext): Session | undefined {
  return facts.sessions.findLast((session) => isRunning(facts, session, now));
}

/** Today or, while a night shift is running, the day on which it began. */
export function dateOfToday(context: ClockContext): LocalDate {
  return runningSession(context)?.shiftDate ?? context.localDate;
}

/**
 * What the first page shows of {@link dateOfToday}.
 * @param evaluated a day of the same facts that was evaluated a moment ago
 */
export function todayView(context: ClockContext, evaluated?: DatedEvaluation): TodayDto {
  const { facts, now, account } = context;
  const { zone } = facts;
  const running = runningSession(context);
  const date = dateOfToday(context);
  const today = evaluated?.facts.date === date ? evaluated : evaluateDate(facts, date, now);
  const evaluation = today?.day.evaluation;
  const balanceTodayMinutes = evaluation?.balanceMinutes ?? 0;
  const bookings = context.bookings.filter(({ shiftDate }) => shiftDate === date);
  const last = bookings.findLast((booking) => !booking.voided);
  const beforeToday = account.closedBalanceMinutes + account.openBalanceMinutes;
  const hasLeft = !running && last !== undefined;
  return {
    date,
    state: !running ? 'out' : running.state === 'onBreak' ? 'onBreak' : 'in',
    ...(last ? { since: formatInstant(last.epochMinute, zone) } : {}),
    ...(running ? { location: running.intervals.at(-1)?.location } : {}),
    ...unended(context),
    lastLocation: context.lastLocation ?? 'office',
    bookings: bookings.map((booking) => bookingView(booking, zone)),
    workedMinutes: evaluation?.workedMinutes ?? 0,
    workedAsOf: formatInstant(now, zone),
    breakMinutes: breakMinutes(facts.sessionsOn(date), running, now),
    targetMinutes: evaluation?.targetMinutes ?? 0,
    creditedMinutes: evaluation?.creditedMinutes ?? 0,
    balanceTodayMinutes,
    accountBalanceMinutes: beforeToday + balanceTodayMinutes,
    ...outlook(context, today),
    ...lightOf(today, beforeToday + (hasLeft ? balanceTodayMinutes : Math.max(0, balanceTodayMinutes))),
    findings: (evaluation?.findings ?? []).map(({ code, severity, params }) => ({
      code,
      severity,
      params: { ...params },
    })),
    incompleteDays: account.blockedDates,
    monthStatus: context.months.get(monthOf(date))?.status ?? 'open',
  };
}

/** Days after which nobody is asked any more whether the duty still goes on. */
const ASKED_FOR_MINUTES = 3 * MINUTES_PER_DAY;

/** A last session without an end that is no longer presumed to run. */
function unended({ facts, now }: ClockContext): Pick<TodayDto, 'unendedSince'> {
  const last = facts.sessions.at(-1);
  if (!last || (last.state !== 'open' && last.state !== 'onBreak') || isRunning(facts, last, now)) return {};
  return now - last.startMinute > ASKED_FOR_MINUTES
    ? {}
    : { unendedSince: formatInstant(last.startMinute, facts.zone) };
}

/** Gaps between the day's work, and the break that is running. */
function breakMinutes(sessions: readonly Session[], running: Session | undefined, now: number): number {
  const intervals = sessions.flatMap((session) => session.intervals);
  const gaps = intervals
    .slice(1)
    .map((interval, index) => interval.startMinute - (intervals[index].endMinute ?? interval.startMinute));
  const lastEnd = intervals.at(-1)?.endMinute;
  if (running?.state === 'onBreak' && lastEnd != null) gaps.push(Math.max(0, now - lastEnd));
  return gaps.reduce((sum, minutes) => sum + minutes, 0);
}

/** What lies ahead: when the balance reaches zero, when a break is due, when the day must end, when the next may begin. */
function outlook({ facts, now }: ClockContext, today: DatedEvaluation | null): Partial<TodayDto> {
  if (!today) return {};
  const { zone } = facts;
  const ahead = foresight(today.facts, now);
  const { restUntilMinute } = ahead;
  const at = (name: keyof TodayDto, minute: number | null) =>
    minute === null ? {} : { [name]: formatInstant(minute, zone) };
  return {
    ...at('earliestLeaveAt', ahead.earliestLeaveMinute),
    ...at('latestEndAt', ahead.latestEndMinute),
    latestEndLimit: ahead.latestEndLimit,
    dailyMaxMinutes: ahead.dailyMaxMinutes,
    ...at('breakDueAt', ahead.breakDueMinute),
    ...at('restUntil', restUntilMinute !== null && restUntilMinute > now ? restUntilMinute : null),
    ...(ahead.nothingCounts ? { nothingCounts: ahead.nothingCounts } : {}),
    protectionLaw: protectionLawOf(today.facts),
    ...frameOf(today),
  };
}

function protectionLawOf({ person, contract }: DayFacts): ProtectionLaw {
  if (person?.minor) return 'JArbSchG';
  if (person?.pregnant || person?.nursing) return 'MuSchG';
  return isCivilServant(contract?.personnelGroup) ? 'SaechsAZVO' : 'ArbZG';
}

/** Where the account stands on the agreement's traffic light, and how far the next phases are. */
function lightOf(today: DatedEvaluation | null, balanceMinutes: number): Partial<TodayDto> {
  const { agreement, contract, date } = today?.facts ?? {};
  const light = agreement?.parameters.account.trafficLight;
  if (!light || !contract || !date) return {};
  const ratio = employmentRatio(contract.weeklyMinutes, fulltimeWeekMinutesOf(contract, date));
  const { zone, up, down } = trafficLightDistance(balanceMinutes, light, ratio);
  return { trafficLight: { zone, balanceMinutes, ...next('up', up), ...next('down', down) } };
}

const next = (way: 'up' | 'down', zone: NextZone | null): { up?: NextZoneDto; down?: NextZoneDto } =>
  zone ? { [way]: zone } : {};

/** The window in which the agreement credits work on this day. */
function frameOf({ facts }: DatedEvaluation): Partial<TodayDto> {
  const window = facts.agreement.parameters.frame?.[weekdayOf(facts.date) - 1];
  return window ? { frameFromMinute: window.fromMinute, frameToMinute: window.toMinute } : {};
}
