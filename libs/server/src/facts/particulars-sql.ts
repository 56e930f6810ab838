import { ABSENCE_DECISIONS, SICK_PAY_DAYS } from '@zeitbuch/working-time';

const DECISIONS = ABSENCE_DECISIONS.map((decision) => `'${decision}'`).join(', ');

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
