import { Injectable } from '@nestjs/common';
import { PERSONNEL_GROUPS, isEmployee, lastStartOfCarriedLeave, type LocalDate } from '@zeitbuch/working-time';
import { inBatches } from '../facts';
import { Clock, Db, Problem, type Queryable, type RequestContext, newId } from '../platform';
import { recordAudit, recordAuditOfMany } from '../audit';
import { LeaveAccounts } from './leave-accounts';

type Unnoticed = { employee_id: string };

const BATCH_SIZE = 100;
/** When notices are given: early enough to take the leave, and once more before the year ends. */
const SEASONS = [
  { season: 'spring', from: '02-01', before: '03-01' },
  { season: 'autumn', from: '10-01', before: '11-01' },
] as const;

const EMPLOYEES = PERSONNEL_GROUPS.filter(isEmployee);

/** `$2` today, `$3` year, `$4` season, `$5` goes on after the last person, `$6` groups. Civil servants have rules of their own. */
const FIND_UNNOTICED = `
  select e.employee_id from employee e
  where e.tenant_id = $1 and e.employee_id > $5::uuid and e.hired_on <= $2::date and coalesce(e.left_on, 'infinity') >= $2::date
    and exists (select from contract c where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id
      and c.valid_during @> $2::date and c.personnel_group = any($6::text[]))
    and not exists (select from leave_notice n where n.tenant_id = e.tenant_id and n.employee_id = e.employee_id
      and n.year = $3 and n.season = $4)
  order by e.employee_id limit ${BATCH_SIZE}`;

/**
 * Tells every person under a contract of employment how many days of leave are left and until when they must begin,
 * in February and in October: what nobody was told about does not lapse (BUrlG § 7 (3), EuGH C-684/16).
 */
@Injectable()
export class LeaveNotices {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: LeaveAccounts,
  ) {}

  /** Resolves with the number of people looked at. May run at several places at once: the database keeps one for each season. */
  give(goOn: () => boolean = () => true): Promise<number> {
    return inBatches<Unnoticed, null>(
      this.db,
      this.clock,
      {
        find: async ({ tenantId, today }, after) => {
          const due = dueOn(today);
          return due ? this.db.query(FIND_UNNOTICED, [tenantId, today, due.year, due.season, after, EMPLOYEES]) : [];
        },
        startOf: () => null,
        work: ({ tenantId, today }, _, employeeIds) => this.#give(tenantId, employeeIds, today),
      },
      goOn,
    );
  }

  async #give(tenantId: number, employeeIds: readonly string[], today: LocalDate): Promise<void> {
    const due = dueOn(today);
    if (!due) return;
    await this.db.transaction(async (client) => {
      const accounts = await this.accounts.load(client, { tenantId, employeeIds, year: due.year, asOf: today });
      // What will be carried has the last day that the account of the next year tells.
      const next = await this.accounts.load(client, { tenantId, employeeIds, year: due.year + 1, asOf: today });
      const left = [...accounts].filter(([, { account }]) => account.leftHundredths > 0);
      const given = await insertNotices(
        client,
        tenantId,
        due,
        today,
        left.map(([employeeId, { account }]) => ({
          employeeId,
          leftHundredths: account.leftHundredths,
          latestStart: next.get(employeeId)?.account.carriedLeft?.latestStart ?? lastStartOfCarriedLeave(due.year + 1),
        })),
      );
      await recordAuditOfMany(client, { tenantId, employeeId: null }, 'leave.notice-given', given, {
        payload: { ...due },
      });
    });
  }

  /**
   * The person confirms to have read a notice; once is enough.
   * @throws Problem `not-found` for a notice of somebody else
   */
  async read(context: RequestContext, noticeId: string): Promise<void> {
    const { tenantId, employeeId } = context;
    await this.db.transaction(async (client) => {
      const { rowCount } = await client.query(
        'select 1 from leave_notice where tenant_id = $1 and notice_id = $2 and employee_id = $3',
        [tenantId, noticeId, employeeId],
      );
      if (rowCount === 0) throw new Problem('not-found');
      const written = await client.query(
        `insert into leave_notice_reading (tenant_id, notice_id, read_at) values ($1, $2, $3) on conflict do nothing`,
        [tenantId, noticeId, this.clock.nowIso()],
      );
      if (written.rowCount)
        await recordAudit(client, context, 'leave.notice-read', { employeeId, subjectId: noticeId });
    });
  }
}

interface Due {
  readonly year: number;
  readonly season: (typeof SEASONS)[number]['season'];
}

function dueOn(today: LocalDate): Due | null {
  const day = today.slice(5);
  const found = SEASONS.find(({ from, before }) => from <= day && day < before);
  return found ? { year: Number(today.slice(0, 4)), season: found.season } : null;
}

/** Resolves with the people who had none. */
async function insertNotices(
  db: Queryable,
  tenantId: number,
  { year, season }: Due,
  givenOn: LocalDate,
  notices: readonly { employeeId: string; leftHundredths: number; latestStart: LocalDate }[],
): Promise<string[]> {
  const { rows } = await db.query<{ employee_id: string }>(
    `insert into leave_notice (tenant_id, notice_id, employee_id, year, season, left_hundredths, latest_start, given_on)
     select $1, n.notice_id, n.employee_id, $2, $3, n.left_hundredths, n.latest_start, $4
     from unnest($5::uuid[], $6::uuid[], $7::int[], $8::date[]) as n(notice_id, employee_id, left_hundredths, latest_start)
     on conflict (tenant_id, employee_id, year, season) do nothing returning employee_id`,
    [
      ...[tenantId, year, season, givenOn],
      notices.map(() => newId()),
      notices.map(({ employeeId }) => employeeId),
      notices.map(({ leftHundredths }) => leftHundredths),
      notices.map(({ latestStart }) => latestStart),
    ],
  );
  return rows.map(({ employee_id }) => employee_id);
}
