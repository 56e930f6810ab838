import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit';
import { Clock, Db, Problem, type RequestContext } from '../platform';
import { AbsenceJudge } from './absence-judge';
import { AbsenceWriter, lockWishes } from './absence-writer';
import { problemOfObjections } from './objections';
import { readRequest, wishOf } from './request-query';

/** A decision on a request. */
export interface RequestDecision {
  readonly requestId: string;
  /** As it was looked at. */
  readonly version: number;
  readonly approve: boolean;
  readonly note: string | null;
}

/** Decides on what people ask for. All of it or nothing. */
@Injectable()
export class RequestDecisions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly judge: AbsenceJudge,
    private readonly writer: AbsenceWriter,
  ) {}

  /**
   * The caller has made sure that the person may decide on this request.
   * @throws Problem `stale`, `not-found`, `approval.own-item`, `absence.no-longer-possible`: why, only the person reads,
   *   whose accounts it would tell of
   */
  decide(context: RequestContext, { requestId, version, approve, note }: RequestDecision): Promise<void> {
    const { tenantId } = context;
    return this.db.transaction(async (client) => {
      const found = await readRequest(client, tenantId, requestId);
      if (!found) throw new Problem('not-found');
      const { employeeId } = found;
      if (employeeId === context.employeeId) throw new Problem('approval.own-item');
      await lockWishes(client, tenantId, employeeId);
      const which = [tenantId, requestId];
      await client.query(
        'select from absence_request where tenant_id = $1 and request_id = $2 for no key update',
        which,
      );
      const row = await readRequest(client, tenantId, requestId);
      if (!row || row.status !== 'pending' || row.version !== version) throw new Problem('stale');
      let { absenceId } = row;
      if (approve) {
        const wish = wishOf(row);
        const person = { tenantId, employeeId, today: this.clock.todayIn(context.zone), requestId };
        const { objections } = await this.judge.judge(client, person, wish);
        if (problemOfObjections(objections)) throw new Problem('absence.no-longer-possible');
        const work = { client, tenantId, employeeId, zone: context.zone, requestId, changedBy: context.employeeId };
        absenceId = await this.writer.apply(work, wish);
      }
      await client.query(
        `update absence_request set status = $3, decided_by = $4, decided_at = $5, decision_note = $6, absence_id = $7, version = version + 1
         where tenant_id = $1 and request_id = $2`,
        [
          ...[tenantId, requestId, approve ? 'approved' : 'rejected', context.employeeId, this.clock.nowIso(), note],
          absenceId,
        ],
      );
      const subject = { employeeId, subjectId: requestId };
      await recordAudit(client, context, approve ? 'absence.approved' : 'absence.rejected', subject);
    });
  }
}
