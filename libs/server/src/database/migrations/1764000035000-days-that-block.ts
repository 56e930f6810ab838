import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Which days of the whole city wait for somebody is asked every minute by everybody who administers time. They are a few
 * hundred among millions, and an index of them alone is touched when a day begins to block or ceases to.
 */
export class DaysThatBlock1764000035000 implements MigrationInterface {
  name = 'DaysThatBlock1764000035000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index day_evaluation_blocked on day_evaluation (tenant_id, employee_id, date) where has_blocker',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index day_evaluation_blocked');
  }
}
