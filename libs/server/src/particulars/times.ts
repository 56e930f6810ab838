import { addDays, type Span, type zone } from '@zeitbuch/working-time';
import { Problem } from '../platform';
import { type TimesDto } from './particulars.dto';

/** As files say it: what ends no later than it began, and names no last day, ends on the next one. @throws Problem `person.times` */
export function spanOf(
  place: ReturnType<typeof zone>,
  { date, fromTime, toDate, toTime }: TimesDto,
  mostMinutes: number,
): Span {
  const [from, to] = [minuteOf(fromTime), minuteOf(toTime)];
  const startMinute = place.at(date, from);
  const endMinute = place.at(toDate ?? (to > from ? date : addDays(date, 1)), to);
  if (endMinute <= startMinute || endMinute - startMinute > mostMinutes) throw new Problem('person.times');
  return { startMinute, endMinute };
}

/** Of the day; the text was checked. */
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
