import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which formats there are is known to the library that writes them: a new one is no matter of the schema. */
export class AnyPayrollFormat1764000041000 implements MigrationInterface {
  name = 'AnyPayrollFormat1764000041000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table wage_type_mapping drop constraint wage_type_mapping_target_check;
      alter table wage_type_mapping add constraint wage_type_mapping_target_check
        check (target ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table wage_type_mapping drop constraint wage_type_mapping_target_check;
      alter table wage_type_mapping add constraint wage_type_mapping_target_check
        check (target in ('datev-lodas', 'csv'))`);
  }
}
