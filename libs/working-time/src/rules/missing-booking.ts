import { PRESUMED_RUNNING_MINUTES } from '../booking';
import { explain, addFinding } from '../day';
import { type Rule } from './rule';

/**
 * A day with a missing booking credits nothing and nothing is invented: it stays open until corrected. A session that is
 * longer than anybody is presumed to work counts as it was booked, and is told: a clock-out may have been forgotten.
 */
export const missingBooking: Rule = {
  id: 'DQ-MISSING',
  nameDe: 'Fehlende Buchung',
  nameEn: 'Missing booking',
  paragraph: 'ArbZG § 16 (2)',
  descriptionDe:
    'Fehlt an einem Tag eine Buchung, so wird nichts angerechnet und nichts erfunden. Der Tag bleibt offen, bis er berichtigt ist; vorher lässt sich der Monat nicht abschließen. Wer länger als 16 Stunden am Stück anwesend war, dessen Zeit zählt; der Tag wird gemeldet, weil ein Gehen vergessen sein kann.',
  descriptionEn:
    'Where a booking of the day is missing, nothing is credited and nothing is invented. The day stays open until it is corrected; before that the month cannot be closed. Presence of more than 16 hours without going counts; the day is reported, because a clock-out may have been forgotten.',
  example: 'MID-04',
  stage: 'credit',
  subject: 'presence',
  parameters: [],
  findings: ['MISSING_BOOKING', 'OVERLAPPING_BOOKINGS', 'SESSION_GT_16H'],
  apply(day) {
    if (day.isOverlapping) addFinding(day, 'OVERLAPPING_BOOKINGS');
    if (day.longestPresenceMinutes > PRESUMED_RUNNING_MINUTES)
      addFinding(day, 'SESSION_GT_16H', { minutes: day.longestPresenceMinutes });
    if (!day.isMissingBooking) return;
    addFinding(day, 'MISSING_BOOKING');
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes = 0;
    if (!day.trace || beforeMinutes === 0) return;
    explain(day, { rule: missingBooking, clock: 'credit', beforeMinutes, afterMinutes: 0, why: {} });
  },
};
