import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** Severely disabled people may ask not to work more than eight hours a day (SGB IX § 207): the wish is a dated fact. */
export class ExtraWorkExemption1764000019000 implements MigrationInterface {
  name = 'ExtraWorkExemption1764000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table protected_status
        drop constraint protected_status_kind_check,
        drop constraint protected_status_ends,
        add constraint protected_status_kind_check
          check (kind in ('pregnant', 'nursing', 'eveningWork', 'severelyDisabled', 'equalStanding', 'extraWorkExemption')),
        add constraint protected_status_ends
          check (kind in ('severelyDisabled', 'equalStanding', 'extraWorkExemption') or not upper_inf(valid_during));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ["protected_status where kind = 'extraWorkExemption'"]);
    await runner.query(`
      delete from protected_status where kind = 'extraWorkExemption';
      alter table protected_status
        drop constraint protected_status_kind_check,
        drop constraint protected_status_ends,
        add constraint protected_status_kind_check
          check (kind in ('pregnant', 'nursing', 'eveningWork', 'severelyDisabled', 'equalStanding')),
        add constraint protected_status_ends
          check (kind in ('severelyDisabled', 'equalStanding') or not upper_inf(valid_during));
    `);
  }
}
