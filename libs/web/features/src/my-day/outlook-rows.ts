import { type ClockState, type NextZoneDto, type TodayDto, type TrafficLightZone } from '@zeitbuch/web-data-access';
import { type Words } from '@zeitbuch/web-rule-words';
import { formatLength, formatSigned, formatTime, formatWeekday, type IconName, townTime } from '@zeitbuch/web-ui';
import { leaveTime } from './leave-time';

/** One thing that lies ahead: what, when, and which rule says so. */
export interface OutlookRow {
  readonly kind: 'nothing' | 'leave' | 'break' | 'latest' | 'rest' | 'light';
  readonly icon: IconName;
  readonly tone: 'plain' | 'accent' | 'good' | 'warn' | 'bad';
  readonly label: Words;
  readonly value: Words;
  readonly hint: Words | null;
  /** Id of the rule that people may read about it. */
  readonly rule: string | null;
  /** Only of the traffic light: its shape. */
  readonly zone?: TrafficLightZone;
}

export interface OutlookMoment {
  readonly state: ClockState;
  readonly nowMilliseconds: number;
  readonly balanceTodayMinutes: number;
}

/** What lies ahead of the person, in the order of the day. What does not come any more has no row. */
export function outlookRows(day: TodayDto, moment: OutlookMoment): OutlookRow[] {
  const atWork = moment.state !== 'out';
  return [
    nothingRow(day),
    ...(atWork ? [leaveRow(day, moment), breakRow(day, moment), latestRow(day, moment)] : []),
    restRow(day, atWork, moment.nowMilliseconds),
    lightRow(day),
  ].filter((row) => row !== null);
}

const words = (key: string, params?: Words['params']): Words => ({
  key: `today.${key}`,
  ...(params ? { params } : {}),
});
/** A time of today; one of another day names it. */
function time(instant: string, nowMilliseconds: number): Words {
  const { date } = townTime(Date.parse(instant));
  return date === townTime(nowMilliseconds).date
    ? words('at', { time: formatTime(instant) })
    : words('onDayAt', { day: formatWeekday(date), time: formatTime(instant) });
}

/** Said before anybody works for nothing, on a Sunday for example. */
function nothingRow({ nothingCounts }: TodayDto): OutlookRow | null {
  if (nothingCounts === undefined) return null;
  const rules = { frame: 'DV-FRAME', cap: 'DV-CAP-DAY', other: null };
  return {
    kind: 'nothing',
    icon: 'warning',
    tone: 'warn',
    label: words('nothing.label'),
    value: words('nothing.value'),
    hint: words(`nothing.${nothingCounts}`),
    rule: rules[nothingCounts],
  };
}

function leaveRow(day: TodayDto, { nowMilliseconds, balanceTodayMinutes }: OutlookMoment): OutlookRow | null {
  if (day.targetMinutes === 0) return null;
  const row = { kind: 'leave', icon: 'check', label: words('zero'), rule: 'CON-PATTERN' } as const;
  if (balanceTodayMinutes >= 0) return { ...row, tone: 'good', value: words('reached'), hint: null };
  const { earliestLeaveAt, latestEndAt } = day;
  if (earliestLeaveAt === undefined) return { ...row, tone: 'warn', value: words('outOfReach'), hint: null };
  // The law stands before the balance: an automatic break may push the one behind the other.
  if (latestEndAt !== undefined && Date.parse(latestEndAt) < Date.parse(earliestLeaveAt))
    return { ...row, tone: 'warn', value: time(earliestLeaveAt, nowMilliseconds), hint: words('afterLatest') };
  const left = Math.max(0, Math.ceil((Date.parse(earliestLeaveAt) - nowMilliseconds) / 60_000));
  const inLength = words('inLength', { length: formatLength(left) });
  // Clock card and figures name a time of today already, see `leaveTime`; only here its other day is said.
  const isToday = townTime(Date.parse(earliestLeaveAt)).date === townTime(nowMilliseconds).date;
  return isToday && leaveTime(day, balanceTodayMinutes)?.kind === 'from'
    ? { ...row, tone: 'accent', value: inLength, hint: null }
    : { ...row, tone: 'accent', value: time(earliestLeaveAt, nowMilliseconds), hint: inLength };
}

function breakRow(day: TodayDto, { nowMilliseconds }: OutlookMoment): OutlookRow | null {
  const { breakDueAt, latestEndAt } = day;
  if (breakDueAt === undefined) return null;
  const row = { kind: 'break', icon: 'pause', hint: lawOf(day, 'break'), rule: 'ARBZG-4' } as const;
  const due = Date.parse(breakDueAt);
  if (due <= nowMilliseconds)
    return { ...row, tone: 'bad', label: words('breakOverdue'), value: time(breakDueAt, nowMilliseconds) };
  // The day has to end before six more hours are over: then no other break comes due.
  if (latestEndAt !== undefined && Date.parse(latestEndAt) <= due)
    return { ...row, tone: 'plain', label: words('breakDue'), value: words('noMore') };
  return { ...row, tone: 'warn', label: words('breakDue'), value: time(breakDueAt, nowMilliseconds) };
}

function latestRow(day: TodayDto, { nowMilliseconds }: OutlookMoment): OutlookRow | null {
  const { dailyMaxMinutes, latestEndAt, latestEndLimit } = day;
  if (dailyMaxMinutes === undefined) return null;
  const isEvening = latestEndLimit === 'evening';
  const hint = lawOf(day, isEvening ? 'evening' : 'daily');
  const row = { kind: 'latest', icon: 'warning', hint, rule: isEvening ? 'ARBZG-2' : 'ARBZG-3' } as const;
  const label = isEvening ? words('latestEvening') : words('latest', { length: formatLength(dailyMaxMinutes) });
  return latestEndAt === undefined
    ? { ...row, tone: 'bad', label, value: words('exceeded') }
    : { ...row, tone: 'plain', label, value: time(latestEndAt, nowMilliseconds) };
}

function restRow(day: TodayDto, atWork: boolean, nowMilliseconds: number): OutlookRow | null {
  const { restUntil } = day;
  if (restUntil === undefined) return null;
  return {
    kind: 'rest',
    icon: 'rest',
    tone: 'plain',
    label: words('rest'),
    value: time(restUntil, nowMilliseconds),
    hint: lawOf(day, atWork ? 'restIfLeaving' : 'rest'),
    rule: 'ARBZG-5',
  };
}

function lightRow({ trafficLight: light }: TodayDto): OutlookRow | null {
  if (!light) return null;
  const [near, far] = [light.up, light.down].filter((next) => next !== undefined).sort((a, b) => a.minutes - b.minutes);
  const from = (next: NextZoneDto) => {
    const balanceMinutes = light.balanceMinutes + (next === light.up ? next.minutes : -next.minutes);
    return words(`light.at.${next.zone}`, { balance: formatSigned(balanceMinutes) });
  };
  return {
    kind: 'light',
    icon: 'info',
    tone: light.zone === 'green' ? 'good' : light.zone === 'yellow' ? 'warn' : 'bad',
    label: words(`light.zone.${light.zone}`),
    ...(light.zone === 'green'
      ? { value: greenRange(light), hint: null }
      : { value: from(near), hint: far ? from(far) : null }),
    rule: 'DV-AMPEL',
    zone: light.zone,
  };
}

/** Between which balances the light stays green: one sentence, where two thresholds read like a contradiction. */
function greenRange({ balanceMinutes, up, down }: NonNullable<TodayDto['trafficLight']>): Words {
  const from = down && formatSigned(balanceMinutes - down.minutes + 1);
  const to = up && formatSigned(balanceMinutes + up.minutes - 1);
  if (from && to) return words('light.between', { from, to });
  return from ? words('light.above', { from }) : words('light.below', { to: to ?? '' });
}

function lawOf(
  { protectionLaw }: TodayDto,
  what: 'break' | 'daily' | 'evening' | 'rest' | 'restIfLeaving',
): Words | null {
  return protectionLaw ? words(`law.${what}.${protectionLaw}`) : null;
}
