import { type LocalDate } from '../time';

/** From one day to another, both inclusive; null is without beginning or end. */
interface Span {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Whether something that holds from one day to another holds on the day. */
export const holdsOn = ({ from, to }: Span, date: LocalDate): boolean =>
  (from === null || from <= date) && (to === null || date <= to);
