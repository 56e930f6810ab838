import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type Flaw } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { FactsLoader, type TenantAgreements } from '../evaluation';
import { Clock, Db, Problem, type RequestContext, newId } from '../platform';
import { flawProblem } from './flaw-problem';
import { type Period, closedMonthFlaws, concernedBy, dateRange, gapFlaws } from './publication-facts';
import { type PublicationDto } from './publication.dto';

/** What is to be published, judged by itself; nothing is written yet. */
export interface Publication {
  readonly flaws: readonly Flaw[];
  /** Days on which something else holds from now on. */
  readonly concerned: Period;
  /** The unit that it is about, with those below it; left out for everybody. */
  readonly orgUnitId?: string;
  /** Days on which the agreement has no version any more: allowed where it holds for nobody. */
  readonly uncovered: readonly Period[];
  /** The same was published before: nothing is left to do. */
  readonly isRepeated?: boolean;
  /** Appends it. Only the end of what came before may change. */
  write(client: PoolClient): Promise<void>;
  readonly audit: { readonly action: string; readonly subjectId: string; readonly payload: Record<string, unknown> };
}

/**
 * The one way in which rules of an agreement come into force: check, append, tell every cache, write to the log,
 * have the days valued anew, all in one transaction. A dry run is the same without the writing.
 */
@Injectable()
export class Publishing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /**
   * @param prepare judges what is to be published against what is there
   * @throws Problem `not-found` without such an agreement; `agreement.refused` with every flaw
   */
  execute(
    context: RequestContext,
    agreementId: string,
    dryRun: boolean,
    prepare: (published: TenantAgreements) => Publication,
  ): Promise<PublicationDto> {
    const { tenantId } = context;
    return this.db.transaction(async (client) => {
      const published = await this.#published(client, tenantId, dryRun);
      if (!published.all().some((agreement) => agreement.agreementId === agreementId)) throw new Problem('not-found');
      const publication = prepare(published);
      if (publication.flaws.length > 0) throw flawProblem(publication.flaws);
      const { concerned, uncovered, isRepeated } = publication;
      const target = { tenantId, agreementId, orgUnitId: publication.orgUnitId ?? null };
      const found = isRepeated
        ? []
        : [
            ...(await closedMonthFlaws(client, target, concerned, { lock: !dryRun })),
            ...(await gapFlaws(client, target, uncovered)),
          ];
      if (found.length > 0) throw flawProblem(found);
      const effect = await concernedBy(client, target, concerned);
      if (!dryRun && !isRepeated) await this.#write(client, context, agreementId, publication);
      return { dryRun, ...concerned, ...effect };
    });
  }

  /** What holds now. Whoever publishes waits for whoever publishes in the same city. */
  async #published(client: PoolClient, tenantId: number, dryRun: boolean): Promise<TenantAgreements> {
    const { rows } = await client.query<{ rules_version: number }>(
      `select rules_version from tenant where tenant_id = $1 ${dryRun ? '' : 'for no key update'}`,
      [tenantId],
    );
    return this.loader.agreements(client, tenantId, rows[0].rules_version);
  }

  async #write(client: PoolClient, context: RequestContext, agreementId: string, publication: Publication) {
    const { audit, concerned } = publication;
    const { tenantId } = context;
    await publication.write(client);
    await client.query('update tenant set rules_version = rules_version + 1 where tenant_id = $1', [tenantId]);
    if (concerned.from <= this.clock.todayIn(context.zone)) {
      await client.query(
        `insert into agreement_revaluation (tenant_id, revaluation_id, agreement_id, concerned) values ($1, $2, $3, $4)`,
        [tenantId, newId(), agreementId, dateRange(concerned)],
      );
    }
    await recordAudit(client, context, audit.action, {
      subjectId: audit.subjectId,
      payload: { agreementId, ...concerned, ...audit.payload },
    });
  }
}
