import { type LawfulFigure, type PeriodRule } from '../rules/rule';
import { addDays, addMonths, firstDayOf, monthOf, weekdayOf } from '../time';
import { average, type AverageForm, isAwayAllDay, isBalancingWerktag } from './balanced-average';
import { isUnderWorkingHoursAct, type Period, type PeriodDay } from './period-day';
import { lastRecordedDay, type Standing } from './standing';

/** ArbZG § 3 sentence 2: 24 weeks. */
const WINDOW_DAYS = 168;
const WINDOW_MONTHS = 6;
export const AVERAGE_WERKTAG_MINUTES = 480;
/** SächsAZVO § 1: 48 hours a week over four months; the week of civil servants has five days. */
const CIVIL_SERVANT_MONTHS = 4;
const AVERAGE_CIVIL_SERVANT_WEEK_MINUTES = 2880;
const CIVIL_SERVANT_WEEK_DAYS = 5;

const figure = (key: string, value: number, sourceName: string): LawfulFigure => ({
  key,
  value,
  source: 'law',
  sourceName,
});

/** The average that allows longer days. */
export const averageWorkingTime: PeriodRule = {
  id: 'ARBZG-3-AVG',
  nameDe: 'Durchschnittliche Arbeitszeit',
  nameEn: 'Average working time',
  paragraph: 'ArbZG § 3, SächsAZVO § 1',
  descriptionDe:
    'Längere Tage müssen sich ausgleichen: im Ausgleichszeitraum bleibt die Arbeit im Schnitt unter der Grenze. Urlaub, Krankheit und Feiertage zählen dabei nicht als freie Zeit, sie werden herausgerechnet. Es verfällt keine Minute.',
  descriptionEn:
    'Longer days must balance out: over the averaging period work stays below the limit on average. Leave, illness and public holidays do not count as time off for this, they are taken out. No minute is lost.',
  example: 'AVG-06',
  subject: 'protection',
  parameters: ['averaging'],
  findings: ['AVG_8H_EXCEEDED', 'AVG_48H_EXCEEDED'],
  isInForce: ({ isMinor }) => !isMinor,
  figures: ({ personnelGroup }) =>
    personnelGroup === 'BEAMTE_SN'
      ? [figure('weekAverageMinutes', AVERAGE_CIVIL_SERVANT_WEEK_MINUTES, 'SächsAZVO § 1')]
      : [figure('werktagAverageMinutes', AVERAGE_WERKTAG_MINUTES, 'ArbZG § 3')],
  calculate: averageStandings,
};

/** The average up to the last finished day of the month, by the law that holds on that day. */
export function averageStandings(days: readonly PeriodDay[], period: Period): Standing[] {
  const last = lastRecordedDay(days, period);
  if (!last) return [];
  return isUnderWorkingHoursAct(last.terms) ? byWerktag(days, last) : byWeek(days, last);
}

function byWerktag(days: readonly PeriodDay[], { date: to, terms }: PeriodDay): Standing[] {
  const form: AverageForm = {
    kind: 'eightHours',
    from:
      terms.parameters.averaging === '24weeks'
        ? addDays(to, 1 - WINDOW_DAYS)
        : firstDayOf(addMonths(monthOf(to), 1 - WINDOW_MONTHS)),
    to,
    counts: isBalancingWerktag,
    limitMinutesPerDay: AVERAGE_WERKTAG_MINUTES,
    daysPerUnit: 1,
  };
  const figures = average(
    days.filter((day) => isUnderWorkingHoursAct(day.terms)),
    form,
  );
  if (!figures) return [];
  return [{ rule: averageWorkingTime.id, unit: 'minutesPerWerktag', ...figures }];
}

/** Holidays stay in: the ordinance leaves out leave and sickness only. */
function byWeek(days: readonly PeriodDay[], { date: to }: PeriodDay): Standing[] {
  const form: AverageForm = {
    kind: 'fortyEightHours',
    from: firstDayOf(addMonths(monthOf(to), 1 - CIVIL_SERVANT_MONTHS)),
    to,
    counts: (day) => weekdayOf(day.date) <= CIVIL_SERVANT_WEEK_DAYS && !isAwayAllDay(day),
    limitMinutesPerDay: AVERAGE_CIVIL_SERVANT_WEEK_MINUTES / CIVIL_SERVANT_WEEK_DAYS,
    daysPerUnit: CIVIL_SERVANT_WEEK_DAYS,
  };
  const figures = average(
    days.filter(({ terms }) => terms.personnelGroup === 'BEAMTE_SN' && !terms.isMinor),
    form,
  );
  if (!figures) return [];
  return [{ rule: averageWorkingTime.id, unit: 'minutesPerWeek', ...figures }];
}
