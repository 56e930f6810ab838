import { type DateSpan } from '@zeitbuch/working-time';

/** Which days of whom are asked for: of people of one tenant. */
export interface DaysOfPeople extends DateSpan {
  readonly tenantId: number;
  readonly employeeIds: readonly string[];
}
