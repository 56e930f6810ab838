import { type AbsenceKind, type DayFacts, SICK_PAY_DAYS, addDays, isTaken } from '@zeitbuch/working-time';

/** What was ordered or declared for a single day (a row of `day_fact`), or a call-out on it: no booking shows it. */
export interface DayParticular {
  date: string;
  kind: DayFactKind | 'callout';
  /** Of an order: window of work outside the frame; of a call-out: its duration; in epoch minutes. */
  from: number | null;
  to: number | null;
  /** Of another employer. */
  minutes: number | null;
  /** Of a decision: a booking lies on the day, or one of the shift before. */
  worked?: boolean | null;
}

/** Kinds of rows of `day_fact`. */
export type DayFactKind = 'overtimeOrder' | 'holidayTimeOff' | 'releaseImpossible' | 'otherEmployer' | AbsenceDecision;

/** What was decided about work on a whole day of leave or illness. */
export const ABSENCE_DECISIONS = ['leaveGivenBack', 'workOnTop', 'restOfDay'] as const;
export type AbsenceDecision = (typeof ABSENCE_DECISIONS)[number];

const DECISIONS = ABSENCE_DECISIONS.map((decision) => `'${decision}'`).join(', ');

/** Whether something on record for a day is a decision on the work on it. */
export const isAbsenceDecision = (kind: string): kind is AbsenceDecision =>
  ABSENCE_DECISIONS.some((decision) => decision === kind);

/** What may be decided about work during an absence of the kind: what was taken is given back, another one fills the rest of the day. */
export const absenceDecisionsOn = (kind: AbsenceKind): readonly AbsenceDecision[] => [
  isTaken(kind) ? 'leaveGivenBack' : 'restOfDay',
  'workOnTop',
];

type Particulars = Pick<
  DayFacts,
  'overtimeOrders' | 'callouts' | 'workOnAbsence' | 'holidaysMadeUp' | 'releasesImpossible' | 'otherEmployerMinutes'
>;

/** SQL: whether a booking lies on the day of a row `d (tenant_id, employee_id, date)`: of its own shift, or of the one before that reaches into it. */
export const IS_WORKED_ON_D = `exists (
          select from booking b left join booking_void v on v.tenant_id = b.tenant_id and v.booking_id = b.booking_id
          where b.tenant_id = d.tenant_id and b.employee_id = d.employee_id and v.booking_id is null
            and b.shift_date between d.date - 1 and d.date and (b.shift_date = d.date
              or to_timestamp((b.epoch_minute + b.offset_minutes) * 60.0) at time zone 'UTC' > d.date))`;

/** On-call time lasts a week at most: call-outs of a day belong to one that began no earlier. */
const LONGEST_STANDBY_DAYS = 7;

/** How far back it decides about the end of sick pay that somebody had begun to work on the first day of an illness. */
const BEGUN_BACK_DAYS = SICK_PAY_DAYS + 6;

/**
 * Select list: the particulars of employee `e` from the day before `from` to the day after `to`; null for nearly
 * everybody. A shift may meet an order of the day before or after it. Decisions stand in the order in which they were
 * made; those on work during an illness reach back as far as sick pay does.
 * @param from an SQL expression of a date, as `to`
 */
export const particularsOfE = (from: string, to: string): string =>
  `(select json_agg(json_build_object('date', f.date, 'kind', f.kind, 'from', f.starts, 'to', f.ends, 'minutes', f.minutes,
      'worked', f.worked) order by f.date, f.starts, f.kind not in (${DECISIONS}), f.number, f.kind)
    from (
      select d.date, d.kind, lower(d.during) as starts, upper(d.during) as ends, d.minutes,
        case when d.kind in (${DECISIONS}) then d.number end as number, case when d.kind in (${DECISIONS}) then ${IS_WORKED_ON_D} end as worked
      from day_fact d
      where d.tenant_id = e.tenant_id and d.employee_id = e.employee_id and d.date between ${from} - ${BEGUN_BACK_DAYS} and ${to} + 1
        and (d.date >= ${from} - 1 or d.kind in ('restOfDay', 'workOnTop'))
      union all
      select (to_timestamp(c.at_minute * 60.0) at time zone z.zone)::date, 'callout', c.at_minute, c.at_minute + c.minutes, null, null, null
      from standby s join standby_callout c on c.tenant_id = s.tenant_id and c.standby_id = s.standby_id
      join tenant z on z.tenant_id = s.tenant_id
      where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id
        and s.date between ${from} - 1 - ${LONGEST_STANDBY_DAYS} and ${to} + 1) f)`;

/** Days of leave that were given back, because the person worked on them; where no work is left the day is one of leave again. */
export const givenBackDates = (
  particulars: readonly DayParticular[],
  isWorked: (particular: DayParticular) => boolean,
): string[] =>
  particulars
    .filter((particular) => particular.kind === 'leaveGivenBack' && isWorked(particular))
    .map(({ date }) => date);

/** Days on which somebody had begun to work, as it was decided: the absence only fills their rest. */
export function workBegunDates(particulars: readonly DayParticular[]): string[] {
  const decided = particulars.filter(({ kind, worked }) => worked && (kind === 'restOfDay' || kind === 'workOnTop'));
  const last = new Map(decided.map(({ date, kind }) => [date, kind]));
  return [...last].flatMap(([date, kind]) => (kind === 'restOfDay' ? [date] : []));
}

/** What was ordered or declared for the day; empty for nearly every day. */
export function particularsOn(particulars: readonly DayParticular[], date: string): Particulars {
  const [before, after] = [addDays(date, -1), addDays(date, 1)];
  const near = particulars.filter((particular) => before <= particular.date && particular.date <= after);
  if (near.length === 0) return {};
  const ofDay = near.filter((particular) => particular.date === date);
  // Of what was decided about the work the last counts; that a day of leave was given back stands beside it.
  const decided = ofDay.findLast(({ kind }) => kind === 'workOnTop' || kind === 'restOfDay')?.kind;
  // A shift works on the holiday after midnight, too.
  const daysOf = (kind: DayParticular['kind']) =>
    near
      .filter((particular) => particular.kind === kind && date <= particular.date)
      .map((particular) => particular.date);
  const spansOf = (list: readonly DayParticular[], kind: DayParticular['kind']) =>
    list.flatMap((one) =>
      one.kind === kind && one.from !== null && one.to !== null ? [{ startMinute: one.from, endMinute: one.to }] : [],
    );
  // The work of a shift may lie in an order or call-out that is on record for the day after, or for the day before.
  const overtimeOrders = spansOf(near, 'overtimeOrder');
  const callouts = spansOf(near, 'callout');
  const [holidaysMadeUp, releasesImpossible] = [daysOf('holidayTimeOff'), daysOf('releaseImpossible')];
  const otherEmployerMinutes = ofDay.find(({ minutes }) => minutes !== null)?.minutes;
  return {
    ...(overtimeOrders.length > 0 ? { overtimeOrders } : {}),
    ...(callouts.length > 0 ? { callouts } : {}),
    ...(decided ? { workOnAbsence: decided === 'workOnTop' ? 'onTop' : 'restOfDay' } : {}),
    ...(holidaysMadeUp.length > 0 ? { holidaysMadeUp } : {}),
    ...(releasesImpossible.length > 0 ? { releasesImpossible } : {}),
    ...(otherEmployerMinutes ? { otherEmployerMinutes } : {}),
  };
}
