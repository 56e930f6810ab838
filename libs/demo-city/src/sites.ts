import {
  type HolidayCalendar,
  addDays,
  addMonths,
  firstDayOf,
  holidayCalendar,
  monthOf,
  type SiteSpan,
  calendarOf,
  type HalfDay,
  weekdayOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { publicHolidays } from '@zeitbuch/server';
import { type DemoPerson } from './demo-person';

const CITY = 1;

/** Where the people of both tenants work, and whose public holidays hold there. The first one of a tenant is the usual one. */
export const DEMO_SITES = [
  { tenantId: CITY, name: 'Rathaus Lindenau', region: 'DE-SN' },
  { tenantId: CITY, name: 'Verbindungsbüro Berlin', region: 'DE-BE' },
  { tenantId: 2, name: 'Betriebshof Nord', region: 'DE-SN' },
] as const;
const BERLIN = DEMO_SITES[1].name;

/** First day of the month in which somebody went to Berlin, in its middle. */
const movedIn = (asOf: LocalDate): LocalDate => firstDayOf(addMonths(monthOf(asOf), -5));

/** Half days off that the city itself gives: one at the office in Berlin, on the third Thursday after the move. */
export const ownDaysOfDemo = (asOf: LocalDate) => {
  const moved = addDays(movedIn(asOf), 14);
  const thursday = addDays(moved, 21 + 4 - weekdayOf(moved));
  const names = { nameDe: 'Sommerfest der Landesvertretung', nameEn: 'Summer party of the mission' };
  return [{ tenantId: CITY, site: BERLIN, date: thursday, ...names, halfDayFrom: 780 }];
};

type Homeless = Omit<DemoPerson, 'sites'>;

/**
 * Gives everybody a site. One of the city's office staff went to Berlin in the middle of a month, five months ago: the
 * Day of Repentance is a working day there.
 */
export function withSites(people: readonly Homeless[], asOf: LocalDate): DemoPerson[] {
  const movedOn = addDays(movedIn(asOf), 14);
  const mover = people.find(
    ({ tenantId, leads, story, unit, habits, hiredOn, leftOn, protections }) =>
      tenantId === CITY &&
      !leads &&
      story === null &&
      protections.length === 0 &&
      unit.life === 'office' &&
      habits.schoolWeekdays.length === 0 &&
      hiredOn < movedOn &&
      leftOn === null,
  );
  return people.map((person): DemoPerson => {
    const { hiredOn: from, leftOn: to } = person;
    const usual = DEMO_SITES.find(({ tenantId }) => tenantId === person.tenantId)?.name ?? '';
    const sites: SiteSpan[] =
      person === mover
        ? [
            { site: usual, from, to: addDays(movedOn, -1) },
            { site: BERLIN, from: movedOn, to },
          ]
        : [{ site: usual, from, to }];
    return { ...person, sites };
  });
}

/** The public holidays of the demo's people from one day to a year after another. */
export function holidaysBetween(
  from: LocalDate,
  to: LocalDate,
): (person: Pick<DemoPerson, 'sites'>) => HolidayCalendar {
  const calendars = new Map(
    DEMO_SITES.map(({ name, region }) => {
      const days = publicHolidays(region, Number(from.slice(0, 4)), Number(addDays(to, 366).slice(0, 4)));
      const own = ownDaysOfDemo(to).filter(({ site }) => site === name);
      const calendar: Record<LocalDate, string | HalfDay> = {
        ...Object.fromEntries(own.map((day) => [day.date, { name: day.nameDe, fromMinute: day.halfDayFrom }])),
        ...Object.fromEntries(days.map(({ date, nameDe }) => [date, nameDe])),
      };
      return [name as string, holidayCalendar(calendar)];
    }),
  );
  return ({ sites }) => calendarOf(sites, calendars);
}
