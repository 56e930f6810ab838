import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Clocking in looks up contract and agreement of a person: a B-tree finds them in a third of the time of the
 * GiST index behind the exclusion constraint. Intervals are found by their bookings; a day's index of their
 * own was written with every tap and read only by corrections.
 */
export class IndexesOfTheHotPath1764000010000 implements MigrationInterface {
  name = 'IndexesOfTheHotPath1764000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index contract_by_employee on contract (tenant_id, employee_id);
      create index agreement_assignment_by_employee on agreement_assignment (tenant_id, employee_id);
      drop index work_interval_by_day;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index work_interval_by_day on work_interval (tenant_id, employee_id, shift_date);
      drop index agreement_assignment_by_employee;
      drop index contract_by_employee;
    `);
  }
}
