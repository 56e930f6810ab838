import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * The limit of the account is for hours of one's own choice. What was ordered stands in the account of some people, too,
 * and stays there until time off has balanced it: each closing says how much of the balance that is.
 */
export class OrderedWorkInTheAccount1764000037100 implements MigrationInterface {
  name = 'OrderedWorkInTheAccount1764000037100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the closing balance what was ordered and is not balanced yet; null in months closed before anybody counted it.
      alter table employee_month add column ordered_balance_minutes int check (ordered_balance_minutes >= 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['employee_month where ordered_balance_minutes > 0']);
    await runner.query('alter table employee_month drop column ordered_balance_minutes');
  }
}
