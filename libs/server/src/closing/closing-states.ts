import { CLOSING_TRANSITIONS, type ClosingStatus, statesBefore } from '@zeitbuch/working-time';

/**
 * SQL condition on a closing: it is in a state that `to` may follow. Every statement that changes the state says it, so
 * that of two people who press at the same moment the second finds the condition false.
 * @param status an SQL expression
 */
export const mayBecome = (to: ClosingStatus, status = 'status'): string =>
  `${status} in (${statesBefore(CLOSING_TRANSITIONS, to)
    .map((from) => `'${from}'`)
    .join(', ')})`;
