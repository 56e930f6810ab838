import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A closing that is closed stays as it is, like its months, ledger and files: whoever follows gets a supplementary run. */
export class ClosedClosingsStay1764000039000 implements MigrationInterface {
  name = 'ClosedClosingsStay1764000039000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_closed_closing() returns trigger language plpgsql as $$
      begin
        if old.status = 'closed' and (tg_op = 'DELETE' or new is distinct from old) then
          raise exception 'the closing is closed' using errcode = 'ZB001';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger closing_stays_closed before update or delete on closing
        for each row execute function keep_closed_closing();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger closing_stays_closed on closing; drop function keep_closed_closing()');
  }
}
