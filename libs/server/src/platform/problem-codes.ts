/**
 * Every problem the API can answer with: its stable code, HTTP status and an
 * English title. Clients translate by code; a code never changes its meaning.
 */
export const problemCodes = {
  'request.invalid': [422, 'The request is not well formed'],
  'request.not-json': [415, 'The request body must be JSON'],
  'request.cross-site': [403, 'Requests from other sites are refused'],
  'request.too-large': [413, 'The request is too large'],
  'not-found': [404, 'Not found'],
  forbidden: [403, 'You may not do this'],
  'sign-in.required': [401, 'Please sign in'],
  'sign-in.failed': [401, 'E-mail address or password is wrong'],
  'password.wrong': [422, 'The present password is wrong'],
  'password.too-weak': [422, 'This password is too easy to guess'],
  'session.other-person': [409, 'Another person is signed in than the one for whom this was sent'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Temporarily not available'],
  stale: [412, 'Somebody changed this in the meantime'],
  'idempotency.mismatch': [422, 'This id was already used for another request'],

  'booking.already-open': [409, 'Already clocked in'],
  'booking.not-open': [409, 'Not clocked in'],
  'booking.on-break': [409, 'On a break'],
  'booking.already-on-break': [409, 'The break has already begun'],
  'booking.no-break': [409, 'No break has begun'],
  'booking.same-location': [409, 'This is already the location'],
  'booking.out-of-order': [409, 'A later booking exists already'],
  'booking.in-future': [422, 'The booking lies in the future'],
  'booking.too-old': [422, 'The booking is too old; ask for a correction'],
  'booking.not-employed': [409, 'No contract is in force on this day'],

  'period.closed': [409, 'The month is closed'],
  'month.not-over': [409, 'The month is not over yet'],
  'month.has-blockers': [409, 'Some days are incomplete'],
  'month.not-open': [409, 'The month has already been handed in'],
  'month.not-submitted': [409, 'The month has not been handed in'],

  'correction.local-time-skipped': [422, 'This local time does not exist on that day'],
  'correction.local-time-ambiguous': [422, 'This local time exists twice on that day'],
  'correction.overlap': [409, 'The correction overlaps another booking'],
  'correction.sequence': [409, 'The bookings of the day would not fit together'],
  'correction.in-future': [422, 'The corrected time lies in the future'],
  'correction.pending-exists': [409, 'A correction of this booking is already waiting'],
  'correction.not-pending': [409, 'The correction has already been decided'],

  'approval.own-item': [403, 'Nobody approves their own time'],
  'approval.conspicuous': [409, 'Conspicuous items are approved one by one'],
  'approval.note-required': [422, 'Returning needs a reason'],

  'closing.exists': [409, 'The closing of this month has already been started'],
  'closing.previous-open': [409, 'The month before is not closed yet'],
  'closing.month-not-over': [409, 'The month is not over yet'],
  'closing.blocked': [409, 'Something blocks the closing'],
  'closing.not-ready': [409, 'The closing is not ready'],
  'closing.plan-changed': [409, 'The result changed since the preview'],
  'closing.own-start': [403, 'Another person closes what was started'],

  'payroll.not-closed': [409, 'The month is not closed'],
  'payroll.mapping-missing': [409, 'A wage type is missing'],
  'payroll.target-missing': [409, 'The payroll group has no consultant and client number'],
  'payroll.not-encodable': [409, 'A character cannot be written in the file'],
  'payroll.invalid': [409, 'The payroll file cannot be written'],
  'payroll.own-file': [403, 'Another person releases what was made'],
  'payroll.already-decided': [409, 'The file has already been released or refused'],
  'payroll.not-released': [409, 'The file has not been released'],

  'agreement.own-proposal': [403, 'A second person releases what was proposed'],
  'agreement.already-decided': [409, 'The proposal has already been released or withdrawn'],
  'agreement.refused': [422, 'The agreement cannot be published like this; nothing was written'],

  'import.rejected': [422, 'The file has errors; nothing was written'],
  'import.repeated': [409, 'This file was already imported'],
  'import.own-proposal': [403, 'A second person decides about what was brought about oneself'],
  'import.already-decided': [409, 'The proposal has already been decided'],
  'import.busy': [503, 'Other files are being taken over'],
  'import.not-csv': [415, 'A file to import must be sent as text/csv'],
  'import.too-slow': [408, 'The file arrives too slowly'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problemCodes;
