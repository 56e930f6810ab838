import { Client } from 'pg';
import { addDays, type LocalDate, type YearMonth } from '@zeitbuch/working-time';
import { MonthPlans, MonthValues, OnCall, OrderedWork } from '@zeitbuch/server';
import { FactsLoader, ReevaluateDays } from '@zeitbuch/server';
import { Clock } from '@zeitbuch/server';
import { type TestDatabase, createTestDatabase } from '@zeitbuch/server/testing';
import { seedDemo } from './seed-demo';

// A Tuesday in the last week of November: Buß- und Bettag lies behind, the city closed September on 5 October.
const AS_OF = '2026-11-24';
const SIZE = { employees: 45, months: 14, asOf: AS_OF } as const;

describe('the demo city', () => {
  let database: TestDatabase;
  let client: Client;
  const rowsOf = async <Row extends object>(sql: string, params: unknown[] = []) =>
    (await client.query<Row>(sql, params)).rows;
  const count = async (sql: string) =>
    Number((await rowsOf<{ n: string }>(`select count(*) as n from (${sql}) q`))[0].n);

  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDemo({ url: database.url, ...SIZE });
    client = new Client({ connectionString: database.url });
    await client.connect();
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('has everybody, in two tenants, with unique addresses and numbers that LODAS can read', async () => {
    const [row] = await rowsOf<{ people: number; tenants: number; longest: number }>(
      `select count(*)::int as people, count(distinct tenant_id)::int as tenants, max(length(personnel_number)) as longest from employee`,
    );
    expect(row).toEqual({ people: SIZE.employees, tenants: 2, longest: 5 });
  });

  it('ends on the day before it is looked at', async () => {
    const [row] = await rowsOf<{ last: LocalDate }>('select max(shift_date)::text as last from booking');
    expect(row.last).toBe(addDays(AS_OF, -1));
  });

  it('counts eleven public holidays a year in Saxony and ten in Berlin, where one person lives by them', async () => {
    const rows = await rowsOf<{ region: string; n: number }>(
      `select s.region, count(*)::int as n from holiday h join site_region s using (tenant_id, site_id)
       where extract(year from h.date) = 2026 and h.source = 'date-holidays' group by s.tenant_id, s.site_id, s.region`,
    );
    expect(new Set(rows.map(({ region, n }) => `${region} ${n}`))).toEqual(new Set(['DE-SN 11', 'DE-BE 10']));
    const targets = await rowsOf<{ minutes: number; people: number }>(
      `select d.target_minutes as minutes, count(*)::int as people from site_assignment a join site_region s using (tenant_id, site_id)
       join day_evaluation d on d.tenant_id = a.tenant_id and d.employee_id = a.employee_id and d.date = '2026-11-18' and a.valid_during @> d.date
       where s.region = 'DE-BE' group by 1`,
    );
    // Buß- und Bettag, a Wednesday.
    expect(targets).toEqual([{ minutes: expect.any(Number) as number, people: 1 }]);
    expect(targets[0].minutes).toBeGreaterThan(0);
    expect(await count(`select 1 from day_evaluation where date = '2026-11-18' and target_minutes > 0`)).toBe(1);
  });

  it('has closed every month but the last two, each with the balance it began with', async () => {
    const months = await rowsOf<{ month: YearMonth }>(
      `select distinct to_char(month, 'YYYY-MM') as month from employee_month where status = 'closed' order by 1`,
    );
    expect(months.map(({ month }) => month)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
    ]);
    expect(
      await count(`select 1 from employee_month n join employee_month p using (tenant_id, employee_id)
        where p.month = n.month - interval '1 month' and n.status = 'closed' and p.closing_balance_minutes <> n.opening_balance_minutes`),
    ).toBe(0);
    expect(await count(`select 1 from closing where status <> 'closed' or plan_hash is null`)).toBe(0);
  });

  it('shows every balance in the ledger alone', async () => {
    expect(
      await count(`select m.employee_id from employee_month m
        join lateral (select sum(case when to_account = 'flextime' then minutes when from_account = 'flextime' then -minutes end) as balance
          from ledger_entry l where l.tenant_id = m.tenant_id and l.employee_id = m.employee_id and l.month <= m.month) l on true
        where m.status = 'closed' and m.closing_balance_minutes <> coalesce(l.balance, 0)`),
    ).toBe(0);
  });

  it('leaves nothing incomplete behind in closed months', async () => {
    expect(
      await count(`select 1 from day_evaluation d join employee_month m on m.tenant_id = d.tenant_id and m.employee_id = d.employee_id
        and m.month = date_trunc('month', d.date)::date where m.status = 'closed' and d.has_blocker`),
    ).toBe(0);
  });

  it('has work for the supervisor, the closing desk and payroll', async () => {
    const statuses = await rowsOf<{ status: string }>(
      `select distinct status from employee_month where month = '2026-10-01' order by 1`,
    );
    expect(statuses.map(({ status }) => status)).toEqual(['approved', 'open', 'submitted']);
    const corrections = await rowsOf<{ status: string }>('select distinct status from correction_request order by 1');
    expect(corrections.map(({ status }) => status)).toEqual(['approved', 'pending', 'rejected']);
    const lines = await rowsOf<{ code: string }>('select distinct code from payroll_line');
    expect(lines.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['ABS_VAC', 'HOL_135', 'HOL_35', 'NIGHT', 'SAT', 'SUN', 'XMAS_NYE']),
    );
    expect(
      await count(`select 1 from payroll_line l join closing c using (tenant_id, closing_id) join employee e on e.employee_id = l.employee_id
        where not exists (select 1 from wage_type_mapping w where w.tenant_id = l.tenant_id and w.code = l.code and w.target = 'datev-lodas')`),
    ).toBe(0);
  });

  it('knows the work of minors', async () => {
    expect(await count(`select 1 from day_evaluation where findings::text like '%MINOR_%'`)).toBeGreaterThan(0);
  });

  it('warns two people of the place where they worked, also in closed months, and nobody else', async () => {
    const rows = await rowsOf<{ codes: string[]; from: LocalDate; closed: boolean }>(
      `select array_agg(distinct f->>'code') as codes, min(d.date)::text as from, bool_or(m.status = 'closed') as closed
       from day_evaluation d cross join lateral jsonb_array_elements(d.findings) f
       join employee_month m on m.tenant_id = d.tenant_id and m.employee_id = d.employee_id and m.month = date_trunc('month', d.date)::date
       where f->>'code' in ('TELEWORK_AGREEMENT_MISSING', 'LOCATION_NOT_ELIGIBLE') group by d.employee_id order by 1`,
    );
    expect(rows).toEqual([
      { codes: ['LOCATION_NOT_ELIGIBLE'], from: expect.stringMatching(/^2025-/) as string, closed: true },
      {
        codes: ['TELEWORK_AGREEMENT_MISSING'],
        from: expect.stringMatching(/^2026-09-(1[6-9]|2)/) as string,
        closed: true,
      },
    ]);
    expect(await count(`select 1 from remote_work_permission where tenant_id = 2`)).toBe(0);
  });

  it('lets Jana Vogel forget to clock out on Friday, 20 November', async () => {
    const rows = await rowsOf<{ date: LocalDate }>(
      `select d.date::text from day_evaluation d join employee e using (tenant_id, employee_id)
       where e.email = 'jana.vogel@lindenau.example' and d.date >= '2026-11-10' and d.has_blocker`,
    );
    expect(rows).toEqual([{ date: '2026-11-20' }]);
  });

  it('holds exactly what the product itself works out from its facts', async () => {
    const clock = new Clock();
    clock.set(`${AS_OF}T09:00:00+01:00`);
    const reevaluate = new ReevaluateDays(new FactsLoader(), clock);
    for (const tenantId of [1, 2]) {
      const people = await rowsOf<{ employee_id: string }>('select employee_id from employee where tenant_id = $1', [
        tenantId,
      ]);
      const ids = people.map(({ employee_id }) => employee_id);
      const evaluations = await reevaluate.execute(client, {
        tenantId,
        employeeIds: ids,
        from: '2025-10-01',
        to: addDays(AS_OF, -1),
      });
      expect([...evaluations.values()].flatMap(({ changedDates }) => changedDates)).toEqual([]);
    }
  });

  it('gives payroll something of every kind that closing knows', async () => {
    const codes = await rowsOf<{ code: string }>('select distinct code from payroll_line order by code');
    const rare = ['ABS_CHILD', 'ABS_SICK_GT6W', 'ABS_STRIKE', 'STANDBY_H'];
    const expected = [
      'ABS_SICK',
      'ABS_UNPAID',
      'ABS_VAC',
      'ADDL_PT',
      'CALLOUT',
      'HOL_135',
      'HOL_35',
      'NIGHT',
      'OT_BASE',
    ];
    expect(codes.map(({ code }) => code).filter((code) => !rare.includes(code))).toEqual(
      [...expected, 'OT_SUPP', 'SAT', 'STANDBY_WD', 'STANDBY_WE', 'SUN', 'XMAS_NYE'].sort(),
    );
  });

  it('was closed with the plans that the closing desk would make again', async () => {
    const clock = new Clock();
    clock.set(`${AS_OF}T09:00:00+01:00`);
    const loader = new FactsLoader();
    const plans = new MonthPlans(
      new MonthValues(new ReevaluateDays(loader, clock), new OrderedWork(loader), new OnCall(loader)),
      clock,
    );
    const closings = await rowsOf<{ tenant_id: number; month: YearMonth; payroll_group: string; closing_id: string }>(
      `select tenant_id, to_char(month, 'YYYY-MM') as month, payroll_group, closing_id from closing order by month`,
    );
    expect(closings.length).toBeGreaterThanOrEqual(24);
    await client.query('begin');
    // Opens each month again behind the back of its triggers, for as long as its plan is worked out.
    await client.query('set local session_replication_role = replica');
    await client.query('alter table employee_month drop constraint employee_month_opening_when_closed');
    for (const { tenant_id, month, payroll_group: payrollGroup, closing_id } of closings) {
      const reopen = (status: string) =>
        client.query('update employee_month set status = $3 where tenant_id = $1 and closing_id = $2', [
          tenant_id,
          closing_id,
          status,
        ]);
      await reopen('approved');
      const stored = await rowsOf<{ employee_id: string; plan_hash: string }>(
        'select employee_id, plan_hash from closing_employee where closing_id = $1 order by employee_id',
        [closing_id],
      );
      const ids = stored.map(({ employee_id }) => employee_id);
      const again = await plans.load(client, tenant_id, ids, { month, payrollGroup });
      expect(again.map(({ employeeId, planHash }) => ({ employee_id: employeeId, plan_hash: planHash }))).toEqual(
        stored,
      );
      await reopen('closed');
    }
    await client.query('rollback');
  });

  it('is the same city for the same seed, and another one for another', async () => {
    const fingerprint = async (seed: string) => {
      const other = await createTestDatabase();
      const reader = new Client({ connectionString: other.url });
      try {
        await seedDemo({ url: other.url, employees: 20, months: 3, asOf: AS_OF, seed });
        await reader.connect();
        const { rows } = await reader.query(
          `select (select md5(string_agg(b::text, '' order by b.booking_id)) from booking b) as bookings,
             (select md5(string_agg(e::text, '' order by e.employee_id)) from employee e) as people,
             (select md5(string_agg(plan_hash, '' order by closing_id)) from closing) as closings`,
        );
        return rows[0] as object;
      } finally {
        await reader.end();
        await other.drop();
      }
    };
    const first = await fingerprint('one');
    expect(await fingerprint('one')).toEqual(first);
    expect(await fingerprint('two')).not.toEqual(first);
  }, 60_000);
});
