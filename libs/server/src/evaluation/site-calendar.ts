import { type HolidayCalendar, holidayCalendar } from '@zeitbuch/working-time';

/** At which site somebody works from one day to another, both inclusive. */
export interface SiteSpan {
  site: string;
  from: string;
  to: string | null;
}

/** Select list: the sites of employee `e`. */
export const SITES_OF_E = `(select json_agg(json_build_object('site', s.site_id, 'from', lower(s.valid_during), 'to', upper(s.valid_during) - 1))
    from site_assignment s where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id)`;

/**
 * Select list: German names (or the English ones) of the public holidays at the sites of employee `e` by date; each day by the site of that day.
 * @param condition narrows holiday `h`
 */
export const holidaysOfE = (condition: string, name: 'name_de' | 'name_en' = 'name_de'): string =>
  `(select json_object_agg(h.date, h.${name}) from site_assignment s
     join holiday h on h.tenant_id = s.tenant_id and h.site_id = s.site_id and s.valid_during @> h.date and ${condition}
     where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id)`;

const NONE = holidayCalendar([]);

/**
 * The public holidays of somebody: each day by the site of that day (HOL-SN). Nearly everybody has had one site, and
 * shares its calendar.
 * @param calendars by site
 */
export function calendarOf(
  spans: readonly SiteSpan[],
  calendars: ReadonlyMap<string, HolidayCalendar>,
): HolidayCalendar {
  if (spans.length === 1) return calendars.get(spans[0].site) ?? NONE;
  const at = (date: string): HolidayCalendar => {
    const span = spans.find(({ from, to }) => from <= date && (to === null || date <= to));
    return (span && calendars.get(span.site)) ?? NONE;
  };
  return { isHoliday: (date) => at(date).isHoliday(date), nameOf: (date) => at(date).nameOf(date) };
}
