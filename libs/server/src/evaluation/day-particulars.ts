import { type DayFacts } from '@zeitbuch/working-time';

/** A row of `day_fact`: what was ordered or declared for a single day, which no booking tells. */
export interface DayParticular {
  date: string;
  kind: 'overtimeOrder' | 'holidayTimeOff' | 'releaseImpossible' | 'otherEmployer';
  /** Of an order: window of work outside the frame, in epoch minutes. */
  from: number | null;
  to: number | null;
  /** Of another employer. */
  minutes: number | null;
}

type Particulars = Pick<
  DayFacts,
  'overtimeOrders' | 'holidayTimeOff' | 'decemberReleaseImpossible' | 'otherEmployerMinutes'
>;

/** Select list: the particulars of employee `e` on the days that `condition` leaves of `f`; null for nearly everybody. */
export const particularsOfE = (condition: string): string =>
  `(select json_agg(json_build_object('date', f.date, 'kind', f.kind, 'from', lower(f.during), 'to', upper(f.during), 'minutes', f.minutes)
      order by f.date, f.during, f.kind)
    from day_fact f where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id and ${condition})`;

/** What was ordered or declared for the day; empty for nearly every day. */
export function particularsOn(particulars: readonly DayParticular[], date: string): Particulars {
  const ofDay = particulars.filter((particular) => particular.date === date);
  if (ofDay.length === 0) return {};
  const has = (kind: DayParticular['kind']) => ofDay.some((particular) => particular.kind === kind);
  const overtimeOrders = ofDay.flatMap(({ from, to }) =>
    from !== null && to !== null ? [{ startMinute: from, endMinute: to }] : [],
  );
  const otherEmployerMinutes = ofDay.find(({ minutes }) => minutes !== null)?.minutes;
  return {
    ...(overtimeOrders.length > 0 ? { overtimeOrders } : {}),
    ...(has('holidayTimeOff') ? { holidayTimeOff: true } : {}),
    ...(has('releaseImpossible') ? { decemberReleaseImpossible: true } : {}),
    ...(otherEmployerMinutes ? { otherEmployerMinutes } : {}),
  };
}
