import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { type LocalDate, type OpenSpan } from '@zeitbuch/working-time';
import { type Actor } from '../audit';
import { type ReevaluateDays } from '../facts';
import { type Queryable } from '../platform';
import { type FactKind, type FactValues } from './dated-facts';

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
