import { type HomeOfficeQuotaRule, type QuotaPlaces, type QuotaSpan } from '../agreement';
import { type LocalDate, type Minutes, weekdayOf } from '../time';
import { allowanceOf, type QuotaScope } from './home-office-allowance';
import { homeOfficeUse, type RemoteDay } from './home-office-quota';
import { type Period, type PeriodDay, remoteMinutesOf } from './period-day';
import { type QuotaDays, quotaDaysAround } from './quota-span';
import { daysWithin, type Standing, sumState, type WeekSpan, weeksOf } from './standing';

/** How much was worked away from the office: every quota of every span that ends in the month or runs, and fixed days in the office. */
export function homeOfficeStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const quotas = quotaScopes(days, period).flatMap(({ rule, scope }) => quotaStanding(rule, scope, period.today));
  return [
    ...quotas,
    ...weeksOf(period).flatMap((week) => onsiteStanding(daysWithin(days, week.monday, week.sunday), week)),
  ];
}

/** A limit of a day is looked at week by week. */
const spanOf = (rule: HomeOfficeQuotaRule): QuotaSpan => (rule.kind === 'minutesPerDay' ? { kind: 'week' } : rule.span);

/** Quotas with the days that they are judged by. Of several rules in one span the last holds for all its days. */
function quotaScopes(days: readonly PeriodDay[], period: Period): { rule: HomeOfficeQuotaRule; scope: QuotaScope }[] {
  const { first, last, today } = period;
  const found = new Map<string, { rule: HomeOfficeQuotaRule; span: QuotaDays }>();
  for (const { date, terms } of daysWithin(days, first, last)) {
    for (const rule of terms.parameters.homeOffice.quotas) {
      const span = quotaDaysAround(spanOf(rule), date);
      const isShown = span.from <= today && (span.to <= last || today <= last);
      if (isShown) found.set(`${span.from} ${span.to} ${JSON.stringify(rule)}`, { rule, span });
    }
  }
  return [...found.values()].flatMap(({ rule, span }) => {
    const within = daysWithin(days, span.from, span.to);
    const limited = within.filter((day) => quotasOf(day).some(({ places }) => isSamePot(places, rule.places)));
    const decides = limited.at(-1);
    if (!decides || !quotasOf(decides).some((quota) => JSON.stringify(quota) === JSON.stringify(rule))) return [];
    const isOpen = within.some(({ date }) => date >= today);
    return [{ rule, scope: { span, days: within, limited, isOpen } }];
  });
}

const quotasOf = ({ terms }: PeriodDay): readonly HomeOfficeQuotaRule[] => terms.parameters.homeOffice.quotas;
const isSamePot = (a: QuotaPlaces, b: QuotaPlaces): boolean => a === b || a === 'both' || b === 'both';

function quotaStanding(rule: HomeOfficeQuotaRule, scope: QuotaScope, today: LocalDate): Standing[] {
  const minutesAt = (day: PeriodDay): Minutes =>
    rule.places === 'both' ? remoteMinutesOf(day) : day.minutesByLocation[rule.places];
  if (scope.days.every((day) => minutesAt(day) === 0)) return [];
  const remote = scope.limited.map((day): RemoteDay => {
    return { weekday: weekdayOf(day.date), remoteMinutes: minutesAt(day), isPart: day.minutesByLocation.office > 0 };
  });
  const quota = allowanceOf(rule, scope);
  const use = homeOfficeUse(remote, quota);
  const standing = (
    code: Standing['code'],
    { unit, actual, limit }: Pick<Standing, 'unit' | 'actual' | 'limit'>,
    isExceeded: boolean,
  ): Standing => ({
    rule: 'HO-QUOTA',
    code,
    ...scope.span,
    unit,
    bound: 'atMost',
    actual,
    limit,
    state: sumState({ isExceeded, actual, limit }, today <= scope.span.to),
    params: { kind: rule.kind, places: rule.places, span: spanOf(rule).kind },
  });
  if (use.findings.includes('LOCATION_NOT_ELIGIBLE') && use.remoteMinutes > 0) {
    return [standing('LOCATION_NOT_ELIGIBLE', { unit: 'minutes', actual: use.remoteMinutes, limit: 0 }, true)];
  }
  const isOver = use.findings.includes('HOMEOFFICE_QUOTA_EXCEEDED');
  return [standing('HOMEOFFICE_QUOTA_EXCEEDED', figuresOf(remote, quota, use), isOver)];
}

type Figures = Pick<Standing, 'unit' | 'actual' | 'limit'>;

function figuresOf(
  remote: readonly RemoteDay[],
  quota: ReturnType<typeof allowanceOf>,
  use: ReturnType<typeof homeOfficeUse>,
): Figures {
  switch (quota.kind) {
    case 'minutes':
      return { unit: 'minutes', actual: use.remoteMinutes, limit: quota.allowedMinutes };
    case 'days':
      return quota.count.kind === 'wholeDays'
        ? { unit: 'days', actual: use.remoteHalfDays / 2, limit: quota.allowedHalfDays / 2 }
        : { unit: 'halfDays', actual: use.remoteHalfDays, limit: quota.allowedHalfDays };
    case 'minutesPerDay': {
      const longest = Math.max(...remote.map(({ remoteMinutes }) => remoteMinutes));
      return { unit: 'minutes', actual: longest, limit: quota.maxMinutes };
    }
  }
}

/** Fixed days in the office on which somebody worked at home. */
function onsiteStanding(inWeek: readonly PeriodDay[], { monday, sunday }: WeekSpan): Standing[] {
  if (inWeek.every((day) => remoteMinutesOf(day) === 0)) return [];
  const fixed = inWeek.filter(({ date, terms }) =>
    terms.parameters.homeOffice.onsiteWeekdays.includes(weekdayOf(date)),
  );
  if (fixed.length === 0) return [];
  const actual = fixed.filter((day) => remoteMinutesOf(day) > 0).length;
  return [
    {
      rule: 'HO-ONSITE',
      code: 'ONSITE_DAY_MISSED',
      from: monday,
      to: sunday,
      unit: 'days',
      bound: 'atMost',
      actual,
      limit: 0,
      state: actual > 0 ? 'exceeded' : 'within',
      params: {},
    },
  ];
}
