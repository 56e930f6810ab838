import { type LocalDate, type Minutes, type YearMonth } from '@zeitbuch/working-time';
import { type OpeningAccount } from '../month';
import { type Queryable } from '../platform';

/** What somebody brought along on an account, as it counts now. */
interface KnownOpening {
  readonly account: OpeningAccount;
  readonly minutes: Minutes;
  readonly source: string;
  readonly revision: number;
}

/** What decides whether something can be brought along on the accounts of a person. */
export interface KnownAccounts {
  readonly employeeId: string;
  readonly hiredOn: LocalDate;
  readonly leftOn: LocalDate | null;
  /** The month with which the account began here; null before it. */
  readonly firstMonth: YearMonth | null;
  /** The last month of the person that is closed. */
  readonly lastClosedMonth: YearMonth | null;
  /** First day that counts here, where something was brought along. */
  readonly beginsOn: LocalDate | null;
  readonly openings: readonly KnownOpening[];
}

/** Reads the accounts of people with one statement. @returns by their ids */
export async function readAccounts(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
): Promise<Map<string, KnownAccounts>> {
  const { rows } = await db.query<KnownAccounts>(
    `select e.employee_id as "employeeId", e.hired_on::text as "hiredOn", e.left_on::text as "leftOn",
       to_char(m.first, 'YYYY-MM') as "firstMonth", to_char(m.closed, 'YYYY-MM') as "lastClosedMonth",
       o.begins_on as "beginsOn", coalesce(o.openings, '[]') as openings
     from employee e
     cross join lateral (
       select min(m.month) as first, max(m.month) filter (where m.status = 'closed') as closed
       from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id) m
     cross join lateral (
       select min(l.begins_on)::text as begins_on, json_agg(json_build_object(
         'account', l.account, 'minutes', l.minutes, 'source', l.source, 'revision', l.revision)) as openings
       from (select distinct on (o.account) o.* from account_opening o
         where o.tenant_id = e.tenant_id and o.employee_id = e.employee_id order by o.account, o.revision desc) l) o
     where e.tenant_id = $1 and e.employee_id = any($2::uuid[])`,
    [tenantId, employeeIds],
  );
  return new Map(rows.map((row) => [row.employeeId, row]));
}
