import { type ClientBase } from 'pg';
import {
  addDays,
  addMonths,
  firstDayOf,
  formatInstant,
  type Zone,
  type LocalDate,
  type YearMonth,
} from '@zeitbuch/working-time';
import { recordAudit } from '@zeitbuch/server';
import { type PersonPlan, storePlans, writeClosedMonths } from '@zeitbuch/server';
import { type DemoIds } from './demo-ids';
import { type PersonHistory } from './history';

/** The closing of a payroll group's month, as the closing desk would have run it. */
interface DemoClosing {
  readonly tenantId: number;
  readonly closingId: string;
  readonly group: string;
  readonly month: YearMonth;
  readonly closedAt: string;
}

export interface ClosingsContext {
  readonly zone: Zone;
  readonly ids: DemoIds;
  /** Who starts and who closes; the same person where the tenant decided so. */
  readonly administrators: (tenantId: number) => { startedBy: string | null; closedBy: string | null };
}

/** The enterprise has one time administrator: it decided before its first closing that one person is enough. */
export async function writeFourEyes(client: ClientBase, decisionIds: DemoIds, firstDate: LocalDate): Promise<void> {
  for (const process of ['closing', 'payroll'])
    await client.query(
      `insert into four_eyes_decision (tenant_id, decision_id, process, required, reason, decided_at)
       values (2, $1, $2, false, 'Im Eigenbetrieb gibt es nur eine Person für Zeiten und Abrechnung.', $3)`,
      [decisionIds.next(0), process, firstDate],
    );
}

/** Runs all closings of the demo, people in batches, by the statements of the product's own closing. */
export class DemoClosings {
  readonly #closings = new Map<string, DemoClosing>();
  #batch = 0;

  constructor(
    private readonly client: ClientBase,
    private readonly context: ClosingsContext,
  ) {}

  /** Closes the months of some people; their facts and approved months are already written. */
  async close(histories: readonly PersonHistory[]): Promise<void> {
    this.#batch += 1;
    const entries = histories.flatMap(({ person, months }) =>
      months.flatMap(({ month, plan }) => (plan ? [{ person, month, plan }] : [])),
    );
    const groups = Map.groupBy(entries, ({ person, month }) => `${person.tenantId} ${person.payrollGroup} ${month}`);
    for (const key of [...groups.keys()].sort()) {
      const group = groups.get(key) ?? [];
      const { person, month } = group[0];
      const closing = await this.#closing(key, { tenantId: person.tenantId, group: person.payrollGroup, month });
      await this.#closePeople(
        closing,
        group.map(({ plan }) => plan),
      );
    }
  }

  /** Ends every closing with the fingerprint of all its plans. */
  async finish(): Promise<void> {
    await this.client.query(
      `update closing c set status = 'closed', plan_hash = p.hash, approved_plan_hash = p.hash
       from (select tenant_id, closing_id,
               encode(sha256(convert_to(string_agg(employee_id || ' ' || plan_hash, ',' order by employee_id), 'UTF8')), 'hex') as hash
             from closing_employee group by tenant_id, closing_id) p
       where c.tenant_id = p.tenant_id and c.closing_id = p.closing_id`,
    );
    for (const { tenantId, closingId } of this.#closings.values()) {
      const actor = { tenantId, employeeId: this.context.administrators(tenantId).closedBy };
      await recordAudit(this.client, actor, 'closing.closed', { subjectId: closingId });
    }
  }

  async #closePeople(
    { tenantId, closingId, month, closedAt }: DemoClosing,
    plans: readonly PersonPlan[],
  ): Promise<void> {
    const employeeIds = plans.map(({ employeeId }) => employeeId);
    await this.client.query(
      `insert into closing_employee (tenant_id, closing_id, employee_id, batch) select $1, $2, person, $4 from unnest($3::uuid[]) person`,
      [tenantId, closingId, employeeIds, this.#batch],
    );
    await storePlans(this.client, { tenantId, closingId, batch: this.#batch, epoch: 1 }, plans);
    await writeClosedMonths(this.client, {
      tenantId,
      closingId,
      month,
      closedBy: this.context.administrators(tenantId).closedBy,
      closedAt,
      plans,
    });
  }

  /** On the fifth of the next month. */
  async #closing(
    key: string,
    { tenantId, group, month }: Pick<DemoClosing, 'tenantId' | 'group' | 'month'>,
  ): Promise<DemoClosing> {
    const known = this.#closings.get(key);
    if (known) return known;
    const { zone, ids, administrators } = this.context;
    const { startedBy, closedBy } = administrators(tenantId);
    const startedAt = zone.at(addDays(firstDayOf(addMonths(month, 1)), 4), 560);
    const closedAt = formatInstant(startedAt + 35, zone);
    const closing = { tenantId, closingId: ids.next(startedAt), group, month, closedAt };
    await this.client.query(
      `insert into closing (tenant_id, closing_id, payroll_group, month, status, started_by, started_at, closed_by, finished_at)
       values ($1, $2, $3, $4, 'closing', $5, $6, $8, $7)`,
      [
        tenantId,
        closing.closingId,
        group,
        firstDayOf(month),
        startedBy,
        formatInstant(startedAt, zone),
        closedAt,
        closedBy,
      ],
    );
    this.#closings.set(key, closing);
    return closing;
  }
}
