import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { refuseDataLoss } from '../data-loss';

/** The personnel group comes with the person's master data; contracts that are imported later take it from there. */
export class EmployeePersonnelGroup1764000007000 implements MigrationInterface {
  name = 'EmployeePersonnelGroup1764000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table employee add column personnel_group text
        check (personnel_group in ('TVOED_VKA', 'BEAMTE_SN', 'TVAOED'));
      update employee e set personnel_group = (
        select c.personnel_group from contract c where c.tenant_id = e.tenant_id and c.employee_id = e.employee_id
        order by lower(c.valid_during) desc limit 1);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await refuseDataLoss(runner, this.name, ['employee where personnel_group is not null']);
    await runner.query('alter table employee drop column personnel_group');
  }
}
