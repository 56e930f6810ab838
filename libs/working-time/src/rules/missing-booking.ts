import { explain, find } from './day-work';
import { type Rule } from './rule';

/** A day with a missing booking credits nothing and nothing is invented: it stays open until corrected. */
export const missingBooking: Rule = {
  id: 'DQ-MISSING',
  nameDe: 'Fehlende Buchung',
  nameEn: 'Missing booking',
  paragraph: 'ArbZG § 16 (2)',
  descriptionDe:
    'Fehlt an einem Tag eine Buchung, so wird nichts angerechnet und nichts erfunden. Der Tag bleibt offen, bis er berichtigt ist; vorher lässt sich der Monat nicht abschließen.',
  descriptionEn:
    'Where a booking of the day is missing, nothing is credited and nothing is invented. The day stays open until it is corrected; before that the month cannot be closed.',
  example: 'MID-04',
  stage: 'credit',
  subject: 'presence',
  parameters: [],
  findings: ['MISSING_BOOKING', 'OVERLAPPING_BOOKINGS'],
  apply(day) {
    if (day.isOverlapping) find(day, 'OVERLAPPING_BOOKINGS');
    if (!day.isMissingBooking) return;
    find(day, 'MISSING_BOOKING');
    const beforeMinutes = day.creditMinutes;
    day.creditMinutes = 0;
    if (!day.trace || beforeMinutes === 0) return;
    explain(day, { rule: missingBooking, clock: 'credit', beforeMinutes, afterMinutes: 0, why: {} });
  },
};
