import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What was published stays what it was: caches, fingerprints of days and stamps of closings rest on that. A version
 * or an annex may only end earlier, because the next one begins. Keys that the rules learn later may be added to a
 * version, and paragraphs, which nothing is calculated with.
 */
export class AgreementsAppendOnly1764000013300 implements MigrationInterface {
  name = 'AgreementsAppendOnly1764000013300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_rewritten_agreement() returns trigger language plpgsql as $$
      declare kept constant text[] = array['valid_during', 'parameters', 'paragraphs'];
      begin
        if to_jsonb(old) - kept is distinct from to_jsonb(new) - kept
          or not old.valid_during @> new.valid_during or lower(old.valid_during) is distinct from lower(new.valid_during)
          or exists (
            select from jsonb_each(coalesce(to_jsonb(old) -> 'parameters', '{}')) was
            join jsonb_each(coalesce(to_jsonb(new) -> 'parameters', '{}')) is_now using (key)
            where was.value is distinct from is_now.value) then
          raise exception 'table % is append-only', tg_table_name using errcode = 'ZB002';
        end if;
        return new;
      end $$;

      create trigger staff_agreement_version_rewritten before update on staff_agreement_version
        for each row execute function refuse_rewritten_agreement();
      create trigger agreement_annex_rewritten before update on agreement_annex
        for each row execute function refuse_rewritten_agreement();
      create trigger agreement_overlay_rewritten before update on agreement_overlay
        for each row execute function refuse_change();
    `);
    for (const table of TABLES) {
      await runner.query(`
        create trigger ${table}_deleted before delete on ${table} for each row execute function refuse_change();
        create trigger ${table}_emptied before truncate on ${table} execute function refuse_change();`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        drop trigger ${table}_rewritten on ${table};
        drop trigger ${table}_deleted on ${table};
        drop trigger ${table}_emptied on ${table};`);
    }
    await runner.query('drop function refuse_rewritten_agreement()');
  }
}

const TABLES = ['staff_agreement_version', 'agreement_annex', 'agreement_overlay'];
