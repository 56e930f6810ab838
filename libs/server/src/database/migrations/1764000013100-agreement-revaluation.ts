import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Days that a published version or temporary rule concerns and that are to be valued anew. Written with what was
 * published, done by the worker in small batches: nobody who clocks in waits for a whole city to be valued.
 */
export class AgreementRevaluation1764000013100 implements MigrationInterface {
  name = 'AgreementRevaluation1764000013100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agreement_revaluation (
        tenant_id int not null,
        revaluation_id uuid not null,
        agreement_id uuid not null,
        -- Days from the first on that may be worth something else; up to today where there is no end.
        concerned daterange not null check (not isempty(concerned) and not lower_inf(concerned)),
        done_at timestamptz,
        primary key (tenant_id, revaluation_id),
        foreign key (tenant_id, agreement_id) references staff_agreement
      );
      create index agreement_revaluation_to_do on agreement_revaluation (tenant_id) where done_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['agreement_revaluation']);
    await runner.query('drop table agreement_revaluation');
  }
}
