import { type RuleInForceDto, type RuleParameterDto } from '@zeitbuch/web-data-access';
import { clockText, formatLength, formatSigned, weekdayName } from '@zeitbuch/web-ui';
import {
  type AccountRule,
  type AgreementParameters,
  type Averaging,
  type BreakTier,
  type DayWindow,
  type TrafficLight,
  type WeekWindows,
} from '@zeitbuch/working-time';
import { onsiteLines, quotaLines } from './home-office-lines';
import { line, type ValueLine } from './value-line';
import { type Words } from './words';

/** Everything that a rule in force may carry: what agreements set, and what a statute or the tariff sets. */
interface Values extends Omit<AgreementParameters, 'averaging'> {
  readonly averaging: Averaging | '4months';
  readonly nightTime: DayWindow;
  readonly noWork: DayWindow;
  readonly dailyMaxMinutes: number;
  readonly lawfulBreaks: readonly BreakTier[];
  readonly longestStretchMinutes: number;
  readonly shiftSpanMinutes: number;
  readonly annualLeaveDays: number;
  readonly statutoryLeaveDays: number;
  readonly disabilityLeaveDays: number;
  readonly shiftLeaveMaxDays: number;
  readonly qualificationDays: number;
  readonly sickPayDays: number;
  readonly fulltimeWeekMinutes: number;
  readonly raisedHoursMaxMonths: number;
  readonly flatStandbyMinutes: number;
  readonly travelAboveMinutes: number;
  readonly weekMinutes: number;
  readonly doubleWeekMinutes: number;
  readonly werktagAverageMinutes: number;
  readonly weekAverageMinutes: number;
  readonly nightWorkDays: number;
  readonly freeSundays: number;
}

type Lines<Value> = (value: Value, rule: Pick<RuleInForceDto, 'id'>) => ValueLine[];

/** How the values of each parameter are shown. A key that this version does not know is not shown. */
const LINES: { readonly [Key in keyof Values]: Lines<Values[Key]> } = {
  frame: (frame) => (frame ? weekLines(frame, 'notCredited') : [line('frame', 'noFrame')]),
  // It has a card of its own; under other rules its hours would stand there without a name.
  core: (core, { id }) => (id === 'DV-CORE' ? (core ? weekLines(core, null) : [line('core', 'none')]) : []),
  coreBreakWindow: (window) =>
    window
      ? [
          line('coreBreak', 'window', span(window)),
          ...(window.maxMinutes === null
            ? []
            : [line('together', 'atMost', { length: formatLength(window.maxMinutes) })]),
        ]
      : [line('coreBreak', 'none')],
  breakRule: (rule, { id }) => (id === 'ARBZG-4' ? [pieceLine(rule)] : deductionLines(rule)),
  dailyCreditCapMinutes: (minutes) => [
    minutes === null ? line('perDay', 'unlimited') : line('perDay', 'length', { length: formatLength(minutes) }),
  ],
  minRestMinutes: (minutes) => [line('rest', 'atLeast', { length: formatLength(minutes) })],
  dstPolicy: (policy) => [line('dst', `dst.${policy}`)],
  supplementsDue: (due) => [line('supplements', due ? 'due' : 'notDue')],
  flexDays: ({ maxPerMonth, maxPerYear, lowerLimitMinutes }) => [
    line('perMonth', 'days', { count: maxPerMonth }),
    line('perYear', 'days', { count: maxPerYear }),
    ...(lowerLimitMinutes === null
      ? []
      : [line('accountAfterwards', 'notBelow', { balance: formatSigned(lowerLimitMinutes) })]),
  ],
  account: (account, rule) => (ACCOUNT_LINES[rule.id] ?? settlementLines)(account, rule),
  homeOffice: (rule, { id }) => (id === 'HO-ONSITE' ? onsiteLines(rule) : quotaLines(rule)),
  averaging: (averaging) => [line('balanced', `averaging.${averaging}`)],
  accountingDay: (by) => [line('pastMidnight', `accountingDay.${by}`)],
  partTimeOvertime: (policy) => [line('overtimeSupplement', `partTimeOvertime.${policy}`)],
  drivingTime: (policy) => [line('driving', `drivingTime.${policy}`)],
  halfDayLeave: (cost) => [line('leaveOnHalfDay', `halfDayLeave.${cost}`)],
  nightTime: (window) => [line('nightTime', 'window', span(window))],
  noWork: (window) => [line('noWork', 'window', span(window))],
  dailyMaxMinutes: (minutes) => [line('perDay', 'length', { length: formatLength(minutes) })],
  lawfulBreaks: (tiers) => tierLines(tiers),
  longestStretchMinutes: (minutes) => [line('stretch', 'length', { length: formatLength(minutes) })],
  shiftSpanMinutes: (minutes) => [line('shiftSpan', 'length', { length: formatLength(minutes) })],
  annualLeaveDays: (count) => [line('fiveDayWeek', 'daysOfYear', { count })],
  statutoryLeaveDays: (count) => [line('fiveDayWeek', 'daysOfYearAtLeast', { count })],
  disabilityLeaveDays: (count) => [line('fiveDayWeek', 'daysMore', { count })],
  shiftLeaveMaxDays: (count) => [line('perYear', 'daysAtMost', { count })],
  qualificationDays: (count) => [line('fiveDayWeek', 'daysOfYear', { count })],
  sickPayDays: (count) => [line('paidOn', 'calendarDays', { count })],
  fulltimeWeekMinutes: (minutes) => [line('fulltimeWeek', 'length', { length: formatLength(minutes) })],
  raisedHoursMaxMonths: (count) => [line('inOneGo', 'monthsAtMost', { count })],
  flatStandbyMinutes: (minutes) => [line('flatSum', 'fromLength', { length: formatLength(minutes) })],
  travelAboveMinutes: (minutes) => [line('credited', 'quarterBeyond', { length: formatLength(minutes) })],
  weekMinutes: (minutes) => [line('perWeek', 'atMost', { length: formatLength(minutes) })],
  doubleWeekMinutes: (minutes) => [line('perDoubleWeek', 'atMost', { length: formatLength(minutes) })],
  werktagAverageMinutes: (minutes) => [line('onAverage', 'perWerktag', { length: formatLength(minutes) })],
  weekAverageMinutes: (minutes) => [line('onAverage', 'inWeek', { length: formatLength(minutes) })],
  nightWorkDays: (count) => [line('nightWorker', 'fromDays', { count })],
  freeSundays: (count) => [line('freeSundays', 'daysAtLeast', { count })],
};

/** The parameter in words. The server checks every value against its schema, so its form is known by its key. */
export function valueLines(rule: Pick<RuleInForceDto, 'id'>, { key, value }: RuleParameterDto): ValueLine[] {
  const lines = (LINES as Record<string, Lines<unknown> | undefined>)[key];
  return lines ? lines(value, rule) : [];
}

const span = ({ fromMinute, toMinute }: DayWindow) => ({ from: clockText(fromMinute), to: clockText(toMinute) });

/**
 * Weekdays in a row with the same window are one line.
 * @param closed what is said of days without a window; null leaves them out
 */
function weekLines(week: WeekWindows, closed: string | null): ValueLine[] {
  const lines: ValueLine[] = [];
  let first = 0;
  while (first < week.length) {
    const window = week[first];
    const from = first;
    while (first < week.length && isSame(week[first], window)) first += 1;
    if (!window && closed === null) continue;
    const value: Words = window
      ? { key: 'myRules.value.window', params: span(window) }
      : { key: `myRules.value.${closed}` };
    lines.push({ label: weekdays(from + 1, first), value });
  }
  return lines;
}

function weekdays(from: number, to: number): Words {
  if (from === to) return { key: 'myRules.label.weekday', params: { day: weekdayName(from) } };
  const key = to - from === 1 ? 'weekdayPair' : 'weekdays';
  return { key: `myRules.label.${key}`, params: { from: weekdayName(from), to: weekdayName(to) } };
}

const isSame = (a: DayWindow | null, b: DayWindow | null): boolean =>
  a?.fromMinute === b?.fromMinute && a?.toMinute === b?.toMinute;

const tierLines = (tiers: readonly BreakTier[]): ValueLine[] =>
  tiers.map(({ aboveMinutes, breakMinutes }) => ({
    label: { key: 'myRules.label.above', params: { length: formatLength(aboveMinutes) } },
    value: { key: 'myRules.value.break', params: { length: formatLength(breakMinutes) } },
  }));

const pieceLine = ({ minPieceMinutes }: AgreementParameters['breakRule']): ValueLine =>
  line('piece', 'from', { length: formatLength(minPieceMinutes) });

function deductionLines(rule: AgreementParameters['breakRule']): ValueLine[] {
  if (!rule.autoDeduct) return [line('deduction', 'none'), pieceLine(rule)];
  return [
    ...tierLines(rule.tiers),
    line('deduction', `deduction.${rule.basis === 'presence' ? 'presence' : rule.variant}`),
    pieceLine(rule),
  ];
}

/** One parameter decides several rules: each tells its own part of it. */
const ACCOUNT_LINES: Readonly<Record<string, Lines<AccountRule> | undefined>> = {
  'DV-AMPEL': ({ trafficLight }) => lightLines(trafficLight),
  'DV-DEBT': ({ debtLimitMinutes }) => debtLines(debtLimitMinutes),
  'TVOED-10-7': ({ capAction }) => [excessLine(capAction)],
};

const debtLines = (limitMinutes: number | null): ValueLine[] =>
  limitMinutes === null ? [] : [line('debt', 'below', { balance: formatSigned(limitMinutes) })];

function settlementLines(account: AccountRule): ValueLine[] {
  const { settlement, capPlusMinutes, carryOverMaxMinutes, capAction } = account;
  const balance = (minutes: number) => ({ balance: formatSigned(minutes) });
  return [
    line('settled', `settled.${settlement}`),
    capPlusMinutes === null ? line('cap', 'unlimited') : line('cap', 'balance', balance(capPlusMinutes)),
    ...(carryOverMaxMinutes === null ? [] : [line('carryOver', 'balance', balance(carryOverMaxMinutes))]),
    ...((carryOverMaxMinutes ?? capPlusMinutes) === null ? [] : [excessLine(capAction)]),
  ];
}

/** A plan to reduce the account cannot be put on record: older agreements that name one cut like the others. */
const excessLine = (capAction: AccountRule['capAction']): ValueLine =>
  line('excess', capAction === 'transferLongterm' ? 'above.transferLongterm' : 'above.forfeitReport');

function lightLines(light: TrafficLight | null): ValueLine[] {
  if (!light) return [];
  return [
    line('green', 'upTo', { length: formatLength(light.greenMinutes) }),
    line('yellow', 'upTo', { length: formatLength(light.yellowMinutes) }),
    line('red', 'beyond'),
    ...(light.prorate ? [line('partTime', 'prorated')] : []),
  ];
}
