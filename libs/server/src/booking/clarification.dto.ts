import { ChoiceField, TextField } from '../platform';

/** `recorded`: a person confirmed the time, its effect follows by a correction or as late news; `rejected`: it was not so. */
const CLARIFICATION_STATES = ['pending', 'recorded', 'rejected'] as const;
export type ClarificationState = (typeof CLARIFICATION_STATES)[number];

/** How far it is with a booking that was kept because it did not fit when it arrived. */
export class ClarificationDto {
  @ChoiceField('ClarificationState', CLARIFICATION_STATES)
  state: ClarificationState;

  /** What stood against the booking: the code of the problem, e.g. `period.closed`. */
  @TextField({ example: 'booking.out-of-order' })
  reason: string;

  /** What the person said who decided. */
  @TextField({ optional: true })
  note?: string;
}
