import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/**
 * Which personnel number a payroll file carries is a setting of the target, not a guess from the numbers that happen to
 * be there: a colleague hired later with a long number turned the whole file over, closed months included.
 */
export class PersonnelNumbersOfATarget1764000027000 implements MigrationInterface {
  name = 'PersonnelNumbersOfATarget1764000027000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- 'lodas': up to five digits, as LODAS numbers people; 'company': the employer's own number (betriebliche Personalnummer).
      alter table payroll_target add personnel_numbers text not null default 'lodas' check (personnel_numbers in ('lodas', 'company'));
      -- Targets that are there keep what their files had up to now.
      update payroll_target p set personnel_numbers = 'company' where exists (
        select from employee e where e.tenant_id = p.tenant_id and e.payroll_group = p.payroll_group and length(e.personnel_number) > 5);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['payroll_target']);
    await runner.query('alter table payroll_target drop column personnel_numbers');
  }
}
