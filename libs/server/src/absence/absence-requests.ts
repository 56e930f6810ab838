import { Injectable } from '@nestjs/common';
import { zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type RequestContext, sqlState } from '../platform';
import {
  type AbsenceEffectDto,
  type AbsenceRequestDto,
  type AskAbsenceDto,
  type EnterAbsenceDto,
  type EnteredAbsenceDto,
  type WantedAbsenceDto,
} from './absence.dto';
import { AbsenceJudge, type Judgement } from './absence-judge';
import { AbsenceWriter, lockWishes } from './absence-writer';
import { isBlocking, problemOfObjections } from './objections';
import { type OthersAbsent, othersAbsent } from './others-absent';
import { type RequestRow, readRequest, requestView } from './request-query';
import { readWish } from './wanted-absence';

const UNIQUE_VIOLATION = '23505';
const NOBODY: OthersAbsent = { absent: 0, others: 0 };

/** Whose absences it is about. */
export interface AbsentPerson {
  readonly employeeId: string;
  /** The time administration enters it for the person: it holds at once. */
  readonly isEntered: boolean;
}

/** One's own absences. */
const ownOf = ({ employeeId }: RequestContext): AbsentPerson => ({ employeeId, isEntered: false });

/** What people ask for or tell about their own absences, and what the time administration enters for them. */
@Injectable()
export class AbsenceRequests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly judge: AbsenceJudge,
    private readonly writer: AbsenceWriter,
  ) {}

  /**
   * What a wish would do, and what stands against it. Nothing is written.
   * @param of whose: the caller has made sure that they may ask about others
   * @throws Problem `not-found` for an absence that does not hold
   */
  async preview(
    context: RequestContext,
    wanted: WantedAbsenceDto | EnteredAbsenceDto,
    of: AbsentPerson = ownOf(context),
  ): Promise<AbsenceEffectDto> {
    const { tenantId } = context;
    const { employeeId } = of;
    const wish = await readWish(this.db.pool, { tenantId, ...of }, wanted);
    const judgement = await this.judge.judge(this.db.pool, this.#person(context, of), wish);
    const days = { employeeId, from: wish.from, to: wish.to };
    // Of days that nobody could take nothing is counted.
    const [others] = judgement.effect.workDays === 0 ? [NOBODY] : await othersAbsent(this.db.pool, tenantId, [days]);
    return effectView(judgement, others);
  }

  /**
   * Asks for an absence, or tells or enters one that holds at once.
   * @param of whose: the caller has made sure that they may enter it for others
   * @returns the request, and whether this very one was received before
   * @throws Problem what stands against it; `not-found` for an absence that does not hold; `idempotency.mismatch`
   */
  async ask(
    context: RequestContext,
    wanted: AskAbsenceDto | EnterAbsenceDto,
    of: AbsentPerson = ownOf(context),
  ): Promise<{ request: AbsenceRequestDto; replayed: boolean }> {
    const { tenantId, employeeId: actorId } = context;
    const { employeeId, isEntered } = of;
    const requestId = wanted.requestId.toLowerCase();
    const place = zone(context.zone);
    const known = await readRequest(this.db.pool, tenantId, requestId);
    if (known) return { request: requestView(sameOrRefuse(known, wanted, of), place), replayed: true };
    try {
      await this.db.transaction(async (client) => {
        await lockWishes(client, tenantId, employeeId);
        // The same request may have arrived twice at once.
        if (await readRequest(client, tenantId, requestId)) return;
        const wish = await readWish(client, { tenantId, ...of }, wanted);
        const { objections } = await this.judge.judge(client, this.#person(context, of), wish);
        const problem = problemOfObjections(objections);
        if (problem) throw problem;
        const holds = isEntered || wish.kind.way === 'told';
        const at = this.clock.nowIso();
        await client.query(
          `insert into absence_request (tenant_id, request_id, employee_id, act, absence_id, kind_code, from_date, to_date, details, note,
             status, requested_at, decided_at, requested_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
          [
            ...[tenantId, requestId, employeeId, wish.act, wish.absenceId, wish.kind.kindCode, wish.from, wish.to],
            ...[
              JSON.stringify(wish.details),
              wanted.note ?? null,
              holds ? 'approved' : 'pending',
              at,
              holds ? at : null,
              actorId,
            ],
          ],
        );
        if (holds) {
          const work = { client, tenantId, employeeId, zone: context.zone, requestId, changedBy: actorId };
          const absenceId = await this.writer.apply(work, wish);
          await client.query('update absence_request set absence_id = $3 where tenant_id = $1 and request_id = $2', [
            ...[tenantId, requestId, absenceId],
          ]);
        }
        // What kind it is stands with the request, never in the log.
        const payload = { act: wish.act };
        const subject = { employeeId, subjectId: requestId, payload };
        const told = holds ? 'absence.told' : 'absence.asked';
        await recordAudit(client, context, isEntered ? 'absence.entered' : told, subject);
      });
    } catch (error) {
      // Another person's request has the same id.
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    }
    const row = await readRequest(this.db.pool, tenantId, requestId);
    if (!row) throw new Problem('stale');
    return { request: requestView(sameOrRefuse(row, wanted, of), place), replayed: false };
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

  #person({ tenantId, zone: place }: RequestContext, of: AbsentPerson) {
    return { tenantId, ...of, today: this.clock.todayIn(place), requestId: null };
  }
}

/** The stored request if it says the same; another one under the same id is a mistake of the client. */
function sameOrRefuse(
  row: RequestRow,
  wanted: AskAbsenceDto | EnterAbsenceDto,
  { employeeId, isEntered }: AbsentPerson,
): RequestRow {
  const isSame =
    row.employeeId === employeeId &&
    (row.requesterId !== employeeId) === isEntered &&
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
