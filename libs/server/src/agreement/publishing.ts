import { isDeepStrictEqual } from 'node:util';
import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { type TenantAgreements, type LocalDate } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { recordEvent } from '../events';
import { FactsLoader } from '../facts';
import { Clock, Db, Problem, type RequestContext, violatedConstraint } from '../platform';
import { circleRefOf } from './circle';
import { overlayEndPublication } from './end-overlay';
import { flawProblem } from './flaw-problem';
import { type ProposedLayer, type WaitingLayer, overlapsOf, replacedValues } from './meeting-rules';
import { mayReleaseAlone } from './releasing-alone';
import { PROPOSAL_ACTS, type ProposalAct, type ProposalStatus } from './proposal-transitions';
import { type Publication, type PublicationScope } from './publication';
import { type Period, closedMonthFlaws, concernedBy, dateRange, gapFlaws } from './publication-facts';
import {
  type EndOverlayDto,
  type PublicationDto,
  type PublishAnnexDto,
  type PublishOverlayDto,
  type PublishVersionDto,
} from './publication.dto';
import { annexPublication } from './publish-annex';
import { overlayPublication } from './publish-overlay';
import { versionPublication } from './publish-version';

interface Contents {
  version: PublishVersionDto;
  annex: PublishAnnexDto;
  overlay: PublishOverlayDto;
  overlayEnd: EndOverlayDto;
}

export type ProposalKind = keyof Contents;

/** Judges a proposal of each kind against what is published. */
const PUBLICATIONS: {
  readonly [Kind in ProposalKind]: (
    scope: PublicationScope,
    content: Contents[Kind],
  ) => Publication | Promise<Publication>;
} = {
  version: versionPublication,
  annex: annexPublication,
  overlay: overlayPublication,
  overlayEnd: overlayEndPublication,
};

interface Proposal<Kind extends ProposalKind = ProposalKind> {
  readonly proposalId: string;
  readonly agreementId: string;
  readonly kind: Kind;
  readonly content: Contents[Kind];
}

interface ProposalRow extends Record<string, unknown> {
  agreement_id: string;
  kind: ProposalKind;
  content: Contents[ProposalKind];
  status: ProposalStatus;
  proposed_by: string;
  /** Who decided last, and how they are called; null while it waits. */
  decided_by: string | null;
  decided_by_name: string | null;
  refusal_reason: string | null;
  from: LocalDate;
  to: LocalDate | null;
}

const READ_PROPOSAL = `
  select agreement_id, kind, content, status, proposed_by, decided_by, refusal_reason, lower(concerned)::text as "from", (upper(concerned) - 1)::text as "to",
    (select d.given_name || ' ' || d.family_name from employee d
     where d.tenant_id = agreement_proposal.tenant_id and d.employee_id = agreement_proposal.decided_by) as decided_by_name
  from agreement_proposal where tenant_id = $1 and proposal_id = $2`;

/** A proposal on which this person may decide, or on which they have decided just so. */
interface Decidable extends Proposal {
  readonly isSaid: boolean;
  /** Released by who proposed it, in the set-up of a city. */
  readonly alone: boolean;
  readonly concerned: Period;
}

/** Other proposals of the same kind that wait: whichever is released last wins. Only temporary rules meet so. */
const READ_WAITING = `
  select content ->> 'title' as title, content ->> 'validFrom' as "from", content ->> 'validTo' as "to", content -> 'set' as set
  from agreement_proposal
  where tenant_id = $1 and agreement_id = $2 and proposal_id <> $3 and status = 'proposed' and kind = 'overlay' and $4 = 'overlay'
  order by proposed_at, proposal_id`;

/**
 * The one way in which rules of an agreement come into force: one person proposes, another one releases. Both times
 * it is checked in full; the release appends, tells every cache, writes to the log and has the days evaluated again, all
 * in one transaction. A dry run is the same without the writing.
 */
@Injectable()
export class Publishing {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly loader: FactsLoader,
  ) {}

  /**
   * Leaves a proposal for a second person; nothing holds yet. Sent again, it changes nothing.
   * @throws Problem `not-found` without such an agreement; `agreement.refused` with every flaw; `stale` of a version
   * that is not the next one; `idempotency.mismatch` where the id belongs to something else
   */
  propose<Kind extends ProposalKind>(
    context: RequestContext,
    proposal: Proposal<Kind>,
    dryRun: boolean,
  ): Promise<PublicationDto> {
    return this.db.transaction(async (client) => {
      const { tenantId } = context;
      const { proposalId, agreementId, kind, content } = proposal;
      const published = await this.#published(client, tenantId, dryRun);
      const known = await this.#find(client, tenantId, proposalId);
      const isSame = known?.agreement_id === agreementId && known.kind === kind;
      if (known && !(isSame && isDeepStrictEqual(known.content, asStored(content))))
        throw new Problem('idempotency.mismatch');
      if (known && known.status !== 'proposed') throw alreadyDecided(known);
      const { publication, effect } = await this.#judge(client, tenantId, proposal, published, !dryRun);
      const meeting = await this.#meeting(client, tenantId, proposal, published, publication);
      if (!dryRun && !known) {
        await client.query(
          `insert into agreement_proposal (tenant_id, proposal_id, agreement_id, kind, content, concerned, proposed_by, proposed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            tenantId,
            proposalId,
            agreementId,
            kind,
            JSON.stringify(content),
            dateRange(publication.concerned),
            context.employeeId,
            this.clock.nowIso(),
          ],
        );
        await this.#log(client, context, { step: 'proposed' }, proposal, publication);
      }
      return { dryRun, ...publication.concerned, ...effect, ...meeting };
    }, 'job');
  }

  /**
   * Brings a proposal into force. Saying so twice is saying it once; what it met is told of the first time.
   * @throws Problem `not-found`; `agreement.already-decided` {decision, decidedBy}; `agreement.own-proposal` for who proposed it;
   * `agreement.names-you` for somebody named in the annex; and what {@link propose} refuses: what was possible then may not be any more
   */
  async release(context: RequestContext, proposalId: string, dryRun: boolean): Promise<PublicationDto> {
    try {
      return await this.db.transaction(async (client) => {
        const { tenantId } = context;
        const published = await this.#published(client, tenantId, dryRun);
        const proposal = await this.#decidable(client, context, proposalId, { step: 'released' }, dryRun);
        if (proposal.isSaid) {
          const { agreementId, concerned, content } = proposal;
          const circle = circleRefOf(content as Partial<PublishAnnexDto>);
          const effect = await concernedBy(client, { tenantId, agreementId, circle }, concerned);
          return { dryRun, ...concerned, ...effect, overlaps: [], replaced: [] };
        }
        const { employeeIds = [] } = proposal.content as Partial<PublishAnnexDto>;
        if (!dryRun && employeeIds.includes(context.employeeId)) throw new Problem('agreement.names-you');
        const { publication, effect } = await this.#judge(client, tenantId, proposal, published, !dryRun);
        const meeting = await this.#meeting(client, tenantId, proposal, published, publication);
        if (!dryRun) {
          await this.#decide(client, context, proposalId, { step: 'released', alone: proposal.alone });
          await publication.write(proposalId);
          await this.#spread(client, context, proposal.agreementId, publication);
          const alone = proposal.alone ? { alone: true as const } : {};
          await this.#log(client, context, { step: 'released', ...alone }, proposal, publication);
        }
        return { dryRun, ...publication.concerned, ...effect, ...meeting };
      }, 'job');
    } catch (error) {
      // An id that something from before four eyes has already.
      if (['agreement_annex_pkey', 'agreement_overlay_pkey'].includes(violatedConstraint(error) ?? ''))
        throw new Problem('idempotency.mismatch');
      throw error;
    }
  }

  /**
   * Takes one's own proposal back for good, also one that was refused. Twice is once.
   * @throws Problem `not-found`; `agreement.already-decided` {decision, decidedBy}; `agreement.foreign-proposal` for
   *   somebody else, who refuses instead
   */
  withdraw(context: RequestContext, proposalId: string): Promise<void> {
    return this.#end(context, proposalId, { step: 'withdrawn' });
  }

  /**
   * Refuses somebody else's proposal; the reason comes back to who proposed it. Saying the same again changes nothing.
   * @throws Problem `not-found`; `agreement.already-decided` {decision, decidedBy}; `agreement.own-proposal` for who
   *   proposed it
   */
  refuse(context: RequestContext, proposalId: string, reason: string): Promise<void> {
    return this.#end(context, proposalId, { step: 'refused', reason });
  }

  #end(context: RequestContext, proposalId: string, decision: Decision): Promise<void> {
    return this.db.transaction(async (client) => {
      const { agreementId, kind, isSaid } = await this.#decidable(client, context, proposalId, decision, false);
      if (isSaid) return;
      await this.#decide(client, context, proposalId, decision);
      await recordAudit(client, context, `agreement.${decision.step}`, {
        subjectId: proposalId,
        payload: { agreementId, kind },
      });
    });
  }

  /** What holds now. Who publishes waits for others who publish in the same city. */
  async #published(client: PoolClient, tenantId: number, dryRun: boolean): Promise<TenantAgreements> {
    const { rows } = await client.query<{ rules_version: number }>(
      `select rules_version from tenant where tenant_id = $1 ${dryRun ? '' : 'for no key update'}`,
      [tenantId],
    );
    return this.loader.agreements(client, tenantId, rows[0].rules_version);
  }

  async #find(client: PoolClient, tenantId: number, proposalId: string): Promise<ProposalRow | undefined> {
    return (await client.query<ProposalRow>(READ_PROPOSAL, [tenantId, proposalId])).rows.at(0);
  }

  /** The proposal, where this person may take this step or has just taken it; locked until the transaction ends. */
  async #decidable(
    client: PoolClient,
    context: RequestContext,
    proposalId: string,
    { step, reason = null }: Decision,
    dryRun: boolean,
  ): Promise<Decidable> {
    const { tenantId, employeeId, zone } = context;
    const { rows } = await client.query<ProposalRow>(`${READ_PROPOSAL} ${dryRun ? '' : 'for no key update'}`, [
      tenantId,
      proposalId,
    ]);
    const [row] = rows;
    if (!row) throw new Problem('not-found');
    const { from, by } = PROPOSAL_ACTS[step];
    const isOwn = row.proposed_by === employeeId;
    if (step === 'withdrawn' && row.status === 'proposed' && !isOwn) throw new Problem('agreement.foreign-proposal');
    const isSaid =
      row.status === step && row.decided_by === employeeId && (step !== 'refused' || row.refusal_reason === reason);
    if (!isSaid && (!from.includes(row.status) || (by === 'proposer' && !isOwn))) throw alreadyDecided(row);
    // A dry run says to everybody what a release would do.
    const needsAnother = by === 'another' && !dryRun && isOwn;
    const alone =
      needsAnother && step === 'released' && (await mayReleaseAlone(client, context, this.clock.todayIn(zone)));
    if (needsAnother && !alone && !isSaid) throw new Problem('agreement.own-proposal');
    return {
      ...{ proposalId, agreementId: row.agreement_id, kind: row.kind, content: row.content },
      ...{ isSaid, alone, concerned: { from: row.from, to: row.to } },
    };
  }

  async #judge(
    client: PoolClient,
    tenantId: number,
    { agreementId, kind, content }: Proposal,
    published: TenantAgreements,
    lock: boolean,
  ) {
    if (!published.all().some((agreement) => agreement.agreementId === agreementId)) throw new Problem('not-found');
    const prepare = PUBLICATIONS[kind] as (scope: PublicationScope, content: unknown) => Promise<Publication>;
    const publication = await prepare({ client, tenantId, agreementId, published }, content);
    if (publication.flaws.length > 0) throw flawProblem(publication.flaws);
    const { concerned, uncovered, firstDayField = 'validFrom' } = publication;
    const target = { tenantId, agreementId, circle: circleRefOf(content as Partial<PublishAnnexDto>) };
    const closed = await closedMonthFlaws(client, target, concerned, { lock });
    const found = [
      ...closed.map((flaw) => ({ ...flaw, path: firstDayField })),
      ...(await gapFlaws(client, target, uncovered)),
    ];
    if (found.length > 0) throw flawProblem(found);
    return { publication, effect: await concernedBy(client, target, concerned) };
  }

  /** What it meets: said of a proposal, of its preview and of its release alike. */
  async #meeting(
    client: PoolClient,
    tenantId: number,
    { proposalId, agreementId, kind, content }: Proposal,
    published: TenantAgreements,
    { concerned, circle }: Publication,
  ): Promise<Pick<PublicationDto, 'overlaps' | 'replaced'>> {
    const { overlayId } = content as Partial<EndOverlayDto>;
    const ended =
      kind === 'overlayEnd' ? published.overlaysOf(agreementId).find((one) => one.overlayId === overlayId) : null;
    const { set, parameters } = content as Partial<PublishOverlayDto & PublishVersionDto>;
    const layer: ProposedLayer = {
      kind,
      ...concerned,
      set: ended?.set ?? set ?? parameters ?? {},
      ...(circle === undefined ? {} : { circle }),
      ...(ended ? { overlayId: ended.overlayId } : {}),
    };
    const { rows } = await client.query<WaitingLayer & Record<string, unknown>>(READ_WAITING, [
      ...[tenantId, agreementId, proposalId, kind],
    ]);
    const scope = { agreementId, published };
    return { overlaps: overlapsOf(layer, scope, rows), replaced: replacedValues(layer, scope) };
  }

  async #decide(
    client: PoolClient,
    context: RequestContext,
    proposalId: string,
    { step, reason = null, alone = false }: Decision,
  ): Promise<void> {
    await client.query(
      `update agreement_proposal set status = $3, decided_by = $4, decided_at = $5, alone = $7,
         refused_by = case when $6::text is null then refused_by else $4 end,
         refused_at = case when $6::text is null then refused_at else $5 end, refusal_reason = coalesce($6, refusal_reason)
       where tenant_id = $1 and proposal_id = $2`,
      [context.tenantId, proposalId, step, context.employeeId, this.clock.nowIso(), reason, alone],
    );
  }

  /** Days that are over are evaluated again by the worker. */
  async #spread(client: PoolClient, context: RequestContext, agreementId: string, { concerned }: Publication) {
    const { tenantId, zone } = context;
    if (concerned.from > this.clock.todayIn(zone)) return;
    const { from, to } = concerned;
    await recordEvent(client, tenantId, 'agreement.published', { agreementId, from, to });
  }

  async #log(
    client: PoolClient,
    context: RequestContext,
    { step, ...more }: { readonly step: 'proposed' | 'released'; readonly alone?: true },
    { proposalId, agreementId, kind }: Proposal,
    { audit, concerned }: Publication,
  ): Promise<void> {
    await recordAudit(client, context, `agreement.${step}`, {
      subjectId: proposalId,
      payload: { agreementId, kind, ...concerned, ...audit, ...more },
    });
  }
}

interface Decision {
  readonly step: ProposalAct;
  /** Of a refusal. */
  readonly reason?: string | null;
  /** Of a release, see {@link mayReleaseAlone}. */
  readonly alone?: boolean;
}

const alreadyDecided = ({ status, decided_by_name }: ProposalRow): Problem =>
  new Problem('agreement.already-decided', { decision: status, decidedBy: decided_by_name ?? '' });

/** As the database gives it back: without what is undefined, and without a class. */
const asStored = (content: object): unknown => JSON.parse(JSON.stringify(content));
