import { MINUTES_PER_DAY, type Minutes } from '../time';

/**
 * An open session older than this is presumed to lack its clock-out: ArbZG allows at most 13 h presence. Nothing is
 * refused for it: winter service and emergencies last longer, and a booking that ends the session later counts in full.
 */
export const PRESUMED_RUNNING_MINUTES = 16 * 60;
/** A rostered duty, up to one of 24 hours, may last so much longer before it is presumed forgotten. */
const ROSTER_GRACE_MINUTES = 4 * 60;
/** After this no session is presumed to run any more, whatever the roster says. */
export const LONGEST_PRESUMED_MINUTES = MINUTES_PER_DAY + ROSTER_GRACE_MINUTES;

/**
 * Whether somebody whose session is open is presumed to be still at work. Where not, the end is asked for.
 * @param ageMinutes since the session began
 * @param rosteredMinutes scheduled for the day of its beginning, 0 where nothing was
 */
export function isPresumedRunning(ageMinutes: Minutes, rosteredMinutes: Minutes): boolean {
  return ageMinutes <= presumedMinutes(rosteredMinutes);
}

/** The age up to which an open session is presumed to run. */
export function presumedMinutes(rosteredMinutes: Minutes): Minutes {
  return Math.max(PRESUMED_RUNNING_MINUTES, rosteredMinutes + ROSTER_GRACE_MINUTES);
}
