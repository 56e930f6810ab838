import {
  type PersonFacts,
  type YearMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  type LocalDate,
} from '@zeitbuch/working-time';
import { type FactsLoader } from '../facts';
import { type Queryable } from '../platform';
import { knownWorth } from '../privacy';

/**
 * Keeps with a month that is handed in what its days are worth to leaders, so that it opens again if, and only if, that
 * changes. The caller's transaction holds the month's lock.
 * @param facts of the days of the month
 * @param now the current minute
 */
export async function keepSeenWorth(
  db: Queryable,
  tenantId: number,
  facts: PersonFacts,
  month: YearMonth,
  now: number,
): Promise<void> {
  await db.query('update employee_month set seen_worth = $4 where tenant_id = $1 and employee_id = $2 and month = $3', [
    tenantId,
    facts.employeeId,
    firstDayOf(month),
    knownWorth(facts, month, now),
  ]);
}

/**
 * The same for handed-in months of which nothing was kept: of the demo city, and of a database from before it was.
 * @param date first day of the month
 */
export async function keepMissingSeenWorth(
  db: Queryable,
  tenantId: number,
  date: LocalDate,
  employeeIds: readonly string[],
  { loader, now }: { readonly loader: FactsLoader; readonly now: number },
): Promise<void> {
  const { rows } = await db.query<{ employee_id: string }>(
    `select employee_id from employee_month where tenant_id = $1 and month = $2 and employee_id = any($3::uuid[])
       and status in ('submitted', 'approved') and seen_worth is null
     order by employee_id for no key update`,
    [tenantId, date, employeeIds],
  );
  const month = monthOf(date);
  const ids = rows.map(({ employee_id }) => employee_id);
  const people = await loader.load(db, { tenantId, employeeIds: ids, from: firstDayOf(month), to: lastDayOf(month) });
  const worths = [...people.values()].map((facts) => knownWorth(facts, month, now));
  await db.query(
    `update employee_month m set seen_worth = w.worth from unnest($3::uuid[], $4::text[]) as w(employee_id, worth)
     where m.tenant_id = $1 and m.month = $2 and m.employee_id = w.employee_id`,
    [tenantId, date, [...people.keys()], worths],
  );
}
