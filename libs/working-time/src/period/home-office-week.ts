import { type HomeOfficeQuotaRule } from '../agreement';
import { type HomeOfficeQuota, homeOfficeUse } from '../rules/home-office-quota';
import { type PeriodRule } from '../rules/rule';
import { weekdayOf } from '../time';
import { type Period, type PeriodDay, remoteMinutesOf } from './period-day';
import { daysWithin, type Standing, sumState, type WeekSpan, weeksOf } from './standing';

/** The share of work at home. */
export const homeOfficeQuota: PeriodRule = {
  id: 'HO-QUOTA',
  nameDe: 'Anteil der Arbeit zu Hause',
  nameEn: 'Share of work at home',
  paragraph: 'Dienstvereinbarung, mobile Arbeit und Telearbeit',
  descriptionDe:
    'Die Vereinbarung sagt, wie viel in der Woche zu Hause gearbeitet wird; mobile Arbeit und Telearbeit zählen zusammen. Wird es mehr, sehen Sie einen Hinweis. Die Zeit zählt in jedem Fall.',
  descriptionEn:
    'The agreement says how much is worked at home in a week; mobile work and telework count together. If it becomes more, you see a note. The time counts in any case.',
  example: 'HOM-05',
  subject: 'places',
  parameters: ['homeOffice'],
  findings: ['HOMEOFFICE_QUOTA_EXCEEDED', 'LOCATION_NOT_ELIGIBLE'],
  calculate: homeOfficeUse,
};

/** Fixed days in the office. */
export const onsiteDays: PeriodRule = {
  id: 'HO-ONSITE',
  nameDe: 'Feste Tage in der Dienststelle',
  nameEn: 'Fixed days in the office',
  paragraph: 'Dienstvereinbarung, mobile Arbeit und Telearbeit',
  descriptionDe:
    'An bestimmten Wochentagen sind alle in der Dienststelle. Arbeit zu Hause an einem solchen Tag wird vermerkt; die Zeit zählt in jedem Fall.',
  descriptionEn:
    'On certain weekdays everybody is in the office. Work at home on such a day is noted; the time counts in any case.',
  example: 'HOM-11',
  subject: 'places',
  parameters: ['homeOffice'],
  findings: ['ONSITE_DAY_MISSED'],
  isInForce: ({ parameters }) => parameters.homeOffice.onsiteWeekdays.length > 0,
  calculate: homeOfficeUse,
};

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
    unit: Standing['unit'],
    actual: number,
    limit: number,
    isExceeded: boolean,
  ): Standing => ({
    rule: homeOfficeQuota.id,
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
    return [standing('LOCATION_NOT_ELIGIBLE', 'minutes', use.remoteMinutes, 0, true)];
  }
  switch (quota.kind) {
    case 'percent':
      return [standing('HOMEOFFICE_QUOTA_EXCEEDED', 'minutes', use.remoteMinutes, use.allowedMinutes ?? 0, isOver)];
    case 'daysPerWeek':
      return [standing('HOMEOFFICE_QUOTA_EXCEEDED', 'days', use.remoteDays, quota.maxDays, isOver)];
    case 'minutesPerDay': {
      const longest = Math.max(...remote.map(({ remoteMinutes }) => remoteMinutes));
      return [standing('HOMEOFFICE_QUOTA_EXCEEDED', 'minutes', longest, quota.maxMinutes, isOver)];
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
      rule: onsiteDays.id,
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
