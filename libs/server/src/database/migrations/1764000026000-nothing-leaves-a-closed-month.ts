import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The date by which a row belongs to a month. */
const TABLES = [
  ['work_interval', 'shift_date'],
  ['day_evaluation', 'date'],
] as const;

/**
 * A change looks at the month that a row leaves, too, not only at the one it comes to. Rows that stay
 * where they are pay nothing: the trigger is for changes of date and person alone.
 */
export class NothingLeavesAClosedMonth1764000026000 implements MigrationInterface {
  name = 'NothingLeavesAClosedMonth1764000026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_leaving_closed_month() returns trigger language plpgsql as $$
      begin
        perform 1 from employee_month em
        where em.tenant_id = old.tenant_id and em.employee_id = old.employee_id and em.status = 'closed'
          and em.month = date_trunc('month', (to_jsonb(old) ->> tg_argv[0])::date)::date;
        if found then
          raise exception 'the month is closed' using errcode = 'ZB001';
        end if;
        return new;
      end $$`);
    for (const [table, column] of TABLES)
      await runner.query(`
        create trigger ${table}_leaves_closed before update of ${column}, employee_id, tenant_id on ${table}
          for each row when ((old.${column}, old.employee_id, old.tenant_id) is distinct from (new.${column}, new.employee_id, new.tenant_id))
          execute function refuse_leaving_closed_month('${column}')`);
    await runner.query(span({ lookBack: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of TABLES) await runner.query(`drop trigger ${table}_leaves_closed on ${table}`);
    await runner.query('drop function refuse_leaving_closed_month()');
    await runner.query(span({ lookBack: false }));
  }
}

/** An absence may span months: every month that it touches, or touched, must be open. */
const span = ({ lookBack }: { lookBack: boolean }): string => `
  create or replace function refuse_closed_span() returns trigger language plpgsql as $$
  declare row_ record; spans record;
  begin
    row_ := case when tg_op = 'DELETE' then old else new end;
    for spans in
      select row_.tenant_id as tenant_id, row_.employee_id as employee_id, row_.from_date as from_date, row_.to_date as to_date
      ${lookBack ? `union all select old.tenant_id, old.employee_id, old.from_date, old.to_date where tg_op = 'UPDATE'` : ''}
    loop
      perform 1 from (
        select em.status from employee_month em
        where em.tenant_id = spans.tenant_id and em.employee_id = spans.employee_id
          and em.month between date_trunc('month', spans.from_date)::date and spans.to_date
        for share) locked where locked.status = 'closed';
      if found then
        raise exception 'the month is closed' using errcode = 'ZB001';
      end if;
    end loop;
    return row_;
  end $$`;
