import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** A month that was handed in keeps what its days were worth to leaders then: it opens again where that changes, and only there. */
export class WhatLeadersSaw1764000040000 implements MigrationInterface {
  name = 'WhatLeadersSaw1764000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table employee_month add column seen_worth text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['employee_month where seen_worth is not null']);
    await runner.query('alter table employee_month drop column seen_worth');
  }
}
