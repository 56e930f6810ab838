import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Where each value of an agreement is written, by its key. Shown beside the value and never calculated with, so
 * that the paragraphs of a text that was entered long ago may still be added.
 */
export class AgreementParagraphs1764000013000 implements MigrationInterface {
  name = 'AgreementParagraphs1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_agreement_version add column paragraphs jsonb not null default '{}'
        check (jsonb_typeof(paragraphs) = 'object');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ["staff_agreement_version where paragraphs <> '{}'"]);
    await runner.query('alter table staff_agreement_version drop column paragraphs');
  }
}
