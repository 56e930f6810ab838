import { Injectable } from '@nestjs/common';
import { type MonthStatus } from '@zeitbuch/working-time';
import { recordAuditOfMany } from '../audit';
import { Clock, Db, Problem, type Queryable, type RequestContext } from '../platform';
import { type ClosingActorDto, type ClosingBlockerDto, type ClosingWaitingDto } from './closing.dto';
import { ClosingReader } from './closing-reader';
import { SELECT_REMINDERS, SELECT_WAITING } from './waiting-sql';
import { whoMustAct } from './who-must-act';

interface WaitingRow extends Record<string, unknown> {
  employee_id: string;
  name: string;
  unit_name: string | null;
  blockers: ClosingBlockerDto[];
  month_status: MonthStatus;
  has_access: boolean;
  leader_id: string | null;
  leader_name: string | null;
}

/** What keeps a closing from being ready, by who must act, and reminding them. */
@Injectable()
export class ClosingReminders {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly reader: ClosingReader,
  ) {}

  /** @throws Problem `not-found` */
  async waiting(context: RequestContext, closingId: string): Promise<ClosingWaitingDto> {
    const { month } = await this.reader.closing(context, closingId);
    return { month, actors: await this.#actors(this.db.pool, context, closingId) };
  }

  /**
   * Leaves a word for people who must act; it stands beside the thing in their list of what waits. Once a day is enough.
   * @throws Problem `not-found`, also where one of them does not have to act
   */
  async remind(context: RequestContext, closingId: string, employeeIds: readonly string[]): Promise<ClosingWaitingDto> {
    const { month } = await this.reader.closing(context, closingId);
    const people = [...new Set(employeeIds.map((id) => id.toLowerCase()))].sort();
    return this.db.transaction(async (client) => {
      const actors = await this.#actors(client, context, closingId);
      if (!people.every((id) => actors.some(({ employeeId }) => employeeId === id))) throw new Problem('not-found');
      const { rows } = await client.query<{ employee_id: string }>(
        `insert into closing_reminder (tenant_id, closing_id, employee_id, reminded_on, reminded_at, reminded_by)
         select $1, $2, person, $4, $5, $6 from unnest($3::uuid[]) person on conflict do nothing returning employee_id`,
        [
          ...[context.tenantId, closingId, people, this.clock.todayIn(context.zone)],
          ...[this.clock.nowIso(), context.employeeId],
        ],
      );
      const reminded = rows.map(({ employee_id }) => employee_id);
      const payload = { month };
      await recordAuditOfMany(client, context, 'closing.reminded', reminded, { subjectId: closingId, payload });
      return { month, actors: await this.#actors(client, context, closingId) };
    });
  }

  async #actors(db: Queryable, { tenantId, zone }: RequestContext, closingId: string): Promise<ClosingActorDto[]> {
    const checked = await db.query<WaitingRow>(SELECT_WAITING, [tenantId, closingId, this.clock.todayIn(zone)]);
    const rows = checked.rows
      .map((row) => ({ ...row, blockers: row.blockers.flatMap((blocker) => asOfNow(blocker, row.month_status)) }))
      .filter(({ blockers }) => blockers.length > 0);
    const reminders = await db.query<{ employee_id: string; reminded_at: Date }>(SELECT_REMINDERS, [
      tenantId,
      closingId,
    ]);
    const reminded = new Map(reminders.rows.map((row) => [row.employee_id, row.reminded_at.toISOString()]));
    const groups = Map.groupBy(rows, (row) => actorOf(row).key);
    return [...groups.values()].map((members): ClosingActorDto => {
      const { kind, employeeId, name } = actorOf(members[0]);
      const at = employeeId === null ? undefined : reminded.get(employeeId);
      return {
        kind,
        ...(employeeId === null ? {} : { employeeId }),
        ...(name === null ? {} : { name }),
        ...(at === undefined ? {} : { remindedAt: at }),
        people: members.map((row) => ({
          employeeId: row.employee_id,
          name: row.name,
          unitName: row.unit_name ?? '',
          blockers: row.blockers,
        })),
      };
    });
  }
}

/** A month that was handed in or approved since the check waits for somebody else, or for nobody. */
function asOfNow(blocker: ClosingBlockerDto, status: MonthStatus): ClosingBlockerDto[] {
  if (blocker.code !== 'month.not-approved') return [blocker];
  return status === 'approved' ? [] : [{ ...blocker, params: { ...blocker.params, status } }];
}

function actorOf({ blockers, has_access: hasAccess, ...row }: WaitingRow) {
  const expected = whoMustAct(blockers, hasAccess);
  // Where nobody leads somebody the time administration decides, see `careCte`.
  const kind = expected === 'supervisor' && row.leader_id === null ? 'timeAdministration' : expected;
  const [employeeId, name] =
    kind === 'person'
      ? [row.employee_id, row.name]
      : kind === 'supervisor'
        ? [row.leader_id, row.leader_name]
        : [null, null];
  return { kind, employeeId, name, key: `${kind} ${employeeId ?? ''}` };
}
