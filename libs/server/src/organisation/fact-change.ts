import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { type LocalDate, type OpenSpan } from '@zeitbuch/working-time';
import { type Actor } from '../audit';
import { type ReevaluateDays } from '../facts';
import { type Queryable } from '../platform';
import { FACT_KINDS, type FactKind, type FactValues } from './dated-facts';

/** From a day on, until another or without end, a fact says this; nothing holds where the value is null. */
export type FactChange = {
  [Kind in FactKind]: OpenSpan & { readonly kind: Kind; readonly value: FactValues[Kind] | null };
}[FactKind];

/** What a transaction changes facts with. */
export interface ChangeWork {
  readonly client: Queryable;
  readonly tenantId: number;
  readonly actor: Actor;
  readonly reevaluate: ReevaluateDays;
  /** The current minute. */
  readonly now: number;
}

/** What an act on a person's record works with. */
export interface PersonWork extends ChangeWork {
  readonly client: PoolClient;
  readonly entities: EntityManager;
}

/** Whose facts change, with the days of employment in which they must lie. */
export interface Employment {
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
}

/** What else of a record changes: fields of the person, acts that begin and end an employment, and what is known of days. */
const OTHER_CHANGES = [
  ...(['givenName', 'familyName', 'email', 'birthDate', 'personnelNumber'] as const),
  ...(['hired', 'cameBack', 'exit', 'annexException'] as const),
  ...(['secondJob', 'holidayTimeOff', 'releaseImpossible', 'overtimeOrder', 'standby', 'opening'] as const),
] as const;

/** What an entry of the record's history is about; each has its words in the client. */
export type ChangeKind = FactKind | (typeof OTHER_CHANGES)[number];
export const CHANGE_KINDS: readonly ChangeKind[] = [...FACT_KINDS, ...OTHER_CHANGES];
