import { formatLength, weekdayName } from '@zeitbuch/web-ui';
import { line, type ValueLine } from './value-line';

/**
 * What the contract plans for a day.
 * @param holiday name of the public holiday on it, for which nothing is to be worked
 */
export function plannedLine(weekday: number, minutes: number, holiday: string | null): ValueLine {
  const params = { length: formatLength(minutes), holiday: holiday ?? '' };
  return {
    label: { key: 'myRules.label.weekday', params: { day: weekdayName(weekday) } },
    value:
      minutes === 0
        ? line('weekday', 'nothing').value
        : line('weekday', holiday ? 'lengthButHoliday' : 'length', params).value,
  };
}
