import { type DayFacts, addDays } from '@zeitbuch/working-time';

/** What was ordered or declared for a single day (a row of `day_fact`), or a call-out on it: no booking tells it. */
export interface DayParticular {
  date: string;
  kind: DayFactKind | 'callout';
  /** Of an order: window of work outside the frame; of a call-out: its duration; in epoch minutes. */
  from: number | null;
  to: number | null;
  /** Of another employer. */
  minutes: number | null;
}

/** Kinds of rows of `day_fact`. */
export type DayFactKind = 'overtimeOrder' | 'holidayTimeOff' | 'releaseImpossible' | 'otherEmployer' | AbsenceDecision;

/** What was decided about work on a whole day of leave or illness. */
export const ABSENCE_DECISIONS = ['leaveGivenBack', 'workOnTop', 'restOfDay'] as const;
export type AbsenceDecision = (typeof ABSENCE_DECISIONS)[number];

type Particulars = Pick<
  DayFacts,
  | 'overtimeOrders'
  | 'callouts'
  | 'workOnAbsence'
  | 'holidayTimeOff'
  | 'decemberReleaseImpossible'
  | 'otherEmployerMinutes'
>;

/** On-call time lasts a week at most: call-outs of a day belong to one that began no earlier. */
const LONGEST_STANDBY_DAYS = 7;

/**
 * Select list: the particulars of employee `e` from the day before `from` to the day after `to`; null for nearly
 * everybody. A shift may meet an order of the day before or after it.
 * @param from an SQL expression of a date, as `to`
 */
export const particularsOfE = (from: string, to: string): string =>
  `(select json_agg(json_build_object('date', f.date, 'kind', f.kind, 'from', f.starts, 'to', f.ends, 'minutes', f.minutes)
      order by f.date, f.starts, f.kind)
    from (
      select d.date, d.kind, lower(d.during) as starts, upper(d.during) as ends, d.minutes from day_fact d
      where d.tenant_id = e.tenant_id and d.employee_id = e.employee_id and d.date between ${from} - 1 and ${to} + 1
      union all
      select (to_timestamp(c.at_minute * 60.0) at time zone z.zone)::date, 'callout', c.at_minute, c.at_minute + c.minutes, null
      from standby s join standby_callout c on c.tenant_id = s.tenant_id and c.standby_id = s.standby_id
      join tenant z on z.tenant_id = s.tenant_id
      where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id
        and s.date between ${from} - 1 - ${LONGEST_STANDBY_DAYS} and ${to} + 1) f)`;

/** Days of leave that were given back, because the person worked on them. */
export const givenBackDates = (particulars: readonly DayParticular[]): string[] =>
  particulars.filter(({ kind }) => kind === 'leaveGivenBack').map(({ date }) => date);

/** What was ordered or declared for the day; empty for nearly every day. */
export function particularsOn(particulars: readonly DayParticular[], date: string): Particulars {
  const [before, after] = [addDays(date, -1), addDays(date, 1)];
  const near = particulars.filter((particular) => before <= particular.date && particular.date <= after);
  if (near.length === 0) return {};
  const ofDay = near.filter((particular) => particular.date === date);
  const has = (kind: DayParticular['kind']) => ofDay.some((particular) => particular.kind === kind);
  const spansOf = (list: readonly DayParticular[], kind: DayParticular['kind']) =>
    list.flatMap((one) =>
      one.kind === kind && one.from !== null && one.to !== null ? [{ startMinute: one.from, endMinute: one.to }] : [],
    );
  // The work of a shift may lie in an order or call-out that is on record for the day after, or for the day before.
  const overtimeOrders = spansOf(near, 'overtimeOrder');
  const callouts = spansOf(near, 'callout');
  const otherEmployerMinutes = ofDay.find(({ minutes }) => minutes !== null)?.minutes;
  return {
    ...(overtimeOrders.length > 0 ? { overtimeOrders } : {}),
    ...(callouts.length > 0 ? { callouts } : {}),
    ...(has('workOnTop') ? { workOnAbsence: 'onTop' } : has('restOfDay') ? { workOnAbsence: 'restOfDay' } : {}),
    ...(has('holidayTimeOff') ? { holidayTimeOff: true } : {}),
    ...(has('releaseImpossible') ? { decemberReleaseImpossible: true } : {}),
    ...(otherEmployerMinutes ? { otherEmployerMinutes } : {}),
  };
}
