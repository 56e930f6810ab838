import { type Session } from '../booking';
import { type HalfDay, type HolidayNames, holidayCalendar } from '../calendar';
import { type DayFacts } from '../day';
import { addDays, type EpochMinute, type LocalDate, zone } from '../time';

/**
 * The facts of a day as plain data, for the way to a browser: all but the sessions,
 * which change with every booking. Unpacked there, the same engine gives the same answers.
 */
export interface PortableFacts extends Omit<DayFacts, 'zone' | 'sessions' | 'holidays' | 'asOfEpochMinute'> {
  readonly zoneId: string;
  /** Names by date, of the day and of those a night shift reaches. */
  readonly holidays: HolidayNames;
}

/** Days beyond its own that a session may touch. */
const REACH_DAYS = 2;

/** Packs what is known of a day. */
export function packFacts(facts: DayFacts): PortableFacts {
  const { zone, sessions: _, holidays, asOfEpochMinute: __, ...rest } = facts;
  const names: Record<LocalDate, string | HalfDay> = {};
  for (let ahead = 0; ahead <= REACH_DAYS; ahead++) {
    const date = addDays(facts.date, ahead);
    const day = holidays.nameOf(date) ?? holidays.halfDayOn(date);
    if (day !== null) names[date] = day;
  }
  return { ...rest, zoneId: zone.id, holidays: names };
}

/** The facts of the day with the sessions known by now. */
export function unpackFacts(
  { zoneId, holidays, ...rest }: PortableFacts,
  sessions: readonly Session[],
  asOfEpochMinute?: EpochMinute,
): DayFacts {
  return { ...rest, zone: zone(zoneId), holidays: holidayCalendar(holidays), sessions, asOfEpochMinute };
}
