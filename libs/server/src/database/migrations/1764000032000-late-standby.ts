import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * On-call time over the end of a month is one span. A piece of the later month that comes when the earlier one is closed
 * may change what that one had to pay: the later one pays the difference, and must know that it came late.
 */
export class LateStandby1764000032000 implements MigrationInterface {
  name = 'LateStandby1764000032000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The month before that of its beginning was closed already when it came.
      alter table standby add column is_late boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['standby where is_late']);
    await runner.query('alter table standby drop column is_late');
  }
}
