import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type PoolClient } from 'pg';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { recordEvent } from '../events';
import { dateRange } from '../facts';
import { lockOpenMonths } from '../month';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import {
  type AgreementTransferDto,
  LEFT_OUT_REASONS,
  type LeftOutDto,
  type TransferPeopleDto,
} from './agreement-transfer.dto';
import { assertAgreementThere } from './agreement-people';
import { assertAgreement } from './fact-fits';
import { type Sorted, type Transfer, sortPerson } from './sort-transfer';
import { type Meant, lockMeant, readMeant } from './transfer-people';
import { type Changing, writeTransfer } from './write-transfer';

/** People named of those who stay, for each reason. */
const MOST_NAMED = 20;

/**
 * Brings many people under an agreement from a day on, at once. What they had on other days stays; who stays as they are
 * is told with the reason. A dry run is the same without the writing, and names what it saw, so that nobody else is
 * changed than who was shown.
 */
@Injectable()
export class AgreementTransfers {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * One transaction, whether for one or for thousands; days that are over are evaluated again by the worker. Sent again,
   * it changes nothing.
   * @throws Problem `not-found` without such an agreement, or for a name of nobody of the tenant; `agreement.whom` without
   *   or with both unit and names, `organisation.ends-before-start`, `person.agreement-not-in-force` {from},
   *   `person.unknown-unit`, `agreement.nobody-changes`, `stale` where something is otherwise than in the dry run,
   *   `idempotency.mismatch` where the id belongs to another transfer
   */
  execute(
    context: RequestContext,
    agreementId: string,
    { order, dryRun }: { readonly order: TransferPeopleDto; readonly dryRun: boolean },
  ): Promise<AgreementTransferDto> {
    const { tenantId } = context;
    const { unitId = null, employeeIds = null, from, to = null, keepAgreementIds = [] } = order;
    const meant = { unitId, employeeIds, from };
    const transfer = { agreementId, from, to, keepAgreementIds, actorId: context.employeeId };
    return this.db.transaction(async (client) => {
      await assertAgreementThere(client, tenantId, agreementId);
      if ((unitId === null) === (employeeIds === null)) throw new Problem('agreement.whom');
      if (to !== null && to < from) throw new Problem('organisation.ends-before-start');
      if (!dryRun) {
        // One at a time, and nobody publishes the end of an agreement meanwhile: who publishes takes the same lock.
        await client.query('select from tenant where tenant_id = $1 for no key update', [tenantId]);
        const done = await this.#done(client, context, agreementId, order);
        if (done) return done;
      }
      await assertAgreement({ client, tenantId }, agreementId, transfer);
      await assertMeant(client, tenantId, meant);
      if (!dryRun) await lockOpenMonths(client, tenantId, await lockMeant(client, tenantId, meant));
      const sorted = (await readMeant(client, tenantId, meant)).map((person) => sortPerson(person, transfer));
      const changing = sorted.filter((one): one is Changing => one.changes);
      const answer = await told(client, tenantId, { sorted, changing, dryRun });
      if (dryRun) return answer;
      if (order.seen !== answer.seen) throw new Problem('stale');
      if (changing.length === 0) throw new Problem('agreement.nobody-changes');
      await writeTransfer({ client, tenantId, actor: context }, order.transferId, changing);
      await this.#record(client, context, { transfer, order, people: changing.length });
      return answer;
    }, 'job');
  }

  /** The answer to the same request of before; null where this is the first one. */
  async #done(
    client: PoolClient,
    { tenantId }: RequestContext,
    agreementId: string,
    order: TransferPeopleDto,
  ): Promise<AgreementTransferDto | null> {
    const { rows } = await client.query<{ agreementId: string; content: object; people: number }>(
      `select agreement_id as "agreementId", content, people from agreement_transfer
       where tenant_id = $1 and transfer_id = $2`,
      [tenantId, order.transferId],
    );
    if (rows.length === 0) return null;
    const [{ content, people, ...known }] = rows;
    if (known.agreementId !== agreementId || !isDeepStrictEqual(content, asStored(order)))
      throw new Problem('idempotency.mismatch');
    return { dryRun: false, people, before: [], leftOut: [], seen: order.seen ?? '' };
  }

  async #record(
    client: PoolClient,
    context: RequestContext,
    {
      transfer,
      order,
      people,
    }: { readonly transfer: Transfer; readonly order: TransferPeopleDto; readonly people: number },
  ): Promise<void> {
    const { tenantId, zone } = context;
    const { agreementId, from, to } = transfer;
    const { transferId, unitId = null } = order;
    await client.query(
      `insert into agreement_transfer (tenant_id, transfer_id, agreement_id, org_unit_id, valid_during, content, people, ordered_by, ordered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[tenantId, transferId, agreementId, unitId, dateRange(transfer)],
        ...[JSON.stringify(order), people, context.employeeId, this.clock.nowIso()],
      ],
    );
    if (from <= this.clock.todayIn(zone))
      await recordEvent(client, tenantId, 'agreement.assigned', { agreementId, from, to });
    await recordAudit(client, context, 'agreement.transferred', {
      subjectId: transferId,
      payload: { agreementId, unitId, from, to, people },
    });
  }
}

/** @throws Problem `person.unknown-unit`, `not-found` */
async function assertMeant(client: PoolClient, tenantId: number, { unitId, employeeIds }: Meant): Promise<void> {
  if (unitId !== null) {
    const { rowCount } = await client.query('select from org_unit where tenant_id = $1 and org_unit_id = $2', [
      tenantId,
      unitId,
    ]);
    if (!rowCount) throw new Problem('person.unknown-unit');
  }
  if (employeeIds !== null) {
    const { rowCount } = await client.query(
      'select from employee where tenant_id = $1 and employee_id = any($2::uuid[])',
      [tenantId, employeeIds],
    );
    if (rowCount !== employeeIds.length) throw new Problem('not-found');
  }
}

async function told(
  client: PoolClient,
  tenantId: number,
  {
    sorted,
    changing,
    dryRun,
  }: { readonly sorted: readonly Sorted[]; readonly changing: readonly Changing[]; readonly dryRun: boolean },
): Promise<AgreementTransferDto> {
  const { rows } = await client.query<{ agreementId: string; name: string }>(
    'select agreement_id as "agreementId", name from staff_agreement where tenant_id = $1 order by name collate "de-x-icu"',
    [tenantId],
  );
  const before = Map.groupBy(changing, ({ beforeId }) => beforeId);
  const versions = changing.map(({ person: { employeeId, version } }) => `${employeeId} ${version}`).toSorted();
  return {
    dryRun,
    people: changing.length,
    before: rows.flatMap(({ agreementId, name }) => {
      const people = before.get(agreementId)?.length ?? 0;
      return people === 0 ? [] : [{ agreementId, name, people }];
    }),
    leftOut: LEFT_OUT_REASONS.flatMap((reason) => leftOutFor(reason, sorted)),
    seen: hash('sha1', versions.join('\n'), 'base64url'),
  };
}

function leftOutFor(reason: LeftOutDto['reason'], sorted: readonly Sorted[]): LeftOutDto[] {
  const stay = sorted.flatMap((one) => (one.changes || one.reason !== reason ? [] : [one]));
  if (stay.length === 0) return [];
  const months = [...new Set(stay.flatMap((one) => one.months))].toSorted();
  return [
    {
      ...{ reason, people: stay.length },
      named: stay.slice(0, MOST_NAMED).map(({ person: { employeeId, name } }) => ({ employeeId, name })),
      ...(months.length === 0 ? {} : { months: months.join(', ') }),
    },
  ];
}

/** As the database gives it back. */
const asStored = (order: TransferPeopleDto): unknown => JSON.parse(JSON.stringify(order));
