import { type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../audit';
import { type ReevaluateDays } from '../facts';

/** Who imports: a signed-in time administrator, or nobody where the command line does. */
export interface Importer {
  readonly tenantId: number;
  readonly employeeId: string | null;
  readonly zone: string;
  /** A folder of the server: nobody acts, and nobody is given anything that two people decide about. */
  readonly isFolder?: boolean;
  /** Who brought what another person takes over; left out where that is the same. */
  readonly broughtBy?: string | null;
}

/** What the importers of all kinds work with. */
export interface ImportWork {
  readonly client: PoolClient;
  /** What people administer, in the transaction of `client`; only while rows are written. */
  readonly entities: () => EntityManager;
  readonly tenantId: number;
  readonly actor: Actor;
  /** Who brought the rows; null where nobody in person did. */
  readonly broughtBy: string | null;
  readonly zone: string;
  /** The current minute. */
  readonly now: number;
  readonly reevaluate: ReevaluateDays;
}
