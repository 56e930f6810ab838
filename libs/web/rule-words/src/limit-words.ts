import { type LimitDto } from '@zeitbuch/web-data-access';
import {
  type BadgeTone,
  formatDayMonth,
  formatDays,
  formatFullDate,
  formatMinutes,
  formatMonth,
  formatSigned,
  formatWeekday,
  type IconName,
  oneOrOther,
} from '@zeitbuch/web-ui';
import { addDays, isoWeekOf, lastDayOf, mondayOf, monthOf, localDate } from '@zeitbuch/working-time';
import { type Words } from './words';

/** The state in a word with a shape and a colour. */
export interface LimitLook {
  readonly tone: BadgeTone;
  readonly icon: IconName;
  readonly key: string;
}

const LOOKS: Readonly<Record<LimitDto['state'], LimitLook>> = {
  within: { tone: 'good', icon: 'check', key: 'limits.state.within' },
  near: { tone: 'warn', icon: 'warning', key: 'limits.state.near' },
  exceeded: { tone: 'bad', icon: 'error', key: 'limits.state.exceeded' },
};
/** A threshold is no limit that somebody breaks: it brings protection. */
const REACHED: LimitLook = { tone: 'info', icon: 'info', key: 'limits.state.reached' };

const words = (key: string, params?: Words['params']): Words => ({
  key: `limits.${key}`,
  ...(params && { params }),
});

/** What the limit is about; a quota of work at home by the places that it counts. */
export function limitName({ code, params }: LimitDto): Words {
  const ofOnePlace = params['places'] === 'mobileWork' || params['places'] === 'telework';
  return words(ofOnePlace ? `quotaOf.${params['places']}` : `name.${code}`);
}

export function limitLook(standing: LimitDto): LimitLook {
  const { bound, state, code, actual } = standing;
  if (bound === 'threshold' && state === 'exceeded') return REACHED;
  if (state === 'exceeded' && (bound === 'atLeast' || code === 'ONSITE_DAY_MISSED')) {
    return { ...LOOKS.exceeded, key: 'limits.state.missed' };
  }
  // Nothing was missed yet: the day of rest is still to come.
  if (code === 'SUBSTITUTE_REST_DAY_MISSING' && state === 'within' && actual === 0) {
    return { tone: 'neutral', icon: 'pending', key: 'limits.state.due' };
  }
  return state === 'near' ? { ...LOOKS.near, key: `limits.state.${nearWord(standing)}` } : LOOKS[state];
}

/** What is near: a day of rest to be planned, Sundays that run short, more than the limit that can still be balanced, or the last of a sum. */
function nearWord({ code, bound, actual, limit }: LimitDto): string {
  if (code === 'SUBSTITUTE_REST_DAY_MISSING') return 'dueSoon';
  if (bound === 'atLeast') return 'short';
  if (actual > limit) return 'toBalance';
  return actual === limit ? 'usedUp' : 'near';
}

/** "3 von 3 Tagen", "7:42 von 8:00 Std. im Schnitt" */
export function limitFigure({ code, unit, bound, actual, limit, params, to, state }: LimitDto): Words {
  switch (code) {
    case 'ONSITE_DAY_MISSED':
      return actual === 0 ? words('figure.onsiteKept') : words(`figure.onsiteMissed.${oneOrOther(actual)}`, { actual });
    case 'ACCOUNT_ABOVE_LIMIT':
    case 'DEBT_LIMIT_EXCEEDED':
    case 'FLEXDAY_INSUFFICIENT_CREDIT':
      return words('figure.balance', { actual: formatSigned(actual), limit: formatSigned(limit) });
    case 'LOCATION_NOT_ELIGIBLE':
      return words('figure.notEligible', { actual: formatMinutes(actual) });
    case 'SUBSTITUTE_REST_DAY_MISSING':
      return actual > 0
        ? words('figure.restGiven', { date: weekdayDate(String(params['givenOn'])) })
        : words(state === 'exceeded' ? 'figure.restMissed' : 'figure.restDue', { date: weekdayDate(to) });
  }
  if (code === 'REST_11H_VIOLATED')
    return words('figure.rest', { actual: formatMinutes(actual), limit: formatMinutes(limit) });
  if (bound === 'atLeast') {
    const worked = Number(params['workedSundays']);
    const until = formatDayMonth(String(params['until']));
    return words(`figure.sundays.${oneOrOther(worked)}`, { worked, until, actual, limit });
  }
  if (bound === 'threshold') return words('figure.threshold', { actual, limit });
  switch (unit) {
    case 'days':
      return words(`figure.days.${oneOrOther(limit)}`, { actual, limit });
    case 'halfDays':
      return words(`figure.days.${oneOrOther(limit / 2)}`, {
        actual: formatDays(actual * 50),
        limit: formatDays(limit * 50),
      });
    case 'minutes': {
      const kind = params['kind'] === 'minutesPerDay' ? 'figure.longestDay' : 'figure.minutes';
      return words(kind, { actual: formatMinutes(actual), limit: formatMinutes(limit) });
    }
    case 'minutesPerWerktag':
    case 'minutesPerWeek':
      return words(`figure.${unit}`, { actual: formatMinutes(actual), limit: formatMinutes(limit) });
  }
}

/** "KW 48", "KW 47 und 48", "November 2026", "2. Halbjahr 2026", "2026", or both days. */
export function limitSpan({ code, ...span }: LimitDto): Words {
  const [from, to] = [localDate(span.from), localDate(span.to)];
  if (code === 'SUBSTITUTE_REST_DAY_MISSING') return words('span.workedOn', { date: weekdayDate(from) });
  if (from === to) return words('span.whole', { name: weekdayDate(from) });
  const week = isoWeekOf(to).week;
  if (from === mondayOf(from)) {
    if (to === addDays(from, 6)) return words('span.week', { week });
    if (to === addDays(from, 13)) return words('span.weeks', { first: isoWeekOf(from).week, last: week });
    if (span.params['span'] === 'weeks') return words('span.weeksTo', { first: isoWeekOf(from).week, last: week });
  }
  const months = MONTHS_OF_SPAN[String(span.params['span'])];
  if (months) {
    const number = (Number(from.slice(5, 7)) - 1) / months + 1;
    return words(`span.${span.params['span']}`, { number, year: from.slice(0, 4) });
  }
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`)
    return words('span.whole', { name: from.slice(0, 4) });
  if (from.endsWith('-01') && to === lastDayOf(monthOf(from))) {
    return words('span.whole', { name: formatMonth(monthOf(from)) });
  }
  return words('span.days', { from: formatFullDate(from), to: formatFullDate(to) });
}

/** Spans of a calendar year that people number. */
const MONTHS_OF_SPAN: Readonly<Record<string, number | undefined>> = { quarter: 3, halfYear: 6 };
const weekdayDate = (date: string): string => `${formatWeekday(date)} ${formatDayMonth(date)}`;
