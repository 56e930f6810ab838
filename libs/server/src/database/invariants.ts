import { type ClientBase } from 'pg';

/** A sentence that must hold for every database, with the rows that contradict it. */
interface Invariant {
  readonly name: string;
  /** Finds the contradictions; none is good. */
  readonly sql: string;
}

/**
 * What constraints and triggers keep while the product works, said once more over the whole
 * data: after a restore, after somebody worked on the database by hand, or for an auditor.
 */
const INVARIANTS: readonly Invariant[] = [
  {
    name: 'nobody is clocked in twice',
    sql: `select 1 from work_interval where upper_inf(during) and not isempty(during)
      group by tenant_id, employee_id having count(*) > 1`,
  },
  {
    name: 'no two stretches of work of a person overlap',
    sql: `select 1 from work_interval a join work_interval b
        on b.tenant_id = a.tenant_id and b.employee_id = a.employee_id
        and b.start_booking_id > a.start_booking_id and b.during && a.during`,
  },
  {
    name: 'every stretch of work begins with a booking that holds',
    sql: `select 1 from work_interval i where not isempty(i.during) and (
        not exists (select 1 from booking b where b.tenant_id = i.tenant_id and b.booking_id = i.start_booking_id
          and b.employee_id = i.employee_id and b.epoch_minute = lower(i.during))
        or exists (select 1 from booking_void v where v.tenant_id = i.tenant_id and v.booking_id = i.start_booking_id))`,
  },
  {
    name: 'the ledger alone gives the balance of every closed month',
    sql: `select 1 from employee_month m
      where m.status = 'closed' and m.closing_balance_minutes <> (
        select coalesce(sum(case when to_account = 'flextime' then minutes when from_account = 'flextime' then -minutes end), 0)
        from ledger_entry e
        where e.tenant_id = m.tenant_id and e.employee_id = m.employee_id and e.month <= m.month)`,
  },
  {
    name: 'a closed month begins with the balance with which the month before ended',
    sql: `select 1 from employee_month m join employee_month before
        on before.tenant_id = m.tenant_id and before.employee_id = m.employee_id
        and before.month = (m.month - interval '1 month')::date
      where m.status = 'closed' and before.status = 'closed' and m.opening_balance_minutes <> before.closing_balance_minutes`,
  },
  {
    name: 'what somebody brought along stands in the ledger with their first closing, and nothing else does',
    sql: `select 1 from (
        select tenant_id, employee_id from employee_month where status = 'closed' group by 1, 2) m
      where coalesce((select o.minutes from account_opening o where o.tenant_id = m.tenant_id and o.employee_id = m.employee_id
          and o.account = 'flextime' order by o.revision desc limit 1), 0) <> (
        select coalesce(sum(case when to_account = 'flextime' then minutes else -minutes end), 0) from ledger_entry e
        where e.tenant_id = m.tenant_id and e.employee_id = m.employee_id and e.reason = 'opening.taken-over')`,
  },
  {
    name: 'no account begins before what somebody brought along',
    sql: `select 1 from account_opening o join employee_month m using (tenant_id, employee_id)
      where m.month < date_trunc('month', o.begins_on)::date`,
  },
  {
    name: 'no entry belongs to a month that is open',
    sql: `select 1 from ledger_entry e where not exists (
        select 1 from employee_month m where m.tenant_id = e.tenant_id and m.employee_id = e.employee_id
          and m.month = e.month and m.status = 'closed')`,
  },
  {
    name: 'nothing was booked into a month after it was closed',
    sql: `select 1 from booking b join employee_month m
        on m.tenant_id = b.tenant_id and m.employee_id = b.employee_id
        and m.month = date_trunc('month', b.shift_date)::date
      where m.status = 'closed' and b.received_at > m.closed_at and b.source <> 'demo'`,
  },
  {
    name: 'everybody in a closing is closed where it is closed',
    sql: `select 1 from closing c join closing_employee p using (tenant_id, closing_id)
      where c.status = 'closed' and p.status <> 'closed'`,
  },
  {
    name: 'everybody employed belongs to a payroll group on every day',
    sql: `select 1 from employee e where not exists (select from payroll_assignment p
        where p.tenant_id = e.tenant_id and p.employee_id = e.employee_id
        having range_agg(p.valid_during) @> daterange(e.hired_on, e.left_on, '[]'))`,
  },
  {
    name: 'nobody is closed twice in a month',
    sql: `select 1 from closing_employee p join closing c using (tenant_id, closing_id) where p.status = 'closed'
      group by p.tenant_id, p.employee_id, c.month having count(*) > 1`,
  },
  {
    name: 'nobody is in a closing from which they are excluded',
    sql: `select 1 from closing_exclusion x join closing_employee p using (tenant_id, closing_id, employee_id)
      where x.ended_at is null`,
  },
  {
    name: 'every payroll file has the bytes of its checksum',
    sql: `select 1 from payroll_export where sha256(content) <> sha256`,
  },
  {
    name: 'payroll files are numbered without a gap',
    sql: `select 1 from payroll_export group by tenant_id, format having max(sequence) <> count(*) or min(sequence) <> 1`,
  },
  {
    name: 'the facts of everybody are counted',
    sql: `select 1 from employee e where not exists (
        select 1 from facts_version f where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id)`,
  },
];

export interface CheckedInvariant {
  readonly name: string;
  /** Contradictions; zero where it holds. */
  readonly violations: number;
}

/** Checks all invariants in one consistent view of the data; changes nothing. */
export async function checkInvariants(client: ClientBase): Promise<CheckedInvariant[]> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const checked: CheckedInvariant[] = [];
    for (const { name, sql } of INVARIANTS) {
      const { rows } = await client.query<{ violations: number }>(`select count(*)::int as violations from (${sql}) v`);
      checked.push({ name, violations: rows[0].violations });
    }
    return checked;
  } finally {
    await client.query('rollback');
  }
}
