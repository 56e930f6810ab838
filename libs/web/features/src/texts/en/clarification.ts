import { type clarification as german } from '../de/clarification';
import { type Translated } from '../texts';

export const clarification: Translated<typeof german> = {
  clarification: {
    state: { pending: 'Being clarified', recorded: 'Confirmed, takes effect later', rejected: 'Not accepted' },
    reason: {
      'booking.out-of-order': 'It arrived when a later booking was already there.',
      'booking.not-open': 'A clock-in before it is missing.',
      'booking.already-open': 'There was already a clock-in without a clock-out before it.',
      'booking.on-break': 'A break began before it, and its end is missing.',
      'booking.already-on-break': 'The break had already begun.',
      'booking.no-break': 'The beginning of a break before it is missing.',
      'booking.same-location': 'This was already the place of work.',
      'booking.too-old': 'It arrived more than seven days later.',
      'booking.not-employed': 'No contract is on record for the day.',
      'period.closed': 'The month is already closed.',
    },
    next: {
      pending:
        'The booking is stored and does not count yet. When the missing booking arrives it counts by itself, otherwise somebody decides on it.',
      decision: 'The booking is stored and does not count yet. Somebody decides on it.',
      recorded: 'The time is confirmed as right and has no effect on your account yet.',
      rejected: 'The booking stays stored and does not count.',
    },
    note: 'Reason: {{ note }}',
    correct: 'Request a correction',
    correctOf: 'Request a correction for {{ date }}',
    heading: 'Bookings to be clarified ({{ count }})',
    lead: 'They arrived late and did not fit the others. The decision books nothing.',
    location: 'Place of work',
    receivedAt: 'Arrived',
    month: 'Month',
    noteLabel: 'Reason (needed when not accepted)',
    noteRequired: 'Please give a reason of at least three characters, so that the person knows where they stand.',
    record: 'Confirm the time, effect later',
    reject: 'Do not accept',
    said: { recorded: 'Time confirmed.', rejected: 'Booking not accepted.' },
    more: 'and {{ count }} more',
  },
};
