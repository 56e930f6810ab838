import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Fingerprint of all facts a plan was made of: equal facts need no second calculation when the month is closed. */
export class ClosingFactsStamp1764000008000 implements MigrationInterface {
  name = 'ClosingFactsStamp1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table closing_employee add column facts_stamp text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['closing_employee where facts_stamp is not null']);
    await runner.query('alter table closing_employee drop column facts_stamp');
  }
}
