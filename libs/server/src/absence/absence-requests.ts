import { Injectable } from '@nestjs/common';
import { addDays, zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type Queryable, type RequestContext, sqlState } from '../platform';
import {
  type AbsenceEffectDto,
  type AbsenceRequestDto,
  type AskAbsenceDto,
  type WantedAbsenceDto,
} from './absence.dto';
import { AbsenceJudge, type Judgement } from './absence-judge';
import { readKinds } from './absence-kinds';
import { AbsenceWriter, lockWishes } from './absence-writer';
import { isBlocking, problemOfObjections } from './objections';
import { type OthersAbsent, othersAbsent } from './others-absent';
import { type RequestRow, readRequest, requestView } from './request-query';
import { readStanding } from './standing-absences';
import { type Wish } from './wish';

const UNIQUE_VIOLATION = '23505';
const NOBODY: OthersAbsent = { absent: 0, others: 0 };

/** What people ask for or tell about their own absences. */
@Injectable()
export class AbsenceRequests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly judge: AbsenceJudge,
    private readonly writer: AbsenceWriter,
  ) {}

  /**
   * What a wish of one's own would do, and what stands against it. Nothing is written.
   * @throws Problem `not-found` for an absence that does not hold
   */
  async preview(context: RequestContext, wanted: WantedAbsenceDto): Promise<AbsenceEffectDto> {
    const wish = await this.#wishOf(this.db.pool, context, wanted);
    const judgement = await this.judge.judge(this.db.pool, this.#person(context, null), wish);
    const { tenantId, employeeId } = context;
    const days = { employeeId, from: wish.from, to: wish.to };
    // Of days that nobody could take nothing is counted.
    const [others] = judgement.effect.workDays === 0 ? [NOBODY] : await othersAbsent(this.db.pool, tenantId, [days]);
    return effectView(judgement, others);
  }

  /**
   * Asks for an absence, or tells one that holds by being told.
   * @returns the request, and whether this very one was received before
   * @throws Problem what stands against it; `not-found` for an absence that does not hold; `idempotency.mismatch`
   */
  async ask(
    context: RequestContext,
    wanted: AskAbsenceDto,
  ): Promise<{ request: AbsenceRequestDto; replayed: boolean }> {
    const { tenantId, employeeId } = context;
    const requestId = wanted.requestId.toLowerCase();
    const place = zone(context.zone);
    const known = await readRequest(this.db.pool, tenantId, requestId);
    if (known) return { request: requestView(sameOrRefuse(known, wanted, context), place), replayed: true };
    try {
      await this.db.transaction(async (client) => {
        await lockWishes(client, tenantId, employeeId);
        // The same request may have arrived twice at once.
        if (await readRequest(client, tenantId, requestId)) return;
        const wish = await this.#wishOf(client, context, wanted);
        const { objections } = await this.judge.judge(client, this.#person(context, null), wish);
        const problem = problemOfObjections(objections);
        if (problem) throw problem;
        const holds = wish.kind.way === 'told';
        const at = this.clock.nowIso();
        await client.query(
          `insert into absence_request (tenant_id, request_id, employee_id, act, absence_id, kind_code, from_date, to_date, details, note,
             status, requested_by, requested_at, decided_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $3, $12, $13)`,
          [
            ...[tenantId, requestId, employeeId, wish.act, wish.absenceId, wish.kind.kindCode, wish.from, wish.to],
            ...[
              JSON.stringify(wish.details),
              wanted.note ?? null,
              holds ? 'approved' : 'pending',
              at,
              holds ? at : null,
            ],
          ],
        );
        if (holds) {
          const work = { client, tenantId, employeeId, zone: context.zone, requestId, changedBy: employeeId };
          const absenceId = await this.writer.apply(work, wish);
          await client.query('update absence_request set absence_id = $3 where tenant_id = $1 and request_id = $2', [
            ...[tenantId, requestId, absenceId],
          ]);
        }
        // What kind it is stands with the request, never in the log.
        const payload = { act: wish.act };
        const subject = { employeeId, subjectId: requestId, payload };
        await recordAudit(client, context, holds ? 'absence.told' : 'absence.asked', subject);
      });
    } catch (error) {
      // Another person's request has the same id.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    }
    const row = await readRequest(this.db.pool, tenantId, requestId);
    if (!row) throw new Problem('stale');
    return { request: requestView(sameOrRefuse(row, wanted, context), place), replayed: false };
  }

  /**
   * Takes a request back while nobody has decided. Saying it twice is saying it once.
   * @throws Problem `not-found`; `absence.not-pending` {status}
   */
  withdraw(context: RequestContext, requestId: string): Promise<AbsenceRequestDto> {
    const { tenantId, employeeId } = context;
    return this.db.transaction(async (client) => {
      await client.query(
        'select from absence_request where tenant_id = $1 and request_id = $2 and employee_id = $3 for no key update',
        [tenantId, requestId, employeeId],
      );
      const row = await readRequest(client, tenantId, requestId);
      if (row?.employeeId !== employeeId) throw new Problem('not-found');
      if (row.status === 'pending') {
        await client.query(
          `update absence_request set status = 'withdrawn', decided_by = $3, decided_at = $4, version = version + 1
           where tenant_id = $1 and request_id = $2`,
          [tenantId, requestId, employeeId, this.clock.nowIso()],
        );
        await recordAudit(client, context, 'absence.withdrawn', { employeeId, subjectId: requestId });
      } else if (row.status !== 'withdrawn') throw new Problem('absence.not-pending', { status: row.status });
      const after = await readRequest(client, tenantId, requestId);
      if (!after) throw new Problem('not-found');
      return requestView(after, zone(context.zone));
    });
  }

  #person({ tenantId, employeeId, zone: place }: RequestContext, requestId: string | null) {
    return { tenantId, employeeId, today: this.clock.todayIn(place), requestId };
  }

  /** @throws Problem `not-found`, `absence.not-offered` */
  async #wishOf(db: Queryable, { tenantId, employeeId }: RequestContext, wanted: WantedAbsenceDto): Promise<Wish> {
    const kind = (await readKinds(db, tenantId)).find(({ kindCode }) => kindCode === wanted.kindCode);
    if (!kind?.isOffered || kind.way === 'entered') throw new Problem('absence.not-offered');
    const { act, from, to, portion } = wanted;
    const details = portion === 'half' ? { portion } : {};
    if (act === 'take') return { act, kind, absenceId: null, from, to, details };
    const absenceId = wanted.absenceId?.toLowerCase() ?? '';
    const everything = { tenantId, employeeId, from: '1900-01-01', to: '2199-12-31' } as const;
    const standing = (await readStanding(db, everything)).find(({ fact }) => fact.absenceId === absenceId);
    if (standing?.kindCode !== kind.kindCode) throw new Problem('not-found');
    const { fact } = standing;
    if (act === 'cancel') return { act, kind, absenceId, from: fact.from, to: fact.to, details: {} };
    // What only goes on is one more absence: the days that hold already stay untouched, in closed months too.
    if (from === fact.from && to > fact.to)
      return { act: 'take', kind, absenceId: null, from: addDays(fact.to, 1), to, details };
    return { act, kind, absenceId, from, to, details };
  }
}

/** The stored request if it says the same; another one under the same id is a mistake of the client. */
function sameOrRefuse(row: RequestRow, wanted: AskAbsenceDto, { employeeId }: RequestContext): RequestRow {
  const isSame =
    row.employeeId === employeeId &&
    row.kindCode === wanted.kindCode &&
    row.to === wanted.to &&
    (row.note ?? undefined) === wanted.note &&
    (row.act === wanted.act || (row.act === 'take' && wanted.act === 'change'));
  if (!isSame) throw new Problem('idempotency.mismatch');
  return row;
}

function effectView(
  { effect, leaveLeftHundredths, balanceAfterMinutes, objections }: Judgement,
  { absent, others }: OthersAbsent,
): AbsenceEffectDto {
  const { workDays, holidays, leaveDays, balanceMinutes } = effect;
  return {
    ...{ workDays, holidays, leaveDays, balanceMinutes, othersAbsent: absent, others },
    ...(leaveLeftHundredths === null ? {} : { leaveLeftHundredths }),
    ...(balanceAfterMinutes === null ? {} : { balanceAfterMinutes }),
    objections: objections.map((one) => ({ code: one.code, isBlocking: isBlocking(one), params: { ...one.params } })),
  };
}
