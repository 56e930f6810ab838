import { type LocalDate, firstDayOf, monthOf } from '@zeitbuch/working-time';
import { Problem, type Queryable, newId } from '../platform';
import { OPEN_AGAIN } from './booked-months-sql';

/** A day of a person of which something new is known. */
export interface TouchedDay {
  readonly employeeId: string;
  readonly date: LocalDate;
  /** Leaders must not know of it, see {@link whatViewerMayKnow}. */
  readonly isSecret?: boolean;
}

/**
 * Takes the lock of every month concerned; one that was handed in is open again, because what was looked at has changed.
 * Not so where all that is new is a secret: the leader looked at nothing of it, and would learn of it by the open month.
 * Where it changes what leaders may know {@link reopenChangedMonths} opens the month.
 * @throws Problem `stale` if one of them was closed meanwhile
 * @param begins whether a month begins with what is new; for absences see {@link beginMonths}
 * @param actorId whose decision opens the month again, where it is a person's
 */
export async function reopenMonths(
  client: Queryable,
  tenantId: number,
  days: readonly TouchedDay[],
  kind: 'reopenedByBooking' | 'reopenedByFact',
  { begins, actorId = null }: { begins: boolean; actorId?: string | null },
): Promise<void> {
  const months = new Map(
    days.map(({ employeeId, date }) => [`${employeeId} ${monthOf(date)}`, [employeeId, firstDayOf(monthOf(date))]]),
  );
  const keys = [...months.keys()].sort().map((key) => months.get(key) as string[]);
  const params = [tenantId, keys.map(([employeeId]) => employeeId), keys.map(([, month]) => month)];
  const touched = await client.query<{ employee_id: string; month: LocalDate; status: string }>(
    `select m.employee_id, m.month::text, m.status from employee_month m
     join unnest($2::uuid[], $3::date[]) as t(employee_id, month) using (employee_id, month)
     where m.tenant_id = $1 order by m.employee_id, m.month for update of m`,
    params,
  );
  const spoken = new Set(
    days.filter((day) => !day.isSecret).map(({ employeeId, date }) => `${employeeId} ${monthOf(date)}`),
  );
  const opens = (row: { employee_id: string; month: LocalDate }) =>
    spoken.has(`${row.employee_id} ${monthOf(row.month)}`);
  // Since it was checked the closing was faster.
  if (touched.rows.some(({ status }) => status === 'closed')) throw new Problem('stale');
  if (begins)
    await client.query(
      `insert into employee_month (tenant_id, employee_id, month)
       select $1, employee_id, month from unnest($2::uuid[], $3::date[]) as t(employee_id, month)
       on conflict (tenant_id, employee_id, month) do nothing`,
      params,
    );
  const idsOf = (rows: typeof touched.rows) => [rows.map((row) => row.employee_id), rows.map((row) => row.month)];
  await client.query(
    `update employee_month as m set version = m.version + 1
     from unnest($2::uuid[], $3::date[]) as t(employee_id, month)
     where m.tenant_id = $1 and m.employee_id = t.employee_id and m.month = t.month`,
    [tenantId, ...idsOf(touched.rows.filter((row) => !opens(row)))],
  );
  await client.query(
    `update employee_month as m set version = m.version + 1, ${OPEN_AGAIN}
     from unnest($2::uuid[], $3::date[]) as t(employee_id, month)
     where m.tenant_id = $1 and m.employee_id = t.employee_id and m.month = t.month`,
    [tenantId, ...idsOf(touched.rows.filter(opens))],
  );
  const handedIn = touched.rows.filter((row) => row.status !== 'open' && opens(row));
  await client.query(
    `insert into month_event (tenant_id, event_id, employee_id, month, kind, actor_id)
     select $1, id, employee_id, month, $5, $6 from unnest($2::uuid[], $3::uuid[], $4::date[]) as e(id, employee_id, month)`,
    [tenantId, handedIn.map(newId), ...idsOf(handedIn), kind, actorId],
  );
}
