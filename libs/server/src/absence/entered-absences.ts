import { Injectable } from '@nestjs/common';
import { zone } from '@zeitbuch/working-time';
import { recordAudit } from '../audit';
import { TeamScope } from '../identity';
import { Clock, Db, noteShown, Problem, type RequestContext } from '../platform';
import {
  type AbsenceEffectDto,
  type AbsenceRequestDto,
  type AbsencesOfPersonDto,
  type EnterAbsenceDto,
  type EnteredAbsenceDto,
} from './absence.dto';
import { AbsenceReader } from './absence-reader';
import { AbsenceRequests } from './absence-requests';
import { readRequest, requestView } from './request-query';

/** What the time administration enters for people, and what these say to it. */
@Injectable()
export class EnteredAbsences {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly scope: TeamScope,
    private readonly reader: AbsenceReader,
    private readonly requests: AbsenceRequests,
  ) {}

  /** @throws Problem `not-found` for somebody whose time one does not administer, and for a year too far away */
  async read(context: RequestContext, employeeId: string, year: number): Promise<AbsencesOfPersonDto> {
    await this.#assertAdministered(context, employeeId);
    noteShown(context, [employeeId]);
    return this.reader.ofPerson(context, employeeId, year);
  }

  /** What an entry would do. Nothing is written. @throws Problem `not-found`, `absence.own`, see {@link AbsenceRequests} */
  async preview(context: RequestContext, employeeId: string, entered: EnteredAbsenceDto): Promise<AbsenceEffectDto> {
    await this.#assertOthers(context, employeeId);
    noteShown(context, [employeeId]);
    return this.requests.preview(context, entered, { employeeId, isEntered: true });
  }

  /**
   * Enters, changes or cancels an absence. It holds at once, and the person is told.
   * @throws Problem `not-found`, `absence.own`, and what stands against it
   */
  async enter(
    context: RequestContext,
    employeeId: string,
    entered: EnterAbsenceDto,
  ): Promise<{ request: AbsenceRequestDto; replayed: boolean }> {
    await this.#assertOthers(context, employeeId);
    noteShown(context, [employeeId]);
    return this.requests.ask(context, entered, { employeeId, isEntered: true });
  }

  /**
   * The person has seen what somebody else entered for them, or does not agree. What they said stays: who has only seen
   * it may still not agree, and nobody takes that back.
   * @throws Problem `not-found` for what nobody else entered
   */
  answer(context: RequestContext, requestId: string, dissent: string | undefined): Promise<AbsenceRequestDto> {
    const { tenantId, employeeId } = context;
    return this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        `update absence_request set answered_at = $4, dissent = $5, version = version + 1
         where tenant_id = $1 and request_id = $2 and employee_id = $3 and requested_by <> employee_id
           and (answered_at is null or (dissent is null and $5::text is not null))`,
        [tenantId, requestId, employeeId, this.clock.nowIso(), dissent ?? null],
      );
      const row = await readRequest(client, tenantId, requestId);
      if (row?.employeeId !== employeeId || row.requesterId === employeeId) throw new Problem('not-found');
      if (rowCount === 1)
        await recordAudit(client, context, dissent === undefined ? 'absence.seen' : 'absence.dissented', {
          employeeId,
          subjectId: requestId,
        });
      return requestView(row, zone(context.zone));
    });
  }

  async #assertAdministered(context: RequestContext, employeeId: string): Promise<void> {
    if (!(await this.scope.administers(this.db.pool, context, employeeId))) throw new Problem('not-found');
  }

  /** Nobody enters for themselves what others decide on. */
  async #assertOthers(context: RequestContext, employeeId: string): Promise<void> {
    if (employeeId === context.employeeId) throw new Problem('absence.own');
    await this.#assertAdministered(context, employeeId);
  }
}
