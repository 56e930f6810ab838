import { type HalfDay, type Minutes } from '@zeitbuch/working-time';

/** Condition: holiday `h` is a public holiday, no half day off. */
export const WHOLE_HOLIDAY = 'h.half_day_from is null';

/** What the engine takes for holiday `h`: its name, of a half day off with the minute from which it is. */
export const holidayValue = (name: 'name_de' | 'name_en' = 'name_de'): string =>
  `case when ${WHOLE_HOLIDAY} then to_json(h.${name}) else json_build_object('name', h.${name}, 'fromMinute', h.half_day_from) end`;

/**
 * Select list: German names (or the English ones) of the public holidays at the sites of employee `e` by date, half days
 * off with the minute from which they are; each day by the site of that day.
 * @param condition narrows holiday `h`
 */
export const holidaysOfE = (condition: string, name: 'name_de' | 'name_en' = 'name_de'): string =>
  `(select json_object_agg(h.date, ${holidayValue(name)}) from site_assignment s
     join holiday h on h.tenant_id = s.tenant_id and h.site_id = s.site_id and s.valid_during @> h.date and ${condition}
     where s.tenant_id = e.tenant_id and s.employee_id = e.employee_id)`;

/** What a screen says of a day that is a public holiday or half a day off; nothing of other days. */
export interface NamedDay {
  readonly holidayName?: string;
  readonly holidayNameEn?: string;
  readonly halfDayName?: string;
  readonly halfDayNameEn?: string;
  /** Minute of the day from which one is off. */
  readonly halfDayFrom?: Minutes;
}

/** The day as {@link holidaysOfE} tells it, in both languages; without an English name the German one. */
export function namedDay(german: string | HalfDay | null | undefined, english?: string | HalfDay | null): NamedDay {
  if (!german) return {};
  if (typeof german === 'string')
    return { holidayName: german, holidayNameEn: typeof english === 'string' ? english : german };
  return {
    halfDayName: german.name,
    halfDayNameEn: typeof english === 'object' && english ? english.name : german.name,
    halfDayFrom: german.fromMinute,
  };
}
