import { Client } from 'pg';
import { type TestApp, type TestPerson, createTestApp } from '../../testing';
import { ownsTables } from './application-role';

const NOW = '2026-11-24T08:00:00Z';

describe('the database user of API and worker', () => {
  let api: TestApp;
  let jana: TestPerson;
  let application: Client;

  beforeAll(async () => {
    api = await createTestApp(NOW);
    await api.scenario.tenant();
    jana = await api.scenario.person({ givenName: 'Jana' });
    const booked = await api.request('POST', '/api/v1/bookings', {
      as: jana,
      body: { bookingId: '019a0000-0000-7000-8000-000000000001', kind: 'clockIn', location: 'office' },
    });
    expect(booked.status).toBe(201);
    application = new Client({ connectionString: api.db.pool.options.connectionString });
    await application.connect();
  });
  afterAll(async () => {
    await application.end();
    await api.close();
  });

  const rows = async <Row extends object>(sql: string) => (await api.scenario.client.query<Row>(sql)).rows;

  it('is no owner of the tables and above nobody, which those who may do more are told apart by', async () => {
    expect(await ownsTables(application)).toBe(false);
    expect(await ownsTables(api.scenario.client)).toBe(true);
    const [role] = await rows<Record<string, boolean>>(
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
         exists (select 1 from pg_auth_members m where m.member = r.oid) as member
       from pg_roles r where rolname = 'zeitbuch_app'`,
    );
    expect(Object.values(role)).toEqual([false, false, false, false, false, false]);
  });

  it.each([
    'alter table booking disable trigger all',
    'alter table audit_event disable trigger audit_event_append_only',
    'set session_replication_role = replica',
    'drop trigger booking_append_only on booking',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'create trigger mine before insert on booking for each row execute function refuse_change()',
    'alter table booking drop constraint booking_pkey',
    'drop table booking cascade',
    'truncate work_interval',
    'truncate audit_event',
    "update booking set at = at - interval '1 hour'",
    'update audit_event set action = $$nothing$$',
    'delete from audit_event',
    'delete from booking',
    'update ledger_entry set minutes = 1',
    'delete from payroll_export',
    'update migrations set name = $$x$$',
    'insert into four_eyes_decision (tenant_id) values (1)',
    'create table mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'insert into four_eyes_in_force select * from four_eyes_in_force',
    'delete from booking_to_clarify',
    'set role postgres',
    'alter role zeitbuch_app superuser',
    'alter database postgres owner to zeitbuch_app',
    'alter table employee_month owner to zeitbuch_app',
    'grant all on booking to public',
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
  ])('is refused: %s', async (statement) => {
    const refusal = await application.query(statement).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    // `grant` without the right to grant is a warning in PostgreSQL and changes nothing.
    if (refusal === 'done') expect(statement).toMatch(/^grant/);
    else expect(['42501', '0LP01', '55000']).toContain(refusal);
    const [left] = await rows(
      `select (select count(*)::int from booking) as bookings, (select count(*) > 0 from audit_event) as logged,
         not exists (select 1 from pg_trigger where tgenabled <> 'O') as guarded,
         not exists (select 1 from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public') as private`,
    );
    expect(left).toEqual({ bookings: 1, logged: true, guarded: true, private: true });
  });

  it('cannot slip a table of its own under the functions of the triggers', async () => {
    const open = await rows(
      `select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
         and coalesce(array_to_string(p.proconfig, ','), '') not like '%search_path=pg_catalog, public, pg_temp%'
         and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    expect(open).toEqual([]);
    // BullMQ's schema is the one in which it may create.
    await application.query('create table bullmq.employee_month (like public.employee_month)');
    await application.query('set search_path = bullmq, public');
    await api.scenario.closedMonth(jana, '2026-10');
    await expect(
      application.query(
        `insert into absence (tenant_id, absence_id, employee_id, kind, from_date, to_date)
         values (1, gen_random_uuid(), $1, 'leave', '2026-10-05', '2026-10-06')`,
        [jana.employeeId],
      ),
    ).rejects.toMatchObject({ code: 'ZB001' });
    await application.query('set search_path to default');
  });

  it('moves nothing out of a closed month', async () => {
    await api.scenario.absence(jana, 'leave', '2026-09-07', '2026-09-08');
    await api.scenario.client.query(
      `insert into day_evaluation (tenant_id, employee_id, date, state, target_minutes, worked_minutes, break_recorded_minutes, break_auto_minutes,
         cut_outside_frame_minutes, capped_minutes, absence_credit_minutes, credited_minutes, inputs_hash)
       values (1, $1, '2026-09-09', 'none', 0, 0, 0, 0, 0, 0, 0, 0, 'x')`,
      [jana.employeeId],
    );
    await api.scenario.closedMonth(jana, '2026-09');
    for (const move of [
      `update absence set from_date = '2040-01-01', to_date = '2040-01-02' where from_date = '2026-09-07'`,
      `update day_evaluation set date = date + interval '20 years' where date = '2026-09-09'`,
    ])
      await expect(application.query(move)).rejects.toMatchObject({ code: 'ZB001' });
  });

  it('may change no table whose triggers refuse every change, and empty none at all', async () => {
    const tables = await rows<{ table: string; change: boolean; remove: boolean; empty: boolean; kept: boolean }>(
      `select c.relname as table, has_table_privilege('zeitbuch_app', c.oid, 'update') as change,
         has_table_privilege('zeitbuch_app', c.oid, 'delete') as remove,
         has_table_privilege('zeitbuch_app', c.oid, 'truncate') as empty,
         exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%append_only') as kept
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    );
    const kept = tables.filter((table) => table.kept);
    expect(kept.length).toBeGreaterThan(8);
    expect(kept.filter(({ change, remove }) => change || remove)).toEqual([]);
    expect(tables.filter(({ empty }) => empty)).toEqual([]);
  });
});
