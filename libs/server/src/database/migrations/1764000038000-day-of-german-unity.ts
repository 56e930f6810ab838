import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The calendar calls 3 October "National Holiday" in English. What was changed by hand stays. */
export class DayOfGermanUnity1764000038000 implements MigrationInterface {
  name = 'DayOfGermanUnity1764000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update holiday set name_en = 'Day of German Unity'
      where source = 'date-holidays' and name_de = 'Tag der Deutschen Einheit' and name_en = 'National Holiday'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update holiday set name_en = 'National Holiday'
      where source = 'date-holidays' and name_de = 'Tag der Deutschen Einheit' and name_en = 'Day of German Unity'`);
  }
}
