import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The same refusal as before, in static SQL: its plan is kept for the session. A
 * clock-in fires five of these triggers; text that was planned anew each time
 * cost more than everything else together.
 */
export class ClosedMonthTriggers1764000006000 implements MigrationInterface {
  name = 'ClosedMonthTriggers1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of tables) {
      for (const [rows, operations] of transitions) {
        await runner.query(refusal(table, column, rows));
        for (const operation of operations) {
          if (table === 'booking' && operation !== 'insert') continue;
          await runner.query(`
            drop trigger ${oldTrigger(table, operation)} on ${table};
            create trigger ${oldTrigger(table, operation)} after ${operation} on ${table}
              referencing ${rows === 'old_rows' ? 'old' : 'new'} table as ${rows}
              for each statement execute function refuse_closed_${table}_${rows}();`);
        }
      }
    }
    await runner.query('drop function refuse_closed_month()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DYNAMIC_REFUSAL);
    for (const [table, column] of tables) {
      for (const [rows, operations] of transitions) {
        for (const operation of operations) {
          if (table === 'booking' && operation !== 'insert') continue;
          await runner.query(`
            drop trigger ${oldTrigger(table, operation)} on ${table};
            create trigger ${oldTrigger(table, operation)} after ${operation} on ${table}
              referencing ${rows === 'old_rows' ? 'old' : 'new'} table as ${rows}
              for each statement execute function refuse_closed_month('${column}');`);
        }
        await runner.query(`drop function refuse_closed_${table}_${rows}()`);
      }
    }
  }
}

const tables = [
  ['booking', 'shift_date'],
  ['work_interval', 'shift_date'],
  ['day_evaluation', 'date'],
] as const;

const transitions = [
  ['new_rows', ['insert', 'update']],
  ['old_rows', ['delete']],
] as const;

const oldTrigger = (table: string, operation: string): string =>
  table === 'booking' ? 'booking_closed_month' : `${table}_closed_${operation}`;

/**
 * Nothing to look at is the usual case of the other half of an upsert: leave at once.
 * The lateral look-up goes by the primary key, however many rows there are.
 */
const refusal = (table: string, column: string, rows: string): string => `
  create function refuse_closed_${table}_${rows}() returns trigger language plpgsql as $$
  begin
    perform 1 from ${rows} limit 1;
    if not found then
      return null;
    end if;
    perform 1
    from (select distinct tenant_id, employee_id, date_trunc('month', ${column})::date as month from ${rows}) touched
    cross join lateral (
      select em.status from employee_month em
      where em.tenant_id = touched.tenant_id and em.employee_id = touched.employee_id and em.month = touched.month
      for share) locked
    where locked.status = 'closed';
    if found then
      raise exception 'the month is closed' using errcode = 'ZB001';
    end if;
    return null;
  end $$;`;

const DYNAMIC_REFUSAL = `
  create function refuse_closed_month() returns trigger language plpgsql as $$
  declare closed boolean;
  begin
    if tg_op = 'DELETE' then
      execute format(
        'select bool_or(status = ''closed'') from (
           select em.status from employee_month em
           join (select distinct tenant_id, employee_id, date_trunc(''month'', %1$I)::date as month from old_rows) r
             using (tenant_id, employee_id, month) for share of em) locked', tg_argv[0]) into closed;
    else
      execute format(
        'select bool_or(status = ''closed'') from (
           select em.status from employee_month em
           join (select distinct tenant_id, employee_id, date_trunc(''month'', %1$I)::date as month from new_rows) r
             using (tenant_id, employee_id, month) for share of em) locked', tg_argv[0]) into closed;
    end if;
    if closed then
      raise exception 'the month is closed' using errcode = 'ZB001';
    end if;
    return null;
  end $$;`;
