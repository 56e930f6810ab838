import { type PoolClient } from 'pg';
import { type AnnexCircle, type Flaw, type TenantAgreements } from '@zeitbuch/working-time';
import { type Period } from './publication-facts';

/** Where something is to be published, and what is published there already. */
export interface PublicationScope {
  readonly client: PoolClient;
  readonly tenantId: number;
  readonly agreementId: string;
  readonly published: TenantAgreements;
}

/** What is to be published, judged by itself; nothing is written yet. */
export interface Publication {
  readonly flaws: readonly Flaw[];
  /** Days on which something else holds from now on. */
  readonly concerned: Period;
  /** The circle that it is about; left out for everybody. */
  readonly circle?: AnnexCircle;
  /** Days on which the agreement has no version any more: allowed where it holds for nobody. */
  readonly uncovered: readonly Period[];
  /** Field of the request that decides the first day concerned; `validFrom` unless said otherwise. */
  readonly firstDayField?: string;
  /** Appends it. Only the end of what came before may change. */
  write(proposalId: string): Promise<void>;
  /** What the log says of it beside agreement and days. */
  readonly audit: Record<string, unknown>;
}
