import { formatLength, weekdayName } from '@zeitbuch/web-ui';
import { type HomeOfficeRule } from '@zeitbuch/working-time';
import { line, type ValueLine } from './value-line';

/** How much of the week or of a day may be worked at home. */
export function quotaLines({ quota }: HomeOfficeRule): ValueLine[] {
  switch (quota?.kind) {
    case undefined:
      return [line('atHome', 'unlimited')];
    case 'percentOfContractWeek':
    case 'percentOfWeekTarget':
      return [line('atHome', quota.kind, { percent: quota.percent })];
    case 'daysPerWeek':
      return [line('atHome', 'daysPerWeek', { count: quota.maxDays })];
    case 'minutesPerDay':
      return [
        line('atHome', 'minutesPerDay', { length: formatLength(quota.maxMinutes) }),
        ...(quota.minContractWeekMinutes === null
          ? []
          : [line('smallContract', 'notAtHome', { length: formatLength(quota.minContractWeekMinutes) })]),
      ];
  }
}

/** Each weekday on which everybody is in the office. */
export function onsiteLines({ onsiteWeekdays }: HomeOfficeRule): ValueLine[] {
  return onsiteWeekdays.map((day) => line('onsite', 'weekday', { day: weekdayName(day) }));
}
