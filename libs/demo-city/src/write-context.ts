import { type Zone } from '@zeitbuch/working-time';
import { type PersonHistory } from './history';

/** What the writers of histories share. */
export interface WriteContext {
  readonly zone: Zone;
  /** Who decides about a person's time; null where nobody is above. */
  readonly approverOf: (employeeId: string) => string | null;
}

/** The columns that every row about a person begins with. */
export const keyOf = ({ person }: PersonHistory) => ({ tenant_id: person.tenantId, employee_id: person.employeeId });
