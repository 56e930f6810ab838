import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** An evaluation made while the day was still running is worth a second look once it is over: core time, rest, missing clock-out. */
export class ProvisionalEvaluation1764000005000 implements MigrationInterface {
  name = 'ProvisionalEvaluation1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table day_evaluation add column provisional boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['day_evaluation where provisional']);
    await runner.query('alter table day_evaluation drop column provisional');
  }
}
