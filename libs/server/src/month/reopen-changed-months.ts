import { type LocalDate } from '@zeitbuch/working-time';
import { type Queryable } from '../platform';
import { reopenMonths } from './reopen-months';

interface HandedIn {
  readonly employeeId: string;
  /** First day of the month. */
  readonly date: LocalDate;
  /** What its days are worth, in order. */
  readonly worth: string;
}

/** By what a day is another one: its credit or its target, or by their difference alone. */
export type OpenedBy = 'minutes' | 'balance';

const WORTH: Readonly<Record<OpenedBy, { worth: string; isNothing: string }>> = {
  minutes: {
    worth: `d.credited_minutes || ' ' || d.target_minutes`,
    isNothing: 'd.credited_minutes = 0 and d.target_minutes = 0',
  },
  // An absence that leaders must not know may move both alike, say within leave: nothing that was approved is another.
  balance: { worth: '(d.credited_minutes - d.target_minutes)', isNothing: 'd.credited_minutes = d.target_minutes' },
};

/**
 * Evaluates days again and opens each handed-in month again of which a day is worth something else then: somebody looked
 * at other figures. Run it in the transaction that holds the locks of the people's months.
 */
export async function reopenChangedMonths(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  evaluate: () => Promise<unknown>,
  by: OpenedBy = 'minutes',
): Promise<void> {
  const read = () => readHandedIn(db, tenantId, employeeIds, { from, to, by });
  const before = await read();
  await evaluate();
  if (before.length === 0) return;
  const after = new Set((await read()).map(keyOf));
  const changed = before.filter((month) => !after.has(keyOf(month)));
  await reopenMonths(db, tenantId, changed, 'reopenedByFact', { begins: false });
}

const keyOf = ({ employeeId, date, worth }: HandedIn): string => `${employeeId} ${date} ${worth}`;

/** A day that is worth nothing says the same as one that nobody has looked at yet. */
async function readHandedIn(
  db: Queryable,
  tenantId: number,
  employeeIds: readonly string[],
  { from, to, by }: { readonly from: LocalDate; readonly to: LocalDate; readonly by: OpenedBy },
): Promise<HandedIn[]> {
  const { worth, isNothing } = WORTH[by];
  const { rows } = await db.query<HandedIn & Record<string, unknown>>(
    `select m.employee_id as "employeeId", m.month::text as date,
       (select coalesce(string_agg(d.date || ' ' || ${worth}, ',' order by d.date), '')
        from day_evaluation d
        where d.tenant_id = m.tenant_id and d.employee_id = m.employee_id
          and d.date between m.month and m.month + interval '1 month - 1 day'
          and not (${isNothing})) as worth
     from employee_month m
     where m.tenant_id = $1 and m.employee_id = any($2::uuid[]) and m.status in ('submitted', 'approved')
       and m.month between date_trunc('month', $3::date) and $4::date`,
    [tenantId, employeeIds, from, to],
  );
  return rows;
}
