import { type HomeOfficeQuotaRule } from '../agreement';
import { weekdayOf } from '../time';
import { type HomeOfficeQuota, homeOfficeUse } from './home-office-quota';
import { type Period, type PeriodDay, remoteMinutesOf } from './period-day';
import { daysWithin, type Standing, sumState, type WeekSpan, weeksOf } from './standing';

/** Weeks of the month in which somebody worked at home. */
export function homeOfficeStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  return weeksOf(period).flatMap((week) => {
    const inWeek = daysWithin(days, week.monday, week.sunday);
    if (inWeek.every((day) => remoteMinutesOf(day) === 0)) return [];
    return [...quotaStanding(inWeek, week), ...onsiteStanding(inWeek, week)];
  });
}

/** The quota of the last day that has one: days on which a temporary rule lifted it are free and count for nothing. */
function quotaStanding(inWeek: readonly PeriodDay[], { monday, sunday, isRunning }: WeekSpan): Standing[] {
  const limited = inWeek.flatMap((day) => {
    const { quota: rule } = day.terms.parameters.homeOffice;
    return rule === null ? [] : [{ day, rule }];
  });
  const last = limited.at(-1);
  if (!last) return [];
  const remote = limited.map(({ day }) => ({ weekday: weekdayOf(day.date), remoteMinutes: remoteMinutesOf(day) }));
  const quota = quotaOf(last.rule, inWeek, last.day);
  const use = homeOfficeUse(remote, quota);
  const standing = (
    code: Standing['code'],
    { unit, actual, limit }: Pick<Standing, 'unit' | 'actual' | 'limit'>,
    isExceeded: boolean,
  ): Standing => ({
    rule: 'HO-QUOTA',
    code,
    from: monday,
    to: sunday,
    unit,
    bound: 'atMost',
    actual,
    limit,
    state: sumState({ isExceeded, actual, limit }, isRunning),
    params: { kind: last.rule.kind },
  });
  const isOver = use.findings.includes('HOMEOFFICE_QUOTA_EXCEEDED');
  if (use.findings.includes('LOCATION_NOT_ELIGIBLE') && use.remoteMinutes > 0) {
    return [standing('LOCATION_NOT_ELIGIBLE', { unit: 'minutes', actual: use.remoteMinutes, limit: 0 }, true)];
  }
  switch (quota.kind) {
    case 'percent':
      return [
        standing(
          'HOMEOFFICE_QUOTA_EXCEEDED',
          { unit: 'minutes', actual: use.remoteMinutes, limit: use.allowedMinutes ?? 0 },
          isOver,
        ),
      ];
    case 'daysPerWeek':
      return [
        standing('HOMEOFFICE_QUOTA_EXCEEDED', { unit: 'days', actual: use.remoteDays, limit: quota.maxDays }, isOver),
      ];
    case 'minutesPerDay': {
      const longest = Math.max(...remote.map(({ remoteMinutes }) => remoteMinutes));
      return [
        standing('HOMEOFFICE_QUOTA_EXCEEDED', { unit: 'minutes', actual: longest, limit: quota.maxMinutes }, isOver),
      ];
    }
  }
}

function quotaOf(rule: HomeOfficeQuotaRule, inWeek: readonly PeriodDay[], last: PeriodDay): HomeOfficeQuota {
  switch (rule.kind) {
    case 'percentOfContractWeek':
      return { kind: 'percent', basisMinutes: last.contractWeekMinutes, percentHundredths: rule.percent * 100 };
    case 'percentOfWeekTarget': {
      const basisMinutes = inWeek.reduce((sum, { targetMinutes }) => sum + targetMinutes, 0);
      return { kind: 'percent', basisMinutes, percentHundredths: rule.percent * 100 };
    }
    case 'minutesPerDay':
      return { ...rule, contractWeekMinutes: last.contractWeekMinutes };
    case 'daysPerWeek':
      return rule;
  }
}

/** Fixed days in the office on which somebody worked at home. */
function onsiteStanding(inWeek: readonly PeriodDay[], { monday, sunday }: WeekSpan): Standing[] {
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
